package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Capability;
import io.parley.crm.ContactMatch;
import io.parley.crm.ContactMatch.Evidence;
import io.parley.crm.ContactMatch.Strength;
import io.parley.model.Author;
import io.parley.model.RecordRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding the contact behind an author: by evidence, and never by a silent guess. */
interface CrmContactContract extends CrmDesk {

    /** Whether the CRM matches contacts; when it does not, that it refuses to, unsent. */
    private boolean matches() {
        if (crm().capabilities().contains(Capability.MATCH_CONTACTS)) {
            return true;
        }
        long before = lab().calls();
        assertThatThrownBy(() -> crm().match("fediverse", List.of())).isInstanceOf(UnsupportedOperationException.class);
        assertThat(lab().calls()).isEqualTo(before);
        return false;
    }

    private List<ContactMatch> candidates(Author author) {
        List<List<ContactMatch>> all = crm().match("fediverse", List.of(author));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    default void a_contact_with_the_author_s_address_is_a_candidate_and_the_address_its_evidence() {
        if (!matches()) {
            return;
        }
        String contact = lab().contact("Alice Miller", "alice@example.org");

        assertThat(candidates(Drafts.author("alice", "Alice@Example.org")))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.id()).isEqualTo(contact);
                    assertThat(match.name()).isEqualTo("Alice Miller");
                    assertThat(match.evidence()).containsExactly(Evidence.EMAIL);
                    assertThat(match.strength()).isEqualTo(Strength.LIKELY);
                });
    }

    @Test
    default void a_name_alone_is_no_evidence() {
        if (!matches()) {
            return;
        }
        lab().contact("Name of alice", null);

        assertThat(candidates(Drafts.author("alice", null))).isEmpty();
        assertThat(lab().contactOf(delivered(Drafts.newCase("1", "alice", "It broke"))))
                .isNull();
    }

    @Test
    default void a_case_belongs_to_the_one_contact_for_which_the_evidence_speaks() {
        if (!matches()) {
            return;
        }
        lab().contact("Bob Brown", "bob@example.org");
        String contact = lab().contact("Alice Miller", "alice@example.org");
        Author alice = Drafts.author("alice", "alice@example.org");

        RecordRef record = delivered(Drafts.newCase("1", alice, "It broke"));

        assertThat(lab().contactOf(record)).isEqualTo(contact);
        assertThat(candidates(Drafts.author("alice", null))).singleElement().satisfies(match -> {
            assertThat(match.id()).isEqualTo(contact);
            assertThat(match.evidence()).contains(Evidence.PERSONA_KNOWN);
            assertThat(match.strength()).isEqualTo(Strength.KNOWN);
        });
    }

    @Test
    default void where_the_evidence_speaks_for_several_all_are_told_and_none_is_taken() {
        if (!matches()) {
            return;
        }
        String one = lab().contact("Alice Miller", "family@example.org");
        String other = lab().contact("Alex Miller", "family@example.org");
        Author alice = Drafts.author("alice", "family@example.org");

        assertThat(candidates(alice).stream().map(ContactMatch::id)).containsExactlyInAnyOrder(one, other);
        assertThat(lab().contactOf(delivered(Drafts.newCase("1", alice, "It broke"))))
                .isNull();
    }

    @Test
    default void what_a_rep_says_about_an_author_holds_for_the_next_case() {
        if (!matches()) {
            return;
        }
        RecordRef first = delivered(Drafts.newCase("1", "alice", "It broke"));
        String contact = lab().contact("Somebody Else", null);
        lab().linkAuthor(first, contact);

        RecordRef second = delivered(Drafts.newCase("2", "alice", "It broke again"));

        assertThat(lab().contactOf(second)).isEqualTo(contact);
    }

    @Test
    default void candidates_come_in_the_order_of_the_authors_however_many_they_are() {
        if (!matches()) {
            return;
        }
        String contact = lab().contact("Alice Miller", "author7@example.org");
        List<Author> authors = java.util.stream.IntStream.range(0, 450)
                .mapToObj(i -> Drafts.author("author" + i, "author" + i + "@example.org"))
                .toList();

        List<List<ContactMatch>> all = crm().match("fediverse", authors);

        assertThat(all).hasSize(450);
        assertThat(all.get(7)).singleElement().satisfies(match -> assertThat(match.id())
                .isEqualTo(contact));
        assertThat(all.stream().filter(each -> !each.isEmpty())).hasSize(1);
        assertThat(crm().match("fediverse", List.of())).isEmpty();
    }
}
