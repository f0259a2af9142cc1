package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Crm;
import io.parley.model.Attachment;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.model.RecordRef;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import io.parley.testkit.Mentions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Pictures and files of messages among the files of their records. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttachmentsTest {

    private static final String MEDIA = "https://square.example/media/";

    private @Nullable SalesforceLab lab;
    private @Nullable Crm crm;

    @AfterEach
    void close() {
        crm().close();
        lab().close();
    }

    private SalesforceLab lab() {
        return Objects.requireNonNull(lab);
    }

    private Crm crm() {
        return Objects.requireNonNull(crm);
    }

    private void org(String attachments, Feature... features) {
        org(Map.of("attachments", attachments), features);
    }

    private void org(Map<String, String> options, Feature... features) {
        lab = new SalesforceLab(Options.on(0, null).with(features));
        crm = lab.open(options);
    }

    private static Attachment picture(String name) {
        return new Attachment(MEDIA + name, "image/png", null);
    }

    private static Mentions post(String id, Attachment... attachments) {
        return Mentions.post("anna").id(id).says("It leaks").attached(attachments);
    }

    private static Delivery opens(Mentions post) {
        return new Delivery(
                post.enriched(),
                new Decision.OpenCase("a rule", "crm", "It leaks", Priority.HIGH, null, Duration.ofDays(5)),
                new Delivery.NewRecord());
    }

    private static Delivery joins(RecordRef record, Mentions post) {
        return new Delivery(
                post.enriched(),
                new Decision.OpenCase("a rule", "crm", "It leaks", Priority.HIGH, null, Duration.ofDays(5)),
                new Delivery.Existing(record, false));
    }

    private static Delivery revises(RecordRef record, Mentions post) {
        return new Delivery(
                post.enriched(),
                new Decision.AddToRecord("a further version", "crm"),
                new Delivery.Existing(record, false));
    }

    private RecordRef brought(Delivery delivery) {
        Outcome outcome = crm().deliver(List.of(delivery)).get(0);
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return ((Outcome.Delivered) outcome).record();
    }

    /** The addresses among the files of a record, as a rep finds them there. */
    private List<String> filesOf(RecordRef record) {
        return lab().salesforce.records("ContentDocumentLink").stream()
                .filter(link -> record.id().equals(link.get("LinkedEntityId")))
                .map(link -> lab().row("ContentDocument", String.valueOf(link.get("ContentDocumentId"))))
                .map(document -> lab().row("ContentVersion", String.valueOf(document.get("LatestPublishedVersionId"))))
                .map(version -> String.valueOf(version.get("ContentUrl")))
                .toList();
    }

    private List<Object> titles() {
        return lab().salesforce.records("ContentVersion").stream()
                .map(version -> version.get("Title"))
                .toList();
    }

    private Map<String, Object> message() {
        return lab().salesforce.records(lab().messages()).get(0);
    }

    @Test
    void pictures_are_lines_of_the_message_and_no_files_unless_an_admin_wants_them() {
        org(Map.of());

        RecordRef record = brought(opens(post("1", picture("leak.png"))));

        assertThat(filesOf(record)).isEmpty();
        assertThat(String.valueOf(message().get("Body__c"))).contains(MEDIA + "leak.png");
        assertThat(lab().salesforce.journal()).noneMatch(call -> call.contains("ContentVersion"));
    }

    @Test
    void a_word_that_is_no_choice_is_refused_with_those_that_are() {
        org(Map.of());
        assertThatThrownBy(() -> lab().open(Map.of("attachments", "copies")))
                .hasMessageContaining("attachments: 'copies' is neither text nor links");
    }

    @Test
    void a_rep_finds_the_pictures_among_the_files_of_the_case_by_what_they_show() {
        org("links");

        RecordRef record = brought(opens(post(
                "1",
                picture("the%20leak.png?size=large"),
                new Attachment(MEDIA + "2", "image/png", "A wet\nfloor"),
                new Attachment(MEDIA, null, " "),
                new Attachment(MEDIA + "x", null, "long ".repeat(100)))));

        assertThat(filesOf(record))
                .containsExactly(MEDIA + "the%20leak.png?size=large", MEDIA + "2", MEDIA, MEDIA + "x");
        assertThat(titles()).startsWith("the leak.png", "A wet floor", "Attachment");
        assertThat(String.valueOf(titles().get(3)))
                .hasSizeLessThanOrEqualTo(255)
                .startsWith("long long");
        assertThat(lab().salesforce.records("ContentVersion"))
                .allSatisfy(version -> assertThat(version).containsEntry("ContentLocation", "L"));
        assertThat(String.valueOf(message().get("Body__c"))).contains(MEDIA + "2");
    }

    @Test
    void a_batch_with_pictures_takes_one_call_more_than_one_without() {
        org("links");
        brought(opens(post("warm", picture("warm.png"))));
        lab().salesforce.calls().reset();
        crm().deliver(List.of(opens(post("1")), opens(post("2")), opens(post("3"))));
        long without = lab().salesforce.calls().total();
        lab().salesforce.calls().reset();

        List<Delivery> batch = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            batch.add(opens(post("p" + i, picture(i + "a.png"), picture(i + "b.png"), picture(i + "c.png"))));
        }
        assertThat(crm().deliver(batch)).hasOnlyElementsOfType(Outcome.Delivered.class);

        assertThat(lab().salesforce.calls().total()).isEqualTo(without + 1);
        assertThat(lab().salesforce.count("ContentDocument")).isEqualTo(301);
        System.out.println("[economy] 100 mentions with 300 pictures: "
                + lab().salesforce.calls().total() + " calls "
                + lab().salesforce.calls().byKind());
    }

    @Test
    void a_further_message_on_a_case_takes_one_call_more_too() {
        org("links");
        RecordRef record = brought(opens(post("1", picture("a.png"))));
        lab().salesforce.calls().reset();
        brought(joins(record, post("2")));
        long without = lab().salesforce.calls().total();
        lab().salesforce.calls().reset();

        brought(joins(record, post("3", picture("b.png"))));

        assertThat(lab().salesforce.calls().total()).isEqualTo(without + 1);
        assertThat(filesOf(record)).containsExactly(MEDIA + "a.png", MEDIA + "b.png");
    }

    @Test
    void a_repeat_makes_no_second_file_nor_does_the_same_picture_twice_in_one_message() {
        org("links");
        Delivery delivery = opens(post("1", picture("a.png"), picture("a.png"), picture("b.png")));

        RecordRef record = brought(delivery);
        brought(delivery);
        brought(delivery);

        assertThat(filesOf(record)).containsExactly(MEDIA + "a.png", MEDIA + "b.png");
    }

    @Test
    void an_answer_that_was_lost_before_or_after_the_files_were_made_leaves_each_once() {
        for (Fault fault : List.of(Fault.DROP, Fault.SAVE_THEN_DROP)) {
            org("links");
            crm().check();
            lab().salesforce.faults().next(1, fault, Faults.Where.object("ContentVersion"));
            Delivery delivery = opens(post("1", picture("a.png"), picture("b.png")));

            assertThat(crm().deliver(List.of(delivery))).hasOnlyElementsOfType(Outcome.Retry.class);
            RecordRef record = brought(delivery);

            assertThat(filesOf(record)).containsExactly(MEDIA + "a.png", MEDIA + "b.png");
            assertThat(lab().cases()).hasSize(1);
            if (fault == Fault.DROP) {
                close();
            }
        }
    }

    @Test
    void a_locked_row_is_tried_again() {
        org("links");
        lab().salesforce.faults().next(1, Fault.ROW_LOCKED, Faults.Where.object("ContentVersion"));
        Delivery delivery = opens(post("1", picture("a.png"), picture("b.png")));

        assertThat(crm().deliver(List.of(delivery))).hasOnlyElementsOfType(Outcome.Retry.class);

        assertThat(filesOf(brought(delivery))).containsExactlyInAnyOrder(MEDIA + "a.png", MEDIA + "b.png");
    }

    @Test
    void an_edit_adds_what_is_new() {
        org("links");
        RecordRef record = brought(opens(post("1", picture("a.png"))));

        brought(revises(record, post("1", picture("a.png"), picture("b.png")).version("2", 60)));

        assertThat(filesOf(record)).containsExactly(MEDIA + "a.png", MEDIA + "b.png");
    }

    @Test
    void what_an_author_takes_back_goes_with_its_pictures_and_everything_else_stays() {
        org("links");
        RecordRef record = brought(opens(post("1", picture("a.png"), picture("b.png"))));
        brought(joins(record, post("2", picture("a.png"))));
        lab().salesforce
                .desk()
                .create(
                        "ContentVersion",
                        Map.of(
                                "Title",
                                "ours",
                                "ContentUrl",
                                MEDIA + "rep.png",
                                "FirstPublishLocationId",
                                record.id()));

        brought(revises(record, post("1").deleted()));
        brought(revises(record, post("1").deleted()));

        assertThat(filesOf(record)).containsExactly(MEDIA + "a.png", MEDIA + "rep.png");
    }

    @Test
    void what_an_author_takes_back_goes_from_the_case_that_its_own_was_merged_into() {
        org("links");
        RecordRef loser = brought(opens(post("1", picture("a.png"))));
        RecordRef survivor = brought(opens(post("2", picture("b.png"))));
        lab().merge(loser, survivor);

        brought(revises(survivor, post("1").deleted()));

        assertThat(filesOf(survivor)).containsExactly(MEDIA + "b.png");
    }

    @Test
    void where_salesforce_refuses_the_files_the_message_arrives_and_says_why() {
        org("links");
        lab().salesforce.setup().withoutFileLinks();

        RecordRef record = brought(opens(post("1", picture("a.png"))));

        assertThat(filesOf(record)).isEmpty();
        assertThat(String.valueOf(message().get("StatusMessage__c")))
                .startsWith("Not all attachments are among the files: You do not have the level of access");
        assertThat(String.valueOf(message().get("Body__c"))).contains(MEDIA + "a.png");
    }

    @Test
    void one_refused_file_costs_no_other() {
        org("links");
        lab().salesforce.refuseWhere("ContentVersion", "Title", "bad", "No bad files here");

        RecordRef record = brought(opens(post("1", picture("bad.png"), picture("good.png"))));
        brought(joins(record, post("2", picture("other.png"))));

        assertThat(filesOf(record)).containsExactly(MEDIA + "good.png", MEDIA + "other.png");
        assertThat(String.valueOf(message().get("StatusMessage__c"))).contains("No bad files here");
    }

    @Test
    void where_parley_may_make_no_files_the_message_says_so_and_nothing_is_tried() {
        org("links");
        lab().salesforce.setup().lock("ContentVersion");
        brought(opens(post("warm", picture("warm.png"))));
        lab().salesforce.calls().reset();
        brought(opens(post("0")));
        long without = lab().salesforce.calls().total();
        lab().salesforce.calls().reset();

        brought(opens(post("1", picture("a.png"))));

        assertThat(lab().salesforce.calls().total()).isEqualTo(without);
        assertThat(lab().salesforce.records(lab().messages())).last().satisfies(row -> assertThat(
                        String.valueOf(row.get("StatusMessage__c")))
                .isEqualTo("Not all attachments are among the files: this org lets Parley make no files."));
    }

    @Test
    void an_address_that_does_not_fit_is_told_and_one_that_is_not_of_the_web_is_left_out() {
        org("links");

        RecordRef record = brought(opens(post(
                "1",
                picture("x".repeat(1_300)),
                new Attachment("data:image/png;base64,AAAA", "image/png", null),
                new Attachment("javascript:alert(1)", null, null),
                picture("a.png"))));

        assertThat(filesOf(record)).containsExactly(MEDIA + "a.png");
        assertThat(String.valueOf(message().get("StatusMessage__c"))).contains("more than 1300 characters");
    }

    @Test
    void leads_have_files_too() {
        org("links");
        Delivery lead = new Delivery(
                post("1", picture("a.png")).enriched(),
                new Decision.OpenLead("a rule", "crm", "60 rooms", Priority.HIGH, null, Duration.ofDays(5)),
                new Delivery.NewRecord());

        assertThat(filesOf(brought(lead))).containsExactly(MEDIA + "a.png");
    }

    @Test
    void so_it_is_where_messages_are_posts_of_salesforces_own() {
        org("links", Feature.SOCIAL_POSTS);
        Delivery delivery = opens(post("1", picture("a.png")));
        RecordRef record = brought(delivery);
        brought(delivery);
        assertThat(filesOf(record)).containsExactly(MEDIA + "a.png");
        lab().salesforce.setup().withoutFileLinks();
        brought(revises(
                record,
                post("1", picture("a.png"), picture("b.png")).says("It floods").version("2", 60)));
        assertThat(String.valueOf(message().get("StatusMessage")))
                .startsWith("Edited")
                .contains("Not all attachments");

        brought(revises(record, post("1").deleted()));

        assertThat(filesOf(record)).isEmpty();
    }

    @Test
    void a_back_fill_by_jobs_makes_the_files_as_well() {
        org(Map.of("attachments", "links", "bulk-above", "4"));

        List<Delivery> batch =
                List.of(opens(post("1", picture("a.png"))), opens(post("2")), opens(post("3", picture("b.png"))));
        assertThat(crm().deliver(batch)).hasOnlyElementsOfType(Outcome.Delivered.class);
        assertThat(crm().deliver(batch)).hasOnlyElementsOfType(Outcome.Delivered.class);

        assertThat(lab().salesforce.calls().byKind()).containsKey("ingest-create");
        assertThat(lab().salesforce.count("ContentDocument")).isEqualTo(2);
    }
}
