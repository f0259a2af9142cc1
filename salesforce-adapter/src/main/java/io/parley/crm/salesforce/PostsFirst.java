package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Bundle;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.model.Outcome;
import java.util.List;
import java.util.Objects;

/**
 * Brings deliveries into an org that keeps messages in SocialPost. A SocialPersona must belong to something, and a new
 * author has nothing but the post: so the record goes first, then the post, then the persona that belongs to it, then
 * the post's link to the persona and the case's to the post.
 */
final class PostsFirst {

    private final SalesforceApi api;
    private final Contacts contacts;
    private final Openings openings;
    private final CaseLook cases;
    private final Echoes echoes;
    private final Posts posts;
    private final ParentedPersonas personas;
    private final CaseSources sources;

    PostsFirst(
            SalesforceApi api,
            Contacts contacts,
            Openings openings,
            CaseLook cases,
            Echoes echoes,
            Posts posts,
            ParentedPersonas personas,
            CaseSources sources) {
        this.api = api;
        this.contacts = contacts;
        this.openings = openings;
        this.cases = cases;
        this.echoes = echoes;
        this.posts = posts;
        this.personas = personas;
        this.sources = sources;
    }

    void bring(List<Going> batch) {
        posts.look(batch);
        openings.reopen(Deliveries.open(batch).stream().filter(Going::reopens).toList());
        contacts.link(Deliveries.open(batch));
        // Before the messages: they still hold the words that the records repeat.
        echoes.follow(Deliveries.open(batch));
        personas.known(Deliveries.open(batch));
        records(Deliveries.open(batch));
        posts.save(Deliveries.open(batch));
        personas.fresh(Deliveries.open(batch));
        sources.tell(Deliveries.open(batch));
        Deliveries.open(batch).forEach(going -> going.end(new Outcome.Delivered(Objects.requireNonNull(going.record))));
    }

    private void records(List<Going> batch) {
        List<Going> saving = batch;
        while (!saving.isEmpty()) {
            Bundle bundle = api.bundle();
            openings.open(
                    bundle,
                    saving.stream()
                            .filter(going -> going.isNew() && going.record == null)
                            .toList());
            List<Going> going = Deliveries.open(saving);
            cases.add(bundle, going);
            bundle.send();
            saving = openings.settle(going);
        }
    }
}
