package io.parley.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WireMock server on loopback whose every answer comes from one function: WireMock gives HTTP, journal, delays and cuts. */
public final class Stand implements AutoCloseable {

    /** Journal entries kept by WireMock; bodies of 200 records are large, so the journal stays short. */
    private static final int JOURNAL = 200;

    private final WireMockServer server;
    private final @Nullable Rows rows;

    private Stand(WireMockServer server, @Nullable Rows rows) {
        this.server = server;
        this.rows = rows;
    }

    /**
     * Listens on 127.0.0.1; port 0 takes any free one. Throws when the port is taken.
     *
     * @param rows closed together with the server, also when it cannot start; null for none
     */
    public static Stand open(int port, Function<Call, Answer> model, @Nullable Rows rows) {
        WireMockConfiguration options = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .maxRequestJournalEntries(JOURNAL)
                .containerThreads(64)
                // Salesforce takes addresses of 16 KB, and a query by 200 keys needs most of it.
                .jettyHeaderRequestSize(32 * 1024)
                // Nobody may change or stop the server over HTTP, least of all a web page of somebody else.
                .adminAuthenticator(request -> false)
                .stubRequestLoggingDisabled(true)
                .http2PlainDisabled(true)
                .extensions(new Model(model));
        WireMockServer server = new WireMockServer(port == 0 ? options.dynamicPort() : options.port(port));
        try {
            server.start();
        } catch (FatalStartupException taken) {
            close(rows);
            throw new IllegalStateException(
                    "Nothing can listen on 127.0.0.1:" + port + "; is something else running there?", taken);
        }
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
        return new Stand(server, rows);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The newest requests as "METHOD url", newest first; at most 200. */
    public List<String> journal() {
        return server.getAllServeEvents().stream()
                .map(event -> event.getRequest().getMethod() + " "
                        + event.getRequest().getUrl())
                .toList();
    }

    @Override
    public void close() {
        server.stop();
        close(rows);
    }

    private static void close(@Nullable Rows rows) {
        if (rows != null) {
            rows.close();
        }
    }

    /** Hands a request to the model and its answer to WireMock. */
    private record Model(Function<Call, Answer> model) implements ResponseDefinitionTransformerV2 {

        private static final Logger LOG = LoggerFactory.getLogger(Stand.class);

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Request request = event.getRequest();
            try {
                return response(model.apply(Call.of(
                        request.getMethod().getName(),
                        request.getUrl(),
                        request::getHeader,
                        request.getBodyAsString())));
            } catch (RuntimeException bug) {
                LOG.error("The stand-in failed at {} {}", request.getMethod(), request.getUrl(), bug);
                return aResponse()
                        .withStatus(500)
                        .withBody("stand-in failed: " + bug)
                        .build();
            }
        }

        private static ResponseDefinition response(Answer answer) {
            ResponseDefinitionBuilder builder = aResponse().withStatus(answer.status());
            answer.headers().forEach(builder::withHeader);
            if (!answer.delay().isZero()) {
                builder.withFixedDelay((int) answer.delay().toMillis());
            }
            if (answer.dropped()) {
                return builder.withFault(Fault.EMPTY_RESPONSE).build();
            }
            return builder.withBody(answer.body()).build();
        }

        @Override
        public String getName() {
            return "model";
        }
    }
}
