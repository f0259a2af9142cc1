package io.parley.crm.sugarcrm;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.FileClient;
import io.parley.crm.sugarcrm.api.FileShelf;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.mapping.FieldText;
import io.parley.model.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures and files of a mention as notes below its record, each with a copy of the file. An edit replaces what changed; a
 * deletion takes the copies away. What can't be fetched stays a link in the text, and holds up nobody.
 */
final class Attachments {

    private static final Logger log = LoggerFactory.getLogger(Attachments.class);
    private static final String NOTES = "Notes";

    /** No channel lets people attach more. */
    private static final int MOST = 10;

    private static final String GONE = "deleted by its author";

    private final SugarServer server;
    private final FileClient files;
    private final FileShelf shelf;

    Attachments(SugarServer server, FileClient files, FileShelf shelf) {
        this.server = server;
        this.files = files;
        this.shelf = shelf;
    }

    /** Before the messages are saved: while the message is missing, all of this is done again, and can be. */
    void bring(List<Going> batch) {
        List<Going> concerned = batch.stream()
                .filter(going -> going.revises() || going.message == null)
                .filter(going -> going.revises() || !wanted(going).isEmpty())
                .toList();
        if (concerned.isEmpty()) {
            return;
        }
        Set<String> keys = new HashSet<>();
        concerned.forEach(going -> keys.addAll(keys(going)));
        Map<String, Bean> there = server.lookUp(NOTES, keys, Set.of(Talk.WORDS, "filename"));
        for (Going going : concerned) {
            try {
                bring(going, there);
            } catch (CrmFailure failure) {
                going.end(failure.outcome());
            }
        }
    }

    private void bring(Going going, Map<String, Bean> there) {
        Map<Integer, String> wanted = wanted(going);
        for (int place = 0; place < MOST; place++) {
            String key = Keys.attachment(going.delivery().key(), place);
            Bean note = there.get(key);
            String url = wanted.get(place);
            if (url == null && note != null && !note.get(Talk.WORDS).equals(GONE)) {
                change(note.id(), Map.of("name", "File " + GONE, Talk.WORDS, GONE));
                shelf.put(note.id(), "deleted.txt", GONE.getBytes(StandardCharsets.UTF_8));
            } else if (url != null && note == null) {
                put(create(key, going, url), url);
            } else if (url != null && note != null && isUnfinished(note, url)) {
                change(note.id(), words(url));
                put(note.id(), url);
            }
        }
    }

    private static boolean isUnfinished(Bean note, String url) {
        return note.get("filename").isEmpty() || !note.get(Talk.WORDS).equals(url);
    }

    private void put(String noteId, String url) {
        files.fetch(url).ifPresentOrElse(content -> shelf.put(noteId, name(url), content), () -> log.atWarn()
                .log("A file of a mention can't be fetched, and stays a link"));
    }

    private String create(String key, Going going, String url) {
        Map<String, String> values = new LinkedHashMap<>(words(url));
        values.putAll(Talk.NOTES.on(going.kind(), going.record()));
        values.put("portal_flag", "false");
        return id(server.create(List.of(new NewBean(NOTES, key, values))).get(0));
    }

    private void change(String id, Map<String, String> values) {
        id(server.change(List.of(new Change(NOTES, id, values))).get(0));
    }

    private static String id(Saved saved) {
        if (saved instanceof Saved.Failed failed) {
            throw new CrmFailure(failed.outcome(), null);
        }
        return ((Saved.Done) saved).id();
    }

    private static Map<String, String> words(String url) {
        return Map.of("name", "File: " + name(url), Talk.WORDS, url);
    }

    /** Addresses by their place, as far as they lead to where files may be fetched. */
    private Map<Integer, String> wanted(Going going) {
        Map<Integer, String> wanted = new HashMap<>();
        List<Attachment> attachments = going.mention().attachments();
        for (int place = 0; place < Math.min(MOST, attachments.size()); place++) {
            String url = attachments.get(place).url();
            if (files.takes(url)) {
                wanted.put(place, url);
            }
        }
        return wanted;
    }

    private static Set<String> keys(Going going) {
        Set<String> keys = new HashSet<>();
        for (int place = 0; place < MOST; place++) {
            keys.add(Keys.attachment(going.delivery().key(), place));
        }
        return keys;
    }

    /** The last part of the address, made harmless: it is somebody else's word for a file. */
    private static String name(String url) {
        String path = url.replaceAll("[?#].*$", "");
        String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        String name = last.replaceAll("^[._]+", "");
        return name.isEmpty() ? "file" : FieldText.fit(name, 100, null);
    }
}
