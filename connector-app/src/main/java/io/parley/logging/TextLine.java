package io.parley.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import io.parley.config.Secrets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * A line for people: time (UTC), level, who says it, what, and the keys with their values. A message with line breaks
 * stays one line, so that nobody can write a line of their own into the log; a stack trace follows in lines of its own.
 */
final class TextLine extends LayoutBase<ILoggingEvent> {

    private final Secrets secrets;

    TextLine(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(200);
        line.append(event.getInstant().truncatedTo(ChronoUnit.MILLIS)).append(' ');
        line.append(String.format("%-5s", event.getLevel())).append(' ');
        line.append(lastPart(event.getLoggerName())).append(": ");
        line.append(flat(secrets.redact(String.valueOf(event.getFormattedMessage()))));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> append(line, pair));
        }
        line.append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.append(secrets.redact(ThrowableProxyUtil.asString(thrown)));
        }
        return line.toString();
    }

    private void append(StringBuilder line, KeyValuePair pair) {
        String value = flat(secrets.redact(String.valueOf(pair.value)));
        boolean quoted = value.isEmpty() || value.indexOf(' ') >= 0 || value.indexOf('"') >= 0;
        line.append(' ').append(pair.key).append('=');
        line.append(quoted ? '"' + value.replace("\"", "\\\"") + '"' : value);
    }

    private static String lastPart(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static String flat(String text) {
        StringBuilder flat = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
            flat.append(breaks ? ' ' : c);
        }
        return flat.toString();
    }
}
