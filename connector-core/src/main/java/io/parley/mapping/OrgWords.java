package io.parley.mapping;

import io.parley.model.Priority;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words of one org that parley.yaml tells and a mapping may use.
 *
 * @param origin where cases and leads come from; null takes the channel's name
 * @param priorities the org's word for each priority
 * @param leadCompany the company of a lead
 */
public record OrgWords(@Nullable String origin, Map<Priority, String> priorities, String leadCompany) {}
