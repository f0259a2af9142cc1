package io.parley.decide;

import io.parley.model.MentionKind;
import io.parley.model.Visibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes one simple condition, or its opposite, as claims. */
final class Claims {

    private Claims() {}

    /** Alternatives of which one is true exactly when the condition holds (negated: when it does not). */
    static List<Claim> of(Condition condition, boolean negated, Set<String> channels) {
        Claim any = Claim.anything(channels);
        if (condition instanceof Condition.Followers followers) {
            List<Range> ranges = negated ? Range.outside(followers.ranges()) : followers.ranges();
            return each(ranges, any);
        }
        return List.of(one(condition, negated, any));
    }

    private static List<Claim> each(List<Range> ranges, Claim any) {
        List<Claim> claims = new ArrayList<>();
        ranges.forEach(range -> claims.add(any.withFollowers(range)));
        return claims;
    }

    private static Claim one(Condition condition, boolean negated, Claim any) {
        if (condition instanceof Condition.OnChannel channel) {
            return any.with(Claim.Field.CHANNEL, chosen(any.allowed(Claim.Field.CHANNEL), channel.names(), negated));
        }
        if (condition instanceof Condition.OfKind kind) {
            return any.with(Claim.Field.KIND, chosen(Set.of(MentionKind.values()), kind.kinds(), negated));
        }
        if (condition instanceof Condition.Seen seen) {
            return any.with(Claim.Field.VISIBILITY, chosen(Set.of(Visibility.values()), seen.by(), negated));
        }
        if (condition instanceof Condition.MentionsUs us) {
            return any.with(Claim.Field.MENTIONS_US, Set.of(us.does() != negated));
        }
        if (condition instanceof Condition.Stars stars) {
            return any.with(Claim.Field.RATING, chosen(Claim.STARS, matching(stars.ranges()), negated));
        }
        return open(condition, negated, any);
    }

    /** Fields whose values nobody can list. */
    private static Claim open(Condition condition, boolean negated, Claim any) {
        if (condition instanceof Condition.WrittenBy by) {
            return any.with(Claim.Field.AUTHOR, by.names(), negated);
        }
        if (condition instanceof Condition.Says says) {
            return any.with(Claim.Field.TEXT, says.terms().all(), negated);
        }
        if (condition instanceof Condition.Tagged tagged) {
            return any.with(Claim.Field.HASHTAGS, tagged.tags(), negated);
        }
        if (condition instanceof Condition.InLanguage in) {
            return any.with(Claim.Field.LANGUAGE, in.languages(), negated);
        }
        throw new IllegalStateException("no claim is known for " + condition.getClass());
    }

    private static Set<?> chosen(Set<?> all, Set<?> values, boolean negated) {
        Set<Object> chosen = new HashSet<>(all);
        if (negated) {
            chosen.removeAll(values);
        } else {
            chosen.retainAll(values);
        }
        return chosen;
    }

    private static Set<Integer> matching(List<Range> ranges) {
        Set<Integer> stars = new HashSet<>();
        for (int star = 0; star <= 5; star++) {
            int number = star;
            if (ranges.stream().anyMatch(range -> range.holds(number))) {
                stars.add(star);
            }
        }
        return stars;
    }
}
