package io.parley.crm.sugarcrm.api;

import io.parley.model.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found of many that were asked for.
 *
 * @param beans by what they were asked for by; those that are not there are missing
 * @param failed what can't be told, and why: calls that failed for these alone
 */
public record Found(Map<String, Bean> beans, Map<String, Outcome.Failure> failed) {

    public Found {
        beans = Map.copyOf(beans);
        failed = Map.copyOf(failed);
    }

    /** One in which every call went well. */
    public static Found of(Map<String, Bean> beans) {
        return new Found(beans, Map.of());
    }

    /** Null when it is not there, or can't be told. */
    public @Nullable Bean bean(String of) {
        return beans.get(of);
    }
}
