package io.parley.crm.salesforce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.crm.Allowance;
import io.parley.crm.CrmFailure;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.jspecify.annotations.Nullable;

/**
 * The only class of this adapter that talks to Salesforce: one HTTP call at a time over camel-salesforce, JSON in and
 * out. Logs in at the first call, and again when a session has ended: once, however many calls meet the end together.
 *
 * <p>Each call travels in a message of its own that carries the headers given here and no other: camel-salesforce
 * takes headers for options, and sends on those that an earlier answer left behind.
 */
public final class SalesforceClient implements AutoCloseable {

    /** The component sends on those headers of a message that the first one names. */
    private static final Map<String, String> CSV = Map.of(
            "rawHttpHeaders", "Content-Type,Accept", "Content-Type", "text/csv; charset=UTF-8", "Accept", "text/csv");

    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** What the header Sforce-Limit-Info tells of the org; it may tell of single apps too. */
    private static final Pattern USAGE = Pattern.compile("(?:^|[^-])api-usage=(\\d{1,18})/(\\d{1,18})");

    private final String name;
    private final Access access;
    private final Object starting = new Object();
    private final Object signingIn = new Object();
    private @Nullable DefaultCamelContext camel;
    private @Nullable ProducerTemplate template;
    private @Nullable Endpoint endpoint;
    private volatile @Nullable SalesforceComponent component;
    private volatile int attempts;
    private Outcome.@Nullable Failure lastFailure;
    private volatile @Nullable Allowance allowance;
    private boolean closed;

    public SalesforceClient(String name, Access access) {
        this.name = name;
        this.access = access;
    }

    /** The allowance as the newest answer told it; null before the first. */
    public @Nullable Allowance allowance() {
        return allowance;
    }

    /** Where the org is, without a slash at the end; logs in when nobody has. */
    public String instanceUrl() {
        SalesforceSession session = session();
        String url = session.getInstanceUrl();
        if (url == null) {
            signIn(null);
            url = session.getInstanceUrl();
        }
        return Objects.requireNonNullElse(url, access.loginUrl());
    }

    /**
     * What other interfaces of the org ask of a caller. Its text shows no secret.
     *
     * @param org the id of the org
     * @param user the id of the user who is logged in
     */
    public record Pass(String token, String instanceUrl, String org, String user) {
        @Override
        public String toString() {
            return "pass of " + user;
        }
    }

    /**
     * The session as a pass; logs in when there is none.
     *
     * @param refused the token that was refused: another one is got, once however many ask; null takes what there is
     * @throws CrmFailure when nobody can log in
     */
    public Pass pass(@Nullable String refused) {
        SalesforceSession session = session();
        String token = session.getAccessToken();
        if (token == null || token.equals(refused)) {
            token = signIn(refused);
        }
        String identity = Objects.requireNonNullElse(session.getId(), "");
        return new Pass(
                token,
                Objects.requireNonNullElse(session.getInstanceUrl(), access.loginUrl()),
                Objects.requireNonNullElse(session.getOrgId(), ""),
                identity.substring(identity.lastIndexOf('/') + 1));
    }

    /**
     * Makes one call.
     *
     * @param path path and query as they stand in the URL, from the first slash
     * @param headers Salesforce's own request headers
     * @return the answer; missing when it was empty
     * @throws CrmFailure when there is no answer or it is an error
     */
    public JsonNode call(String method, String path, @Nullable JsonNode body, Map<String, String> headers) {
        String text = answer(exchange(method, path, body == null ? null : body.toString(), headers));
        return text.isBlank() ? MissingNode.getInstance() : parsed(text);
    }

    /**
     * Makes one call that sends or brings comma separated values.
     *
     * @return the answer; empty when there was none
     * @throws CrmFailure when there is no answer or it is an error
     */
    String csv(String method, String path, @Nullable String body) {
        return answer(exchange(method, path, body, CSV));
    }

    private Exchange exchange(String method, String path, @Nullable String body, Map<String, String> headers) {
        String token = session().getAccessToken();
        if (token == null) {
            token = signIn(null);
        }
        Exchange exchange = send(method, path, body, headers);
        if (status(exchange) == 401) {
            signIn(token);
            exchange = send(method, path, body, headers);
        }
        return exchange;
    }

    private Exchange send(String method, String path, @Nullable String body, Map<String, String> headers) {
        Endpoint raw = Objects.requireNonNull(endpoint, "session() came first");
        Exchange exchange = Objects.requireNonNull(template)
                .send(raw, ExchangePattern.InOut, fresh -> fill(fresh.getIn(), method, path, body, headers));
        Object told = exchange.getMessage().getHeader("Sforce-Limit-Info");
        if (told != null) {
            usage(told.toString());
        }
        return exchange;
    }

    private void usage(String header) {
        Matcher told = USAGE.matcher(header);
        if (told.find()) {
            allowance = new Allowance(Long.parseLong(told.group(1)), Long.parseLong(told.group(2)));
        }
    }

