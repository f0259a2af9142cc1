package io.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * A case or lead in a CRM.
 *
 * @param crm the CRM's name in parley.yaml
 * @param id the CRM's own id
 * @param url where a person opens it
 * @param label what people call it, such as the case number
 */
public record RecordRef(
        String crm,
        RecordKind kind,
        String id,
        @Nullable String url,
        @Nullable String label) {}
