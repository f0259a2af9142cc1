package io.parley.channel.rss;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a feed's bytes. A byte order mark decides. Else bytes beyond ASCII that are good UTF-8 are UTF-8, whatever
 * they are called, since that never happens by chance. Else the charset that HTTP tells, that of the XML declaration and
 * UTF-8 are tried in this order, and the first that fits every byte is taken. Where none fits, the first is used and
 * each byte that is wrong in it becomes {@link #WRONG}, a character that XML forbids: so only the entry it stands in is
 * lost.
 */
final class FeedText {

    static final char WRONG = '\uFFFE';

    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");
    private static final int HEAD = 400;

    private FeedText() {}

    /**
     * Decodes.
     *
     * @param told the charset named by HTTP; null when it named none
     */
    static String of(byte[] bytes, @Nullable String told) {
        Charset marked = mark(bytes);
        if (marked != null) {
            int length = marked == StandardCharsets.UTF_8 ? 3 : 2;
            return lenient(ByteBuffer.wrap(bytes, length, bytes.length - length), marked);
        }
        Set<Charset> candidates = new LinkedHashSet<>();
        if (hasMoreThanAscii(bytes) && strict(bytes, StandardCharsets.UTF_8) != null) {
            candidates.add(StandardCharsets.UTF_8);
        }
        add(candidates, told);
        add(candidates, declared(bytes));
        candidates.add(StandardCharsets.UTF_8);
        for (Charset each : candidates) {
            String text = strict(bytes, each);
            if (text != null) {
                return text;
            }
        }
        return lenient(ByteBuffer.wrap(bytes), candidates.iterator().next());
    }

    private static boolean hasMoreThanAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Charset mark(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return starts(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("<\0?\0")) {
            return "UTF-16LE";
        }
        if (head.startsWith("\0<\0?")) {
            return "UTF-16BE";
        }
        Matcher found = DECLARED.matcher(head);
        return found.find() ? found.group(1) : null;
    }

    /** An unknown name is passed over; what calls itself Latin-1 or ASCII on the web is windows-1252. */
    private static void add(Set<Charset> candidates, @Nullable String name) {
        if (name == null) {
            return;
        }
        try {
            Charset charset = Charset.forName(name.strip());
            boolean isLatin = charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
            candidates.add(isLatin ? Charset.forName("windows-1252") : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            // The next source may know better.
        }
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrong) {
            return null;
        }
    }

    private static String lenient(ByteBuffer bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        StringBuilder text = new StringBuilder(bytes.remaining());
        CharBuffer part = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(bytes, part, true);
            text.append(part.flip());
            part.clear();
            if (result.isError()) {
                bytes.position(bytes.position() + result.length());
                text.append(WRONG);
            } else if (result.isUnderflow()) {
                return text.toString();
            }
        }
    }
}
