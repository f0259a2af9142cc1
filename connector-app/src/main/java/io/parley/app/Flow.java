package io.parley.app;

import io.parley.decide.Decide;
import io.parley.enrich.Enrich;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Camel, with the flow's own routes. Channels add theirs to its context. */
final class Flow implements AutoCloseable {

    /** Comes with Parley; a folder {@code flow} beside parley.yaml takes its place. */
    static final String BUILT_IN = "classpath:flow/*.camel.yaml";

    private final Main main = new Main();
    private final CamelContext camel;

    /**
     * Starts Camel.
     *
     * @param routes where the flow's routes are, as Camel writes it
     */
    Flow(Enrich enrich, Decide decide, String routes) {
        main.configure().withName("parley").withRoutesIncludePattern(routes).withShutdownTimeout(20);
        main.configure().withJmxEnabled(false);
        main.setDefaultPropertyPlaceholderLocation("false");
        main.bind("enrich", new EnrichStep(enrich));
        main.bind("decide", new DecideStep(decide));
        main.start();
        camel = main.getCamelContext();
    }

    CamelContext camel() {
        return camel;
    }

    ProducerTemplate producer() {
        return camel.createProducerTemplate();
    }

    @Override
    public void close() {
        main.stop();
    }

    /** A step of the mention route: the mention in the body becomes an enriched one. */
    public record EnrichStep(Enrich enrich) {
        public EnrichedMention enrich(Mention mention) {
            return enrich.enrich(mention);
        }
    }

    /** A step of the mention route: leaves the decision about the enriched mention in a variable. */
    public record DecideStep(Decide decide) {
        public void decide(Exchange exchange) {
            EnrichedMention mention = exchange.getMessage().getBody(EnrichedMention.class);
            String earlierCrm = exchange.getVariable(Deciding.EARLIER_CRM, String.class);
            exchange.setVariable(Deciding.DECISION, decide.decide(mention, earlierCrm));
        }
    }
}
