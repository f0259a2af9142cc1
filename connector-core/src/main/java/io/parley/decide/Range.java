package io.parley.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole numbers from {@code low} to {@code high}, both included. */
public record Range(long low, long high) {

    private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<|=)?\\s*(\\d{1,12})");
    private static final Pattern BETWEEN = Pattern.compile("(\\d{1,12})\\s*\\.\\.\\s*(\\d{1,12})");

    /**
     * Reads {@code >= 10}, {@code > 10}, {@code <= 10}, {@code < 10}, {@code 10} or {@code 10..20}.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    public static Range parse(String text) {
        Matcher between = BETWEEN.matcher(text.strip());
        if (between.matches()) {
            return new Range(Long.parseLong(between.group(1)), Long.parseLong(between.group(2)));
        }
        Matcher compared = COMPARED.matcher(text.strip());
        if (!compared.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a comparison.");
        }
        return compared(compared.group(1), Long.parseLong(compared.group(2)));
    }

    public boolean holds(long number) {
        return low <= number && number <= high;
    }

    boolean isEmpty() {
        return low > high;
    }

    Range and(Range other) {
        return new Range(Math.max(low, other.low), Math.min(high, other.high));
    }

    boolean within(Range other) {
        return other.low <= low && high <= other.high;
    }

    /** The numbers from 0 on that are in none of the ranges. */
    static List<Range> outside(List<Range> ranges) {
        List<Range> rest = List.of(new Range(0, Long.MAX_VALUE));
        for (Range range : ranges) {
            List<Range> left = new ArrayList<>();
            for (Range part : rest) {
                addUnlessEmpty(left, part.and(new Range(0, range.low - 1)));
                addUnlessEmpty(
                        left,
                        part.and(new Range(
                                range.high == Long.MAX_VALUE ? Long.MAX_VALUE : range.high + 1, Long.MAX_VALUE)));
            }
            rest = left;
        }
        return rest;
    }

    private static void addUnlessEmpty(List<Range> ranges, Range range) {
        if (!range.isEmpty() && range.low != Long.MAX_VALUE) {
            ranges.add(range);
        }
    }

    private static Range compared(@Nullable String sign, long number) {
        if (sign == null || "=".equals(sign)) {
            return new Range(number, number);
        }
        return switch (sign) {
            case ">=" -> new Range(number, Long.MAX_VALUE);
            case ">" -> new Range(number + 1, Long.MAX_VALUE);
            case "<=" -> new Range(0, number);
            default -> new Range(0, number - 1);
        };
    }
}
