package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;

/** The rep's page at /rep. */
final class RepPages {

    private final Org org;
    private final Desk desk;

    RepPages(Org org, Desk desk) {
        this.org = org;
        this.desk = desk;
    }

    Answer answer(Call call) {
        return Answer.of(200, "text/plain", call.path() + org.table("Case").count() + desk.rep());
    }
}
