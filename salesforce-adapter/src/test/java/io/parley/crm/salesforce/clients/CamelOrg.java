package io.parley.crm.salesforce.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.sandbox.Json;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A stand-in and camel-salesforce as its own manual configures it, without anything of Parley's between them. */
final class CamelOrg implements AutoCloseable {

    final SalesforceSandbox salesforce;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    CamelOrg(SalesforceSandbox.Options options) {
        salesforce = SalesforceSandbox.start(options);
        SalesforceLoginConfig login = new SalesforceLoginConfig();
        login.setType(AuthenticationType.CLIENT_CREDENTIALS);
        login.setLoginUrl(salesforce.url().toString());
        login.setClientId(SalesforceSandbox.CLIENT_ID);
        login.setClientSecret(SalesforceSandbox.CLIENT_SECRET);
        SalesforceComponent component = new SalesforceComponent();
        component.setLoginConfig(login);
        camel.disableJMX();
        camel.addComponent("salesforce", component);
        camel.start();
    }

    /** One operation with JSON in and out; throws what the component throws. */
    JsonNode json(String operation, @Nullable Object body, String... headers) throws SalesforceException {
        Exchange done = send(operation + "?rawPayload=true&apiVersion=62.0", body, headers);
        String text = done.getMessage().getBody(String.class);
        return text == null || text.isBlank() ? MissingNode.getInstance() : Json.read(text);
    }

    /** One operation in the component's own types. */
    <T> T typed(String operation, Object body, Class<T> answer, String... headers) throws SalesforceException {
        return answer.cast(
                send(operation + "?apiVersion=62.0", body, headers).getMessage().getBody());
    }

    /** The HTTP status of an operation. */
    int status(String operation, @Nullable Object body, String... headers) throws SalesforceException {
        Exchange done = send(operation + "?rawPayload=true&apiVersion=62.0", body, headers);
        return done.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    private Exchange send(String uri, @Nullable Object body, String... headers) throws SalesforceException {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            given.put(headers[i], headers[i + 1]);
        }
        Exchange done = camel.createFluentProducerTemplate()
                .to("salesforce:" + uri)
                .withProcessor(exchange -> {
                    exchange.setPattern(ExchangePattern.InOut);
                    exchange.getIn().setHeaders(given);
                    exchange.getIn().setBody(body);
                })
                .send();
        if (done.getException() instanceof SalesforceException refused) {
            throw refused;
        }
        if (done.getException() != null) {
            throw new IllegalStateException(done.getException());
        }
        return done;
    }

    @Override
    public void close() {
        camel.stop();
        salesforce.close();
    }
}
