package io.parley.console;

import static io.parley.console.Html.tag;

import io.parley.health.Lights;
import io.parley.store.Overview;
import io.parley.store.Overview.MentionRow;
import io.parley.store.StoreFailure;
import java.time.Instant;
import java.util.List;

/** How Parley is doing, and what people said last. */
final class OverviewPage {

    private final Overview overview;
    private final Figures figures;
    private final Lights lights;

    OverviewPage(Overview overview, Figures figures, Lights lights) {
        this.overview = overview;
        this.figures = figures;
        this.lights = lights;
    }

    Answer page(Visit visit) {
        long before = before(visit);
        String fragment = before == Long.MAX_VALUE ? "/fragments/overview" : "/fragments/overview?before=" + before;
        return Answer.page(Layout.page(
                visit,
                "Overview",
                tag("div", "head")
                        .of(
                                tag("h1").of("Overview"),
                                tag("button", "quiet")
                                        .id("pause")
                                        .with("type", "button")
                                        .with("aria-pressed", "false")
                                        .flag("hidden")
                                        .of("Pause updates"),
                                tag("noscript").of(tag("a").to("/").of("Reload"))),
                tag("p", "unseen").id("news").with("role", "status").of(""),
                tag("div").id("live").with("data-from", fragment).of(content(before, visit.now()))));
    }

    /** What changes while one looks. */
    Answer fragment(Visit visit) {
        return Answer.page(content(before(visit), visit.now()));
    }

    private static long before(Visit visit) {
        return visit.number(visit.query().get("before"), Long.MAX_VALUE);
    }

    private Html content(long before, Instant now) {
        return Html.all(LightsPart.show(lights.all(), now), fromStore(before, now));
    }

    /** The lights tell what is wrong even when the store can't be asked: then above all. */
    private Html fromStore(long before, Instant now) {
        try {
            List<MentionRow> rows = overview.mentions(MentionsPart.PAGE + 1, before);
            return Html.all(
                    WaitingPart.show(figures.waiting(), now),
                    PlotsPart.show(figures.minutes()),
                    MentionsPart.show(rows, before == Long.MAX_VALUE, now));
        } catch (StoreFailure gone) {
            return tag("p", "error")
                    .id("store-gone")
                    .with("role", "alert")
                    .of("The store can't be reached, so what waits and what was said can't be shown: "
                            + Redaction.text(String.valueOf(gone.getMessage())));
        }
    }
}
