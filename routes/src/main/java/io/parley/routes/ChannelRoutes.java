package io.parley.routes;

import io.parley.channel.Channel;
import io.parley.health.Lights;
import io.parley.intake.Intake;
import io.parley.pace.Backoff;
import io.parley.pace.Gate;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** Makes routes of the channels that parley.yaml names: one for each place that is read, and the way back. */
public final class ChannelRoutes {

    private static final String BEAN = "parleyChannels";
    private static final long CONNECT_MILLIS = 10_000;
    private static final long ANSWER_MILLIS = 30_000;

    private final CamelContext camel;
    private final ChannelTypes types;
    private final Intake intake;
    private final Lights lights;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final Set<String> loaded = new HashSet<>();

    /** @param backoff how long a place rests after failures */
    public ChannelRoutes(
            CamelContext camel,
            ChannelTypes types,
            Intake intake,
            Lights lights,
            InstantSource clock,
            Backoff backoff) {
        this.camel = camel;
        this.types = types;
        this.intake = intake;
        this.lights = lights;
        this.clock = clock;
        this.backoff = backoff;
        camel.getRegistry().bind(BEAN, this);
        for (String scheme : new String[] {"http", "https"}) {
            HttpComponent http = camel.getComponent(scheme, HttpComponent.class);
            http.setConnectTimeout(CONNECT_MILLIS);
            http.setConnectionRequestTimeout(ANSWER_MILLIS);
            http.setResponseTimeout(ANSWER_MILLIS);
            http.setSoTimeout(ANSWER_MILLIS);
            http.setHttpClientConfigurer(ChannelRoutes::sendOnce);
        }
    }

    /**
     * A call is repeated by those who know whether that is harmless, never by the client. And each has a connection of its
     * own: a kept one may be dead without our knowing, and then nobody knows whether a reply went out.
     */
    private static void sendOnce(HttpClientBuilder client) {
        client.disableAutomaticRetries().setConnectionReuseStrategy((request, response, context) -> false);
    }

    /**
     * Adds the routes of a channel, named {@code channel-<name>-…}.
     *
     * @param options as in parley.yaml: secrets resolved, lists with commas
     * @return the way back
     * @throws IllegalArgumentException when there is no such type, or its folder is wrong
     */
    public Channel add(String name, String type, Map<String, String> options) throws Exception {
        ConfiguredChannel channel = new ConfiguredChannel(name, types.declaration(type), types.folder(type), options);
        load(channel, "source");
        for (Map<String, String> source : channel.sources()) {
            addSource(channel, source);
        }
        for (String what : new String[] {"reply", "find"}) {
            if (channel.rules().replies() && channel.folder().has(file(channel, what))) {
                load(channel, what);
                prepare(channel, what);
            }
        }
        return new CamelChannel(channel, camel.createProducerTemplate(), clock);
    }

    /**
     * Takes in an item that was malformed, if today's mapping can read it.
     *
     * @param channel its name in parley.yaml
     * @param raw what the channel sent
     * @return empty when it was taken in; else why it still can't be read
     */
    public Optional<String> again(String channel, String raw) {
        return sources.values().stream()
                .filter(source -> source.channel().name().equals(channel))
                .findFirst()
                .map(source -> new Again(source).take(raw))
                .orElse(Optional.of("There is no channel " + channel + " any more."));
    }

    private void addSource(ConfiguredChannel channel, Map<String, String> options) throws Exception {
        String id = free("channel-" + channel.name(), channel.label(options));
        sources.put(id, new Source(channel, options, intake, lights, clock, new Gate(clock, backoff)));
        Map<String, Object> parameters = new LinkedHashMap<>(parameters(channel, options));
        parameters.put("source", id);
        TemplatedRouteBuilder.builder(camel, channel.folder().type() + "-source")
                .routeId(id)
                .parameters(parameters)
                .add();
    }

    /** A route id that says what is read, in letters that suit an id. */
    private String free(String prefix, String label) {
        String words =
                label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String wanted = prefix + '-' + (words.isEmpty() ? "read" : words);
        String id = wanted;
        for (int i = 2; sources.containsKey(id); i++) {
            id = wanted + '-' + i;
        }
        return id;
    }

    /** Gives the options to the Kamelet by the id of its route, so that no URI carries them. */
    private void prepare(ConfiguredChannel channel, String what) {
        KameletComponent kamelets = camel.getComponent("kamelet", KameletComponent.class);
        Map<String, Properties> all =
                kamelets.getRouteProperties() == null ? new LinkedHashMap<>() : kamelets.getRouteProperties();
        Properties options = new Properties();
        options.putAll(parameters(channel, channel.openOptions()));
        all.put(routeId(channel, what), options);
        kamelets.setRouteProperties(all);
    }

    /**
     * The options as a Kamelet gets them. In the place of a secret stands an expression of the simple language that reads
     * it when it is needed, so that neither a route, a URI nor a log of Camel's ever holds it.
     */
    private Map<String, String> parameters(ConfiguredChannel channel, Map<String, String> open) {
        Map<String, String> values = new LinkedHashMap<>(open);
        for (String secret : channel.secretNames()) {
            String value = channel.options().getOrDefault(secret, "");
            String name = "global:secret-" + channel.name() + '-' + secret;
            camel.setVariable(name, value);
            values.put(secret, value.isEmpty() ? "" : "${variable." + name + "}");
        }
        return values;
    }

    private void load(ConfiguredChannel channel, String what) throws Exception {
        String file = file(channel, what);
        if (loaded.add(file)) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString(file, channel.folder().require(file)));
            tellFailures(channel.folder().type() + '-' + what);
        }
    }

    /** What goes wrong is told to the caller, who knows who must act; Camel need not log it as well. */
    private void tellFailures(String template) {
        RouteDefinition route =
                ((ModelCamelContext) camel).getRouteTemplateDefinition(template).getRoute();
        if (!route.isErrorHandlerFactorySet() && route.getErrorHandler() == null) {
            route.setErrorHandlerFactory(new NoErrorHandlerDefinition());
        }
    }

    private static String file(ConfiguredChannel channel, String what) {
        return channel.folder().type() + '-' + what + ".kamelet.yaml";
    }

    private static String routeId(ConfiguredChannel channel, String what) {
        return "channel-" + channel.name() + '-' + what;
    }

    static String replyUri(ConfiguredChannel channel, String what) {
        return "kamelet:" + channel.folder().type() + '-' + what + '/' + routeId(channel, what);
    }

    Source source(String id) {
        Source found = sources.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no channel is read by the route " + id);
        }
        return found;
    }

    static ChannelRoutes of(CamelContext camel) {
        ChannelRoutes found = camel.getRegistry().lookupByNameAndType(BEAN, ChannelRoutes.class);
        if (found == null) {
            throw new IllegalStateException("this Kamelet reads channels of Parley and runs only there");
        }
        return found;
    }
}
