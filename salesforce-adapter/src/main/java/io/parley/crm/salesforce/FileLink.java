package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Shape;
import io.parley.mapping.FieldText;
import io.parley.model.Attachment;
import io.parley.model.Mention;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A picture or file of a message as a file of Salesforce, which is a link.
 *
 * @param title the author's description, else the file's name
 */
record FileLink(String url, String title) {

    static final String VERSION = "ContentVersion";
    static final String LINK = "ContentDocumentLink";

    /** What ContentLocation says of documents on a social network. */
    static final String ON_A_NETWORK = "L";

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}]+");

    /** Those of a message that lead to the web, each address once. */
    static List<FileLink> of(Mention mention) {
        Map<String, FileLink> links = new LinkedHashMap<>();
        for (Attachment attachment : mention.attachments()) {
            String url = attachment.url().strip();
            if (WEB.matcher(url).matches()) {
                links.putIfAbsent(url, new FileLink(url, title(attachment, url)));
            }
        }
        return List.copyOf(links.values());
    }

    /** Whether the integration user may make such files. */
    static boolean makeable(Shape version) {
        return version.createable()
                && List.of("Title", "ContentUrl", "Description", "FirstPublishLocationId").stream()
                        .map(version::field)
                        .allMatch(field -> field != null && field.createable());
    }

    private static String title(Attachment attachment, String url) {
        String description = attachment.description() == null ? "" : FieldText.line(attachment.description());
        if (!description.isEmpty()) {
            return description;
        }
        String name = FieldText.line(name(url));
        return name.isEmpty() ? "Attachment" : name;
    }

    private static String name(String url) {
        String path = url.replaceFirst("[?#].*", "").replaceFirst("(?i)^https?://[^/]*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return last;
        }
    }
}
