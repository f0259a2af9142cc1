package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Written;
import io.parley.model.Author;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which contacts the authors of new records are, as far as the evidence goes. */
final class People {

    private static final Logger log = LoggerFactory.getLogger(People.class);

    /** What is done about the contact of an author. */
    enum Mode {
        OFF,
        MATCH,
        CREATE
    }

    private final String crm;
    private final Mode mode;
    private final OracleServer server;
    private final Contacts contacts;
    private final RecordFields fields;
    private final @Nullable String account;

    /** @param account the id of the account that new contacts belong to; null for none */
    People(
            String crm,
            Mode mode,
            OracleServer server,
            Contacts contacts,
            RecordFields fields,
            @Nullable String account) {
        this.crm = crm;
        this.mode = mode;
        this.server = server;
        this.contacts = contacts;
        this.fields = fields;
        this.account = account;
    }

    /** Looks for them before the records are made, so that a record is made with its contact. */
    void find(List<Going> batch) {
        if (mode == Mode.OFF || batch.isEmpty()) {
            return;
        }
        Map<String, List<Going>> channels = new LinkedHashMap<>();
        batch.forEach(going -> channels.computeIfAbsent(going.channel(), channel -> new ArrayList<>())
                .add(going));
        channels.forEach(this::find);
        if (mode == Mode.CREATE) {
            make(batch.stream()
                    .filter(going -> going.contact == null && !going.several && going.hasAuthor())
                    .toList());
        }
    }

    private void find(String channel, List<Going> batch) {
        List<Author> authors =
                batch.stream().map(going -> going.mention().actor()).toList();
        var candidates = contacts.match(channel, authors);
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).contact = Contacts.only(candidates.get(i));
            batch.get(i).several = candidates.get(i).size() > 1;
        }
    }

    /** Who somebody is helps a record and holds up none: a contact that is refused is not there, and that is said. */
    private void make(List<Going> batch) {
        Map<String, Item> items = new LinkedHashMap<>();
        batch.forEach(going -> items.put(key(going), Item.of(values(going))));
        if (items.isEmpty()) {
            return;
        }
        List<String> order = List.copyOf(items.keySet());
        List<Written> written = server.insert(Schema.CONTACT, List.copyOf(items.values()));
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            if (written.get(i) instanceof Written.Done done) {
                ids.put(order.get(i), done.id());
            } else {
                log.atWarn()
                        .addKeyValue("crm", crm)
                        .log(
                                "A contact could not be made for an author: {}",
                                ((Written.Failed) written.get(i)).outcome().reason());
            }
        }
        batch.forEach(going -> going.contact = ids.get(key(going)));
    }

    private static String key(Going going) {
        return Keys.contact(going.channel(), going.mention().actor());
    }

    private Map<String, String> values(Going going) {
        Author author = going.mention().actor();
        Map<String, String> values = new LinkedHashMap<>(fields.of(Sections.CONTACT, going.delivery()));
        values.put(Talk.KEY, key(going));
        if (author.email() != null) {
            FieldValues.put(values, Schema.CONTACT, Contacts.EMAIL, null, author.email(), null);
        }
        if (account != null) {
            values.put("AccountId", account);
        }
        return values;
    }
}
