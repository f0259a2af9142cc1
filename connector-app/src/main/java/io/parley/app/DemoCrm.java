package io.parley.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The CRM of a demo: a stand-in on loopback, and how parley.yaml reaches it. */
interface DemoCrm extends AutoCloseable {

    /** Where reps work. */
    URI repUrl();

    /** What stands below the CRM's name in parley.yaml, a line each; its secret is {@code ${PARLEY_DEMO_CRM_SECRET}}. */
    List<String> yaml();

    /** What the environment variable {@code PARLEY_DEMO_CRM_SECRET} holds. */
    String secret();

    @Override
    void close();

    /** Which there are, by their word on the command line: the type's word in parley.yaml. */
    enum Kind {
        SALESFORCE("salesforce") {
            @Override
            DemoCrm open(int port, Path data) {
                return new DemoSalesforce(port, data);
            }
        },
        SUITECRM("suitecrm") {
            @Override
            DemoCrm open(int port, Path data) {
                return new DemoSuite(port, data);
            }
        },
        SUGARCRM("sugarcrm") {
            @Override
            DemoCrm open(int port, Path data) {
                return new DemoSugar(port, data);
            }
        },
        ORACLE("oracle-crm-on-demand") {
            @Override
            DemoCrm open(int port, Path data) {
                return new DemoOracle(port, data);
            }
        };

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        abstract DemoCrm open(int port, Path data);

        String word() {
            return word;
        }

        /** @throws IllegalArgumentException with the words that are known */
        static Kind named(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--crm '" + word + "' is none of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(values()).map(Kind::word).toList()) + '.'));
        }
    }
}
