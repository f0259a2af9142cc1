package io.parley.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import io.parley.config.Secrets;
import io.parley.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * A JSON object for machines: {@code time} (ISO 8601, UTC), {@code level}, {@code logger}, {@code message}, each key with
 * its value as text, and {@code error} with the stack trace.
 */
final class JsonLine extends LayoutBase<ILoggingEvent> {

    private final Secrets secrets;

    JsonLine(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("time", event.getInstant().toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        // Each text is cleaned before it is escaped: an escape inside a secret must not hide it.
        line.put("message", secrets.redact(String.valueOf(event.getFormattedMessage())));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> line.putIfAbsent(pair.key, secrets.redact(String.valueOf(pair.value))));
        }
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.put("error", secrets.redact(ThrowableProxyUtil.asString(thrown)));
        }
        return Json.write(line) + '\n';
    }
}
