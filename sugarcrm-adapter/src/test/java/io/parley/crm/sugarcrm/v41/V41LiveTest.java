package io.parley.crm.sugarcrm.v41;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.Relation;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Asks a real SuiteCRM, in the profile live-suitecrm alone. One that is not configured, or not reached, is a failure. */
@Tag("live-suitecrm")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class V41LiveTest {

    private static final String CASES = "Cases";
    private static final String UPDATES = "AOP_Case_Updates";
    private static final List<String> PIECES = List.of(
            "<", ">", "&", "\"", "'", "\\", " ", "  ", "\n", "\n\n", "b>", "/b>", "!--", "amp;", "#60;", "lt;",
            "script", "é", "漢字", "😀", "a", "3", "=", "%", "_", "?php", "{", "}");

    private final V41Server server = new V41Server(new Access(
            set("SUITECRM_URL"),
            null,
            null,
            set("SUITECRM_USER"),
            set("SUITECRM_PASSWORD"),
            null,
            null,
            4,
            Duration.ofMinutes(2)));
    private final Bare bare = bare();

    private static String set(String name) {
        return Objects.requireNonNull(System.getenv(name), () -> name + " is not set in the environment");
    }

    private static Bare bare() {
        Bare bare = new Bare(java.net.URI.create(set("SUITECRM_URL")));
        bare.login(set("SUITECRM_USER"), V41Lab.md5(set("SUITECRM_PASSWORD")));
        return bare;
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void silent_losses_are_as_the_stand_in_has_them_and_none_of_them_is_ours() {
        String id = V41Lab.id();
        assertThat(bare.set(CASES, Map.of("id", id, "name", "lost")).status()).isEqualTo(200);
        assertThat(bare.entry(CASES, id, "name").isArray()).isTrue();

        assertThat(server.create(List.of(V41Lab.newCase(id, "kept")))).containsExactly(new Saved.Done(id, true));
        assertThat(bare.set(CASES, Map.of("id", id, "new_with_id", true, "name", "again"))
                        .body())
                .startsWith("Database failure");
        assertThat(server.create(List.of(V41Lab.newCase(id, "again")))).containsExactly(new Saved.Done(id, false));
        assertThat(bare.set(CASES, Map.of("id", id, "deleted", 1)).status()).isEqualTo(200);
        assertThat(server.create(List.of(V41Lab.newCase(id, "third")))).containsExactly(new Saved.Done(id, false));
        assertThat(server.read(CASES, List.of(id), Set.of("name"))).isEmpty();
        assertThat(server.change(List.of(new Change(CASES, id, Map.of("name", "ghost")))))
                .singleElement()
                .isInstanceOfSatisfying(Saved.Failed.class, failed -> assertThat(failed.outcome())
                        .isInstanceOf(Outcome.Retry.class));
        assertThat(server.related(CASES, id, "contacts", Set.of("last_name"))).isEmpty();
        assertThat(server.fields("No_Such_Module")).isEmpty();
    }

    @Test
    void a_batch_that_breaks_off_is_finished() {
        List<String> ids = IntStream.range(0, 6).mapToObj(i -> V41Lab.id()).toList();
        server.create(List.of(V41Lab.newCase(ids.get(1), "there"), V41Lab.newCase(ids.get(4), "there")));

        List<Saved> saved = server.create(
                ids.stream().map(id -> V41Lab.newCase(id, "batch")).toList());

        assertThat(saved).hasSize(6).allMatch(Saved.Done.class::isInstance);
        assertThat(server.read(CASES, ids, Set.of("name")).values())
                .extracting(bean -> bean.get("name"))
                .containsExactlyInAnyOrder("batch", "there", "batch", "batch", "there", "batch");
    }

    @Test
    void any_text_is_read_as_it_was_written() {
        Random random = new Random(7);
        String parent = V41Lab.id();
        server.create(List.of(V41Lab.newCase(parent, "texts")));
        List<NewBean> beans = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder("x");
            for (int at = 0; at < 8; at++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String words =
                    i % 2 == 0 ? text.append('x').toString() : text.append('x').substring(1);
            beans.add(new NewBean(
                    UPDATES, V41Lab.id(), Map.of("name", "n", "description", words.strip(), "case_id", parent)));
            beans.add(new NewBean("Notes", V41Lab.id(), Map.of("description", words.strip(), "name", "n")));
        }
        assertThat(server.create(beans)).allMatch(Saved.Done.class::isInstance);

        for (NewBean bean : beans) {
            Bean read = server.read(bean.module(), List.of(bean.key()), Set.of("description"))
                    .get(bean.key());
            assertThat(read.get("description"))
                    .as(bean.module())
                    .isEqualTo(bean.values().get("description"));
        }
        List<Bean> listed = server.find(
                new Query(UPDATES, List.of(new Query.Is("case_id", parent)), Set.of("description"), "id", 0, 100));
        assertThat(listed).hasSize(60);
        Map<String, String> byId = new java.util.HashMap<>();
        beans.forEach(bean -> byId.put(bean.key(), bean.values().get("description")));
        assertThat(listed)
                .allSatisfy(bean -> assertThat(bean.get("description")).isEqualTo(byId.get(bean.id())));
    }

    @Test
    void no_text_gets_out_of_a_query() {
        Random random = new Random(9);
        List<NewBean> beans = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            StringBuilder text = new StringBuilder("q");
            for (int at = 0; at < 6; at++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            beans.add(new NewBean(
                    "Notes", V41Lab.id(), Map.of("name", text.append("q").toString())));
        }
        server.create(beans);
        for (NewBean bean : beans) {
            String name = bean.values().get("name");
            for (Query.Term term : List.of(new Query.Is("name", name), new Query.EndsWith("name", name))) {
                assertThat(server.find(new Query(
                                "Notes", List.of(term, new Query.Is("id", bean.key())), Set.of("name"), "id", 0, 5)))
                        .as(name)
                        .singleElement()
                        .satisfies(found -> assertThat(found.get("name")).isEqualTo(name));
            }
        }
        assertThat(server.find(
                        new Query("Notes", List.of(new Query.Is("name", "x' OR '1'='1")), Set.of("name"), "id", 0, 5)))
                .isEmpty();
    }

    @Test
    void people_relations_and_files_hold() {
        String contact = V41Lab.id();
        String record = V41Lab.id();
        String note = V41Lab.id();
        String email = "Pat.O'Brien+" + contact.substring(0, 8) + "@Example.org";
        server.create(List.of(
                new NewBean("Contacts", contact, Map.of("last_name", "O'Brien", "email1", email)),
                V41Lab.newCase(record, "c"),
                new NewBean("Notes", note, Map.of("name", "n", "parent_type", CASES, "parent_id", record))));

        assertThat(server.withEmail("Contacts", List.of(email.toUpperCase(java.util.Locale.ROOT)), Set.of("last_name")))
                .containsOnlyKeys(email.toLowerCase(java.util.Locale.ROOT));
        List<Saved> related = server.relate(List.of(
                new Relation(CASES, record, "contacts", "Contacts", contact),
                new Relation(CASES, record, "nolink", "Contacts", contact),
                new Relation(CASES, record, "contacts", "Contacts", V41Lab.id())));
        assertThat(related.get(0)).isInstanceOf(Saved.Done.class);
        assertThat(related.get(1)).isInstanceOf(Saved.Failed.class);
        assertThat(related.get(2)).isInstanceOf(Saved.Failed.class);
        assertThat(server.related(CASES, record, "contacts", Set.of("last_name")))
                .extracting(Bean::id)
                .containsExactly(contact);
        byte[] file = "😀 content".getBytes(StandardCharsets.UTF_8);
        server.put(note, "photo.txt", file);
        assertThat(bare.call("get_note_attachment", "id", note)
                        .json()
                        .path("note_attachment")
                        .path("file")
                        .asText())
                .isEqualTo(Base64.getEncoder().encodeToString(file));
    }

    @Test
    void pages_come_in_order_and_times_hold_to_the_second() {
        String mark = "page " + V41Lab.id();
        List<String> ids = IntStream.range(0, 7).mapToObj(i -> V41Lab.id()).toList();
        server.create(ids.stream().map(id -> V41Lab.newCase(id, mark)).toList());
        Bean any = server.read(CASES, ids.subList(0, 1), Set.of("date_modified", "date_entered"))
                .get(ids.get(0));
        Instant first = Objects.requireNonNull(any.time("date_entered"));

        List<Bean> seen = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 3) {
            seen.addAll(server.find(new Query(
                    CASES,
                    List.of(new Query.Is("name", mark), new Query.Since("date_modified", first)),
                    Set.of("date_modified"),
                    "date_modified",
                    offset,
                    3)));
        }
        assertThat(seen).extracting(Bean::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(seen).extracting(bean -> bean.get("date_modified")).isSorted();
    }

    @Test
    void a_hundred_cases_by_batches_and_one_by_one() {
        server.fields(CASES);
        List<NewBean> beans = IntStream.range(0, 100)
                .mapToObj(i -> V41Lab.newCase(V41Lab.id(), "c" + i))
                .toList();
        long start = System.nanoTime();
        assertThat(server.create(beans)).allMatch(Saved.Done.class::isInstance);
        long batches = System.nanoTime() - start;
        start = System.nanoTime();
        for (NewBean bean : beans) {
            assertThat(server.create(List.of(new NewBean(CASES, V41Lab.id(), bean.values()))))
                    .allMatch(Saved.Done.class::isInstance);
        }
        long single = System.nanoTime() - start;

        System.out.printf(
                "100 cases on a real SuiteCRM by set_entries: %.1f s; one by one: %.1f s%n",
                batches / 1e9, single / 1e9);
    }
}