    private static void fill(
            Message message, String method, String path, @Nullable String body, Map<String, String> headers) {
        message.removeHeaders("*");
        message.setHeaders(new HashMap<>(headers));
        message.setHeader("rawMethod", method);
        message.setHeader("rawPath", path);
        message.setBody(body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private static int status(Exchange exchange) {
        if (exchange.getException() instanceof SalesforceException failure) {
            return failure.getStatusCode();
        }
        return exchange.getException() == null ? 200 : 0;
    }

    private String answer(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure == null) {
            String text = exchange.getMessage().getBody(String.class);
            exchange.getMessage().removeHeaders("*");
            return text == null ? "" : text;
        }
        int status = status(exchange);
        if (status >= 300 && failure.getCause() == null) {
            // The raw operation puts the body of an error into the message of its exception.
            throw new CrmFailure(ErrorTable.ofCall(status, Objects.requireNonNullElse(failure.getMessage(), "")), null);
        }
        throw new CrmFailure(new Outcome.Retry(silence(failure), null), null);
    }

    private JsonNode parsed(String text) {
        try {
            return Json.tree(text);
        } catch (IllegalArgumentException notJson) {
            throw new CrmFailure(
                    new Outcome.Retry(
                            "Salesforce answered something that is not JSON; a proxy may be in between.", null),
                    null);
        }
    }

    /** No answer came. Only the kind of the failure is told: its message may quote the whole URL. */
    private String silence(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof TimeoutException) {
                return "Salesforce did not answer within " + access.timeout().toMillis() + " ms.";
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "The connection to Salesforce failed (" + root.getClass().getSimpleName() + ").";
    }

    /**
     * Gets a session other than the one that was refused. Callers that come while another is at it share how it ends.
     */
    private String signIn(@Nullable String refused) {
        SalesforceSession session = session();
        int seen = attempts;
        synchronized (signingIn) {
            String token = session.getAccessToken();
            if (token != null && !token.equals(refused)) {
                return token;
            }
            Outcome.Failure shared = lastFailure;
            if (attempts != seen && shared != null) {
                throw new CrmFailure(shared, null);
            }
            attempts = attempts + 1;
            lastFailure = null;
            try {
                return session.login(refused);
            } catch (SalesforceException failure) {
                throw signInFailed(loginFailure(failure));
            } catch (RuntimeException unforeseen) {
                throw signInFailed(ErrorTable.ofLogin(
                        400,
                        "the answer makes no sense (" + unforeseen.getClass().getSimpleName() + ")"));
            }
        }
    }

    private CrmFailure signInFailed(Outcome.Failure outcome) {
        lastFailure = outcome;
        return new CrmFailure(outcome, null);
    }

    private Outcome.Failure loginFailure(SalesforceException failure) {
        int status = failure.getStatusCode();
        if (status == 0) {
            return new Outcome.Retry("Logging in: " + silence(failure), null);
        }
        String words = failure.getErrors() == null || failure.getErrors().isEmpty()
                ? "HTTP status " + status
                : failure.getErrors().get(0).getMessage();
        return ErrorTable.ofLogin(status, words);
    }

    private SalesforceSession session() {
        SalesforceComponent started = component;
        if (started == null) {
            synchronized (starting) {
                started = component == null ? start() : component;
            }
        }
        return started.getSession();
    }

    private SalesforceComponent start() {
        if (closed) {
            throw new CrmFailure(new Outcome.Retry("This CRM is being closed.", null), null);
        }
        SalesforceComponent salesforce = new SalesforceComponent();
        salesforce.setLoginConfig(login());
        salesforce.setHttpRequestTimeout(access.timeout().toMillis());
        salesforce.setHttpClientConnectionTimeout(
                Math.min(CONNECT.toMillis(), access.timeout().toMillis()));
        salesforce.setHttpClientIdleTimeout(access.timeout().plusSeconds(5).toMillis());
        salesforce.setHttpMaxContentLength(LARGEST_ANSWER);
        // The component's own answer to a 401 is one login for each call that meets it; signIn() needs only one.
        salesforce.setHttpClientProperties(new HashMap<>(Map.of("maxRetries", 0)));
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("salesforce-" + name);
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(5);
        context.addComponent("salesforce", salesforce);
        context.start();
        camel = context;
        endpoint = context.getEndpoint("salesforce:raw?format=JSON&rawPayload=true&apiVersion=" + access.apiVersion());
        template = context.createProducerTemplate();
        component = salesforce;
        return salesforce;
    }

    private SalesforceLoginConfig login() {
        SalesforceLoginConfig config = new SalesforceLoginConfig();
        config.setLoginUrl(access.loginUrl());
        config.setClientId(access.clientId());
        config.setLazyLogin(true);
        if (access.login() instanceof Access.Jwt jwt) {
            KeyStoreParameters keys = new KeyStoreParameters();
            keys.setKeyStore(jwt.key());
            keys.setPassword(jwt.password());
            config.setType(AuthenticationType.JWT);
            config.setUserName(jwt.user());
            config.setJwtAudience(jwt.audience());
            config.setKeystore(keys);
        } else if (access.login() instanceof Access.ClientSecret client) {
            config.setType(AuthenticationType.CLIENT_CREDENTIALS);
            config.setClientSecret(client.secret());
        }
        return config;
    }

    @Override
    public void close() {
        synchronized (starting) {
            closed = true;
            if (camel != null) {
                camel.stop();
            }
        }
    }
}
