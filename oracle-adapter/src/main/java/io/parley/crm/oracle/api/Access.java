package io.parley.crm.oracle.api;

import java.time.Duration;

/**
 * How to reach one company's CRM On Demand, and as whom. Its text shows no secret.
 *
 * @param url the pod's address, such as {@code https://secure-ausomxapa.crmondemand.com}, without a slash at the end
 * @param user {@code COMPANY/USER}; a backslash is taken for a slash
 * @param mode whether each request brings the password (stateless), or a session is logged in to first
 * @param clientName as it stands in the tenant's usage log: {@code Vendor, App}
 * @param timeout how long to wait for an answer
 */
public record Access(String url, String user, String password, Mode mode, String clientName, Duration timeout) {

    /** How to prove who we are. */
    public enum Mode {
        STATELESS,
        SESSION
    }

    public Access {
        user = user.replace('\\', '/');
    }

    /** The same with another way to log in. */
    public Access as(Mode other) {
        return new Access(url, user, password, other, clientName, timeout);
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
