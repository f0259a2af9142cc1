package io.parley.decide;

import io.parley.model.MentionKind;
import io.parley.model.Visibility;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must all be true of a mention: for each field whose values can be listed those it may have, for each other field
 * the sets it must (or must not) have something of, and how many may follow the author.
 */
final class Claim {

    /** Minus one stands for a mention without a rating. */
    static final Set<Integer> STARS = Set.of(-1, 0, 1, 2, 3, 4, 5);

    private static final Set<Boolean> EITHER = Set.of(true, false);

    /** A field, as it is called in rules.yaml. */
    enum Field {
        CHANNEL("channel"),
        KIND("kind"),
        VISIBILITY("visibility"),
        MENTIONS_US("mentions-us"),
        RATING("rating"),
        AUTHOR("author"),
        TEXT("text"),
        HASHTAGS("hashtags"),
        LANGUAGE("language");

        private final String key;

        Field(String key) {
            this.key = key;
        }
    }

    private final Map<Field, Set<?>> allowed;
    private final Map<Field, List<Set<String>>> someOf;
    private final Map<Field, Set<String>> noneOf;
    private final Range followers;

    private Claim(
            Map<Field, Set<?>> allowed,
            Map<Field, List<Set<String>>> someOf,
            Map<Field, Set<String>> noneOf,
            Range followers) {
        this.allowed = allowed;
        this.someOf = someOf;
        this.noneOf = noneOf;
        this.followers = followers;
    }

    static Claim anything(Set<String> channels) {
        Map<Field, Set<?>> all = new EnumMap<>(Field.class);
        all.put(Field.CHANNEL, channels);
        all.put(Field.KIND, Set.of(MentionKind.values()));
        all.put(Field.VISIBILITY, Set.of(Visibility.values()));
        all.put(Field.MENTIONS_US, EITHER);
        all.put(Field.RATING, STARS);
        return new Claim(all, Map.of(), Map.of(), new Range(0, Long.MAX_VALUE));
    }

    Set<?> allowed(Field field) {
        return allowed.getOrDefault(field, Set.of());
    }

    Claim with(Field field, Set<?> values) {
        Map<Field, Set<?>> changed = new EnumMap<>(allowed);
        changed.put(field, values);
        return new Claim(changed, someOf, noneOf, followers);
    }

    Claim with(Field field, Set<String> values, boolean negated) {
        return negated
                ? new Claim(allowed, someOf, Map.of(field, values), followers)
                : new Claim(allowed, Map.of(field, List.of(values)), noneOf, followers);
    }

    Claim withFollowers(Range range) {
        return new Claim(allowed, someOf, noneOf, range);
    }

    Claim and(Claim other) {
        Map<Field, Set<?>> both = new EnumMap<>(Field.class);
        allowed.forEach((field, values) -> both.put(field, common(values, other.allowed(field))));
        Map<Field, List<Set<String>>> some = new EnumMap<>(Field.class);
        some.putAll(someOf);
        other.someOf.forEach((field, sets) -> some.merge(field, sets, Claim::joined));
        Map<Field, Set<String>> none = new EnumMap<>(Field.class);
        none.putAll(noneOf);
        other.noneOf.forEach((field, set) -> none.merge(field, set, Claim::union));
        return new Claim(both, narrowed(some), none, followers.and(other.followers));
    }

    /** Why nothing can be like this; null when something can. */
    @Nullable
    String contradiction() {
        for (Map.Entry<Field, Set<?>> field : allowed.entrySet()) {
            if (field.getValue().isEmpty()) {
                return contradict(field.getKey().key);
            }
        }
        if (followers.isEmpty()) {
            return contradict("followers");
        }
        for (Map.Entry<Field, List<Set<String>>> field : someOf.entrySet()) {
            if (field.getValue().stream()
                    .anyMatch(set -> left(field.getKey(), set).isEmpty())) {
                boolean ours =
                        field.getKey() == Field.AUTHOR && field.getValue().contains(Set.<String>of());
                return ours ? "Own posts are set aside before any rule is asked." : contradict(field.getKey().key);
            }
        }
        return null;
    }

    /** Whether everything that is like this is like the other too, for certain. */
    boolean implies(Claim other) {
        return followers.within(other.followers)
                && allowed.entrySet().stream()
                        .allMatch(field -> other.allowed(field.getKey()).containsAll(field.getValue()))
                && other.someOf.entrySet().stream().allMatch(field -> field.getValue().stream()
                        .allMatch(wanted -> hasSomeOf(field.getKey(), wanted)))
                && other.noneOf.entrySet().stream().allMatch(field -> hasNoneOf(field.getKey(), field.getValue()));
    }

    private boolean hasSomeOf(Field field, Set<String> wanted) {
        return someOf.getOrDefault(field, List.of()).stream().anyMatch(set -> wanted.containsAll(left(field, set)));
    }

    private boolean hasNoneOf(Field field, Set<String> unwanted) {
        if (noneOf.getOrDefault(field, Set.of()).containsAll(unwanted)) {
            return true;
        }
        // A mention has one language, so being in some is not being in the others.
        return field == Field.LANGUAGE
                && someOf.getOrDefault(field, List.of()).stream()
                        .anyMatch(set -> common(left(field, set), unwanted).isEmpty());
    }

    private Set<String> left(Field field, Set<String> values) {
        Set<String> left = new HashSet<>(values);
        left.removeAll(noneOf.getOrDefault(field, Set.of()));
        return left;
    }

    private static Map<Field, List<Set<String>>> narrowed(Map<Field, List<Set<String>>> some) {
        List<Set<String>> languages = some.get(Field.LANGUAGE);
        if (languages != null) {
            Set<String> possible = languages.stream().reduce(Claim::common).orElseThrow();
            some.put(Field.LANGUAGE, List.of(possible));
        }
        return some;
    }

    private static String contradict(String key) {
        return "What it asks of `" + key + "` contradicts itself or leaves nothing.";
    }

    private static <T> Set<T> common(Set<T> one, Set<?> other) {
        Set<T> common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    private static List<Set<String>> joined(List<Set<String>> one, List<Set<String>> other) {
        List<Set<String>> joined = new ArrayList<>(one);
        joined.addAll(other);
        return joined;
    }
}
