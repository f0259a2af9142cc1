package io.parley.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import io.parley.config.Secrets;
import io.parley.config.Settings.LogSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Says how this process logs: to standard error, so that what a command prints can be read by a script. */
public final class Logs {

    /** Libraries that tell more than an admin wants to know; at debug and below they may speak. */
    private static final List<String> TALKATIVE = List.of(
            "org.apache.camel",
            "org.apache.hc",
            "io.vertx",
            "io.netty",
            "com.zaxxer",
            "org.flywaydb",
            "org.jdbi",
            "org.eclipse.jetty",
            "com.optimaize");

    /** They would write whole requests, in pieces in which no secret is recognised: quiet at every level. */
    private static final List<String> WIRE = List.of(
            "org.apache.hc.client5.http.wire",
            "org.apache.hc.client5.http.headers",
            "org.eclipse.jetty.io",
            "io.grpc.netty");

    /** Libraries whose warnings are about what Parley does on purpose: a newer H2, JSON without generated classes. */
    private static final List<String> MISTAKEN = List.of(
            "org.flywaydb.core.internal.database.base.Database",
            "org.apache.camel.component.salesforce.SalesforceComponent");

    private Logs() {}

    /**
     * Takes over logging. May be called again, as when the configuration has been read.
     *
     * @param secrets what is kept out of every line, including secrets that are registered later
     */
    public static void configure(LogSettings settings, Secrets secrets) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            throw new IllegalStateException("logging is not Logback's but " + factory.getClass());
        }
        configure(context, settings, secrets);
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    static void configure(LoggerContext context, LogSettings settings, Secrets secrets) {
        context.reset();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("lines");
        appender.setTarget("System.err");
        appender.setEncoder(encoder(context, layout(settings, secrets)));
        appender.start();
        Level level = Level.toLevel(settings.level().name());
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(appender);
        WIRE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        if (level.isGreaterOrEqual(Level.INFO)) {
            TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
            MISTAKEN.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
        }
    }

    static Layout<ILoggingEvent> layout(LogSettings settings, Secrets secrets) {
        return settings.format() == LogSettings.Format.JSON ? new JsonLine(secrets) : new TextLine(secrets);
    }

    private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context, Layout<ILoggingEvent> layout) {
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }
}
