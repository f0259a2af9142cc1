package io.parley.decide;

import io.parley.model.MentionKind;
import io.parley.model.Rating;
import io.parley.model.Visibility;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a rule asks of a mention. Each is a value: two that ask the same are equal. */
public sealed interface Condition {

    /** Holds for every mention. */
    Condition ALWAYS = new All(List.of());

    boolean holds(Facts facts);

    /** Every one of them holds. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Facts facts) {
            for (Condition condition : of) {
                if (!condition.holds(facts)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At least one of them holds. */
    record AnyOf(List<Condition> of) implements Condition {
        public AnyOf {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Facts facts) {
            for (Condition condition : of) {
                if (condition.holds(facts)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** It does not hold. */
    record Not(Condition of) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return !of.holds(facts);
        }
    }

    /**
     * One of these people wrote it.
     *
     * @param names handles (without at sign, lower case) and ids
     * @param ours whether an account of ours counts too
     */
    record WrittenBy(Set<String> names, boolean ours) implements Condition {
        public WrittenBy {
            Set<String> both = new HashSet<>(names);
            names.forEach(name -> both.add(Facts.plainHandle(name)));
            // An author without a handle is nobody in particular.
            both.remove("");
            names = Set.copyOf(both);
        }

        @Override
        public boolean holds(Facts facts) {
            String id = facts.mention().actor().id();
            return ours && facts.enriched().ours()
                    || names.contains(facts.handle())
                    || id != null && names.contains(id);
        }
    }

    /** It came from one of these channels, by their names in parley.yaml. */
    record OnChannel(Set<String> names) implements Condition {
        public OnChannel {
            names = Set.copyOf(names);
        }

        @Override
        public boolean holds(Facts facts) {
            return names.contains(facts.mention().key().channel());
        }
    }

    /** It is of one of these kinds. */
    record OfKind(Set<MentionKind> kinds) implements Condition {
        public OfKind {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public boolean holds(Facts facts) {
            return kinds.contains(facts.mention().kind());
        }
    }

    /** Those who can see it. */
    record Seen(Set<Visibility> by) implements Condition {
        public Seen {
            by = Set.copyOf(by);
        }

        @Override
        public boolean holds(Facts facts) {
            return by.contains(facts.mention().visibility());
        }
    }

    /** Its headline or content holds one of these terms. */
    record Says(Terms terms) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return terms.in(facts);
        }
    }

    /** It has one of these hashtags: lower case, without the sign. */
    record Tagged(Set<String> tags) implements Condition {
        public Tagged {
            tags = Set.copyOf(tags);
        }

        @Override
        public boolean holds(Facts facts) {
            for (String tag : facts.mention().tags()) {
                if (tags.contains(tag)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** It is in one of these languages: BCP 47 primary tags, or {@code und}. */
    record InLanguage(Set<String> languages) implements Condition {
        public InLanguage {
            languages = Set.copyOf(languages);
        }

        @Override
        public boolean holds(Facts facts) {
            return languages.contains(facts.enriched().language());
        }
    }

    /** So many follow its author; an unknown number counts as 0. */
    record Followers(List<Range> ranges) implements Condition {
        public Followers {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean holds(Facts facts) {
            return ranges.stream()
                    .anyMatch(range -> range.holds(facts.enriched().followers()));
        }
    }

    /** It speaks to us, or it does not. */
    record MentionsUs(boolean does) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return facts.mention().mentionsUs() == does;
        }
    }

    /** It is a review with so many stars of five, rounded down; never true of what has no rating. */
    record Stars(List<Range> ranges) implements Condition {
        public Stars {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean holds(Facts facts) {
            Rating rating = facts.mention().rating();
            return rating != null && ranges.stream().anyMatch(range -> range.holds(rating.stars()));
        }
    }
}
