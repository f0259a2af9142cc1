package io.parley.crm.sugarcrm.v11;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.model.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the API is spoken: the one that was set, or the newest of 11_27 to 11_20 that the instance has. It is
 * asked without a login, so that no password goes out in vain.
 */
final class Versions {

    private static final int NEWEST = 27;
    private static final int OLDEST = 20;

    private final Http http;
    private final Access access;
    private volatile @Nullable String found;

    Versions(Http http, Access access) {
        this.http = http;
        this.access = access;
        this.found = access.apiVersion();
    }

    /** Such as {@code 11_24}. */
    String version() {
        String known = found;
        return known == null ? find() : known;
    }

    /** After an upgrade the version that was found may be gone; one that was set stays. */
    void forget() {
        found = access.apiVersion();
    }

    private synchronized String find() {
        String known = found;
        if (known != null) {
            return known;
        }
        for (int minor = NEWEST; minor >= OLDEST; minor--) {
            String version = "11_" + minor;
            if (has(version)) {
                found = version;
                return version;
            }
        }
        throw new CrmFailure(
                new Outcome.Blocked(
                        "Sugar at " + access.url() + " has none of the versions 11_" + OLDEST + " to 11_" + NEWEST
                                + " of the REST API.",
                        "Look at url in parley.yaml; Parley needs Sugar 13.0 or later. For another version set api-version.",
                        null),
                null);
    }

    private boolean has(String version) {
        Answer answer = Answer.of(http.send("GET", "/rest/v" + version + "/ping", Map.of(), null));
        if (answer.status() == 429 || answer.status() >= 500) {
            throw new CrmFailure(V11Errors.ofLogin(access, answer), null);
        }
        // Whoever is not logged in is told so, by a version that there is.
        return answer.isGood()
                || answer.error().equals("need_login")
                || answer.error().equals("invalid_grant");
    }
}
