package io.parley.app;

import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.PubSubApiConsumer;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.impl.DefaultCamelContext;

/** A route from camel-salesforce's own Pub/Sub consumer, as anybody would write it. */
final class BareComponent implements AutoCloseable {

    /** Every event that reached the route, as JSON. */
    final List<String> reached = new CopyOnWriteArrayList<>();

    /** The route fails at the first event that has these words in it. */
    volatile String failsAt = "";

    private final DefaultCamelContext camel = new DefaultCamelContext();

    BareComponent(SalesforceSandbox salesforce, String topic) throws Exception {
        SalesforceLoginConfig login = new SalesforceLoginConfig();
        login.setType(AuthenticationType.CLIENT_CREDENTIALS);
        login.setLoginUrl(salesforce.url().toString());
        login.setClientId(SalesforceSandbox.CLIENT_ID);
        login.setClientSecret(SalesforceSandbox.CLIENT_SECRET);
        SalesforceComponent component = new SalesforceComponent();
        component.setLoginConfig(login);
        component.setPubSubHost("127.0.0.1");
        component.setPubSubPort(salesforce.pubSub().port());
        camel.addComponent("salesforce", component);
        camel.disableJMX();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesforce:pubSubSubscribe:" + topic + "?replayPreset=LATEST&pubSubDeserializeType=JSON")
                        .routeId("bare")
                        .autoStartup(false)
                        .process(exchange -> take(exchange.getIn().getBody(String.class)));
            }
        });
        camel.start();
        ((PubSubApiConsumer) camel.getRoute("bare").getConsumer()).setUsePlainTextConnection(true);
        camel.getRouteController().startRoute("bare");
    }

    private void take(String event) {
        reached.add(event);
        if (!failsAt.isEmpty() && event.contains(failsAt)) {
            throw new IllegalStateException("the database is away");
        }
    }

    /** What Camel says of the route. */
    String status() {
        return camel.getRouteController().getRouteStatus("bare").name();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
