package io.parley.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which CRM a demo has, and what real input it takes beside its sample.
 *
 * @param crm which CRM the mentions go to
 * @param hashtags public hashtag timelines
 * @param feedUrls RSS or Atom feeds on the web
 * @param feedFiles RSS or Atom files, served on loopback
 */
record DemoOptions(DemoCrm.Kind crm, List<Hashtag> hashtags, List<String> feedUrls, List<Path> feedFiles) {

    private static final Pattern FOLLOW = Pattern.compile("mastodon:#?([\\p{L}\\p{N}_]+)@([A-Za-z0-9.-]+(?::\\d+)?)");

    /** A hashtag on a server. */
    record Hashtag(String tag, String server) {}

    /**
     * Reads {@code --crm}, {@code --follow} and {@code --feed}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong and how to write it
     */
    static DemoOptions of(String crm, List<String> follow, List<String> feeds) {
        List<Hashtag> hashtags = follow.stream().map(DemoOptions::hashtag).toList();
        List<String> urls = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (String feed : feeds) {
            if (feed.startsWith("http://") || feed.startsWith("https://")) {
                urls.add(URI.create(feed).toString());
            } else {
                files.add(file(feed));
            }
        }
        return new DemoOptions(DemoCrm.Kind.named(crm), hashtags, urls, files);
    }

    private static Hashtag hashtag(String text) {
        Matcher matcher = FOLLOW.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "--follow '" + text
                            + "' is not understood. Write it like mastodon:#coffee@mastodon.social (in quotes, for the shell's sake).");
        }
        return new Hashtag(matcher.group(1), matcher.group(2));
    }

    private static Path file(String feed) {
        Path file = Path.of(feed).toAbsolutePath();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "--feed " + feed + " is neither an http(s) URL nor a file that can be read.");
        }
        return file;
    }
}
