package io.parley.config;

import io.parley.decide.Condition;
import io.parley.decide.Range;
import io.parley.decide.Terms;
import io.parley.enrich.Languages;
import io.parley.model.MentionKind;
import io.parley.model.Visibility;
import io.parley.yaml.Block;
import io.parley.yaml.Nearest;
import io.parley.yaml.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a rule asks. Several keys must all hold; {@code or} stands beside them, {@code not} takes away. */
final class WhenReader {

    /** Stands for what could not be read. */
    static final Condition NEVER = new Condition.AnyOf(List.of());

    static final List<String> KEYS = List.of(
            "author",
            "channel",
            "kind",
            "visibility",
            "text",
            "hashtags",
            "language",
            "followers",
            "mentions-us",
            "rating",
            "or",
            "not");

    private static final String OURS = "ours";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final Set<String> channels;
    private final Map<String, BiFunction<Value, String, Condition>> conditions = new LinkedHashMap<>();

    WhenReader(Set<String> channels) {
        this.channels = channels;
        conditions.put("author", this::author);
        conditions.put("channel", this::channel);
        conditions.put("kind", this::kind);
        conditions.put("visibility", this::visibility);
        conditions.put("text", this::text);
        conditions.put("hashtags", this::hashtags);
        conditions.put("language", this::language);
        conditions.put("followers", (value, key) -> new Condition.Followers(ranges(value, key)));
        conditions.put("mentions-us", this::mentionsUs);
        conditions.put("rating", (value, key) -> new Condition.Stars(ranges(value, key)));
    }

    Condition read(Value value) {
        Block block = value.block("when");
        if (block == null) {
            return NEVER;
        }
        block.knowsOnly(KEYS, "to ask for");
        List<Condition> all = new ArrayList<>();
        List<Condition> ways = new ArrayList<>();
        for (String key : block.keys()) {
            Value asked = block.get(key);
            BiFunction<Value, String, Condition> reader = conditions.get(key);
            if (asked == null) {
                continue;
            }
            if (reader != null) {
                all.add(reader.apply(asked, key));
            } else if (key.equals("not")) {
                asked.values().forEach(each -> all.add(new Condition.Not(read(each))));
            } else if (key.equals("or")) {
                asked.values().forEach(each -> ways.add(read(each)));
            }
        }
        return joined(all, ways);
    }

    private static Condition joined(List<Condition> all, List<Condition> ways) {
        if (ways.isEmpty()) {
            return all.size() == 1 ? all.get(0) : new Condition.All(all);
        }
        if (!all.isEmpty()) {
            ways.add(0, new Condition.All(all));
        }
        return new Condition.AnyOf(ways);
    }

    private Condition author(Value value, String key) {
        Set<String> names = new HashSet<>(value.texts(key));
        boolean ours = names.remove(OURS);
        return new Condition.WrittenBy(names, ours);
    }

    private Condition channel(Value value, String key) {
        return new Condition.OnChannel(chosen(value, key, name -> channels.contains(name) ? name : null, channels));
    }

    private Condition kind(Value value, String key) {
        return new Condition.OfKind(
                chosen(value, key, name -> named(MentionKind.values(), name), names(MentionKind.values())));
    }

    private Condition visibility(Value value, String key) {
        return new Condition.Seen(
                chosen(value, key, name -> named(Visibility.values(), name), names(Visibility.values())));
    }

    private Condition text(Value value, String key) {
        List<String> terms = new ArrayList<>();
        for (Value each : value.values()) {
            List<String> term = Stream.ofNullable(each.text(key)).toList();
            try {
                Terms.of(term);
                terms.addAll(term);
            } catch (IllegalArgumentException wrong) {
                each.report()
                        .problem(
                                each,
                                String.valueOf(wrong.getMessage()),
                                "Write words, a phrase, or /expression/ as RE2 knows it.");
            }
        }
        return new Condition.Says(Terms.of(terms));
    }

    private Condition hashtags(Value value, String key) {
        return new Condition.Tagged(value.texts(key).stream()
                .map(tag -> (tag.startsWith("#") ? tag.substring(1) : tag).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }

    private Condition language(Value value, String key) {
        Set<String> languages = new HashSet<>();
        for (Value each : value.values()) {
            String written = each.text(key);
            String primary = Languages.primary(written);
            if (written != null && (LANGUAGE.matcher(primary).matches() && !isOther(written, primary))) {
                languages.add(primary);
            } else if (written != null) {
                each.report()
                        .problem(
                                each,
                                "'" + written + "' is not a language code.",
                                "Use codes such as en, de or pt, or und for texts whose language can't be told.");
            }
        }
        return new Condition.InLanguage(languages);
    }

    /** {@code und} is also the answer to what is no code at all. */
    private static boolean isOther(String written, String primary) {
        return primary.equals(Languages.UNDETERMINED) && !written.equalsIgnoreCase(Languages.UNDETERMINED);
    }

    private Condition mentionsUs(Value value, String key) {
        String text = value.text(key);
        String answer = text == null ? null : OptionsReader.yesOrNo(value, "`" + key + "`", text);
        return answer == null ? NEVER : new Condition.MentionsUs(answer.equals("true"));
    }

    private static List<Range> ranges(Value value, String key) {
        List<Range> ranges = new ArrayList<>();
        for (Value each : value.values()) {
            String text = each.text(key);
            try {
                Optional.ofNullable(text).map(Range::parse).ifPresent(ranges::add);
            } catch (IllegalArgumentException wrong) {
                each.report()
                        .problem(
                                each,
                                "`" + key + "`: " + wrong.getMessage(),
                                "Write whole numbers in quotes: \">= 1000\", \"< 10\", \"2\" or \"1..3\".");
            }
        }
        return ranges;
    }

    private static <T> Set<T> chosen(Value value, String key, Function<String, @Nullable T> find, Set<String> known) {
        Set<T> chosen = new HashSet<>();
        for (Value each : value.values()) {
            String name = each.text(key);
            T found = name == null ? null : find.apply(name);
            if (found != null) {
                chosen.add(found);
            } else if (name != null) {
                each.report().problem(each, "There is no " + key + " '" + name + "'.", Nearest.fix(name, known));
            }
        }
        return chosen;
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, String name) {
        for (E each : all) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        return null;
    }

    private static Set<String> names(Enum<?>[] all) {
        return Stream.of(all).map(each -> each.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
