package io.parley.crm.sugarcrm;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bodies of version 4.1, which are forms with JSON in them; any other body is left as it is. */
final class LiveForm {

    private static final String BEGIN = "method=";
    private static final String DATA = "&rest_data=";
    private static final Pattern SESSION = Pattern.compile("\\{\"session\":\"([^\"]+)\"");

    private LiveForm() {}

    /** The body with its JSON to be read. */
    static String read(String body) {
        int data = body.indexOf(DATA);
        return body.startsWith(BEGIN) && data > 0
                ? body.substring(0, data + DATA.length())
                        + URLDecoder.decode(body.substring(data + DATA.length()), StandardCharsets.UTF_8)
                : body;
    }

    /** The session of a body that was read; null when it has none. */
    static @Nullable String session(String body) {
        Matcher session = SESSION.matcher(body);
        return body.startsWith(BEGIN) && session.find() ? session.group(1) : null;
    }

    /** The body for the server. */
    static String moved(String body, LiveSpace space) {
        int data = body.indexOf(DATA);
        return body.startsWith(BEGIN) && data > 0
                ? body.substring(0, data + DATA.length())
                        + URLEncoder.encode(
                                space.out(read(body).substring(data + DATA.length())), StandardCharsets.UTF_8)
                : space.out(body);
    }
}
