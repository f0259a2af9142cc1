package io.parley.crm.sugarcrm;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.mapping.Facts;
import io.parley.mapping.FieldText;
import io.parley.model.Author;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives new records the contacts that their authors are, as far as the evidence goes. */
final class People {

    /** What is done about the contact of an author. */
    enum Mode {
        OFF,
        MATCH,
        CREATE
    }

    private final Mode mode;
    private final SugarServer server;
    private final Contacts contacts;
    private final Personas personas;
    private final CaseContacts cases;

    People(Mode mode, SugarServer server, Contacts contacts, Personas personas, CaseContacts cases) {
        this.mode = mode;
        this.server = server;
        this.contacts = contacts;
        this.personas = personas;
        this.cases = cases;
    }

    void link(List<Going> batch) {
        if (mode == Mode.OFF || batch.isEmpty()) {
            return;
        }
        Map<String, List<Going>> channels = new LinkedHashMap<>();
        batch.forEach(going -> channels.computeIfAbsent(going.mention().key().channel(), channel -> new ArrayList<>())
                .add(going));
        channels.forEach(this::search);
        if (mode == Mode.CREATE) {
            make(batch.stream()
                    .filter(going -> going.isOpen()
                            && going.contact == null
                            && going.mention().actor().id() != null)
                    .toList());
        }
        cases.link(Going.open(batch));
        personas.remember(Going.open(batch));
    }

    /** For all at once; where that fails, for each alone, unless the first of them fails too. */
    private void search(String channel, List<Going> batch) {
        try {
            find(channel, batch);
        } catch (CrmFailure failure) {
            if (batch.size() == 1 || !(failure.outcome() instanceof Outcome.Retry)) {
                throw failure;
            }
            find(channel, batch.subList(0, 1));
            batch.subList(1, batch.size()).forEach(going -> findAlone(channel, going));
        }
    }

    private void findAlone(String channel, Going going) {
        try {
            find(channel, List.of(going));
        } catch (CrmFailure failure) {
            going.end(failure.outcome());
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

    private void make(List<Going> batch) {
        Map<String, NewBean> beans = new LinkedHashMap<>();
        Map<Going, String> keys = new HashMap<>();
        for (Going going : batch) {
            if (!going.several) {
                String key = Keys.contact(
                        going.mention().key().channel(), going.mention().actor());
                beans.put(key, new NewBean(Contacts.MODULE, key, values(going)));
                keys.put(going, key);
            }
        }
        if (beans.isEmpty()) {
            return;
        }
        List<String> order = List.copyOf(beans.keySet());
        List<Saved> saved = server.create(List.copyOf(beans.values()));
        keys.forEach((going, key) -> {
            if (saved.get(order.indexOf(key)) instanceof Saved.Done done) {
                going.contact = done.id();
            }
        });
    }

    private static Map<String, String> values(Going going) {
        Author author = going.mention().actor();
        String name = FieldText.line(author.displayName());
        int cut = name.lastIndexOf(' ');
        Map<String, String> values = new LinkedHashMap<>();
        values.put("first_name", FieldText.fit(name.substring(0, Math.max(0, cut)), 100, null));
        values.put("last_name", FieldText.fit(name.substring(cut + 1), 100, null));
        values.put(Talk.WORDS, Facts.who(going.mention()) + (author.url() == null ? "" : "\n" + author.url()));
        if (author.email() != null) {
            values.put("email1", author.email());
        }
        return values;
    }
}
