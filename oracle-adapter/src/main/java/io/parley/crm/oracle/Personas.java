package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.Author;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the tenant's service requests tell of authors: each has the author's key in an indexed field, and the contact that
 * a rep, or an earlier delivery, gave it is the author's.
 */
final class Personas {

    static final String CONTACT = "ContactId";
    private static final String CREATED = "CreatedDate";

    /** Of authors who wrote more often than this, the earlier requests are looked at. */
    private static final int MOST = 1_000;

    private final OracleServer server;
    private final String authorField;

    Personas(OracleServer server, String authorField) {
        this.server = server;
        this.authorField = authorField;
    }

    /** The contact of each author of whom it is known, by the author's key: the one on the newest request counts. */
    Map<String, String> contacts(String channel, List<Author> authors) {
        Set<String> keys = new LinkedHashSet<>();
        authors.stream()
                .filter(author -> author.id() != null)
                .forEach(author -> keys.add(Keys.author(channel, author)));
        Map<String, String> contacts = new HashMap<>();
        for (List<String> chunk : Chunks.of(keys, Chunks.KEYS)) {
            SearchSpec known = SearchSpec.anyOf(authorField, chunk).and(SearchSpec.isSet(CONTACT));
            Query query =
                    new Query(Schema.REQUEST, known, Set.of("Id", authorField, CONTACT, CREATED), CREATED, null, MOST);
            // Earliest first, so that the newest of each author comes to stand.
            for (Item request : server.query(query)) {
                contacts.put(request.get(authorField), request.get(CONTACT));
            }
        }
        return contacts;
    }
}
