package io.parley.console;

import static io.parley.console.Html.NOTHING;
import static io.parley.console.Html.tag;

import org.jspecify.annotations.Nullable;

/** What all pages share. */
final class Layout {

    static final String CSRF = "csrf";

    private Layout() {}

    /** A page for somebody who is logged in. */
    static Html page(Visit visit, String title, Html... content) {
        Html main = tag("main").id("main").with("tabindex", "-1").of(flash(visit), Html.all(content));
        return document(title, tag("header", "top").of(brand(), navigation(visit), account(visit)), main);
    }

    /** A page for anybody: login, errors. */
    static Html bare(String title, Html... content) {
        Html main = tag("main", "narrow").id("main").with("tabindex", "-1").of(content);
        return document(title, tag("header", "top").of(brand()), main);
    }

    /** The field that proves that a form came from a page of ours. */
    static Html csrf(String token) {
        return tag("input")
                .with("type", "hidden")
                .with("name", CSRF)
                .with("value", token)
                .of();
    }

    private static Html document(String title, Html header, Html main) {
        return Html.document(tag("html")
                .with("lang", "en")
                .of(
                        tag("head")
                                .of(
                                        tag("meta").with("charset", "utf-8").of(),
                                        tag("meta")
                                                .with("name", "viewport")
                                                .with("content", "width=device-width, initial-scale=1")
                                                .of(),
                                        tag("meta")
                                                .with("name", "color-scheme")
                                                .with("content", "light dark")
                                                .of(),
                                        tag("title").of(title + " · Parley"),
                                        tag("link")
                                                .with("rel", "icon")
                                                .to("/assets/parley.svg")
                                                .of(),
                                        tag("link")
                                                .with("rel", "stylesheet")
                                                .to("/assets/console.css")
                                                .of(),
                                        tag("script")
                                                .script("/assets/console.js")
                                                .flag("defer")
                                                .of()),
                        tag("body").of(tag("a", "skip").toHere("main").of("Skip to the content"), header, main)));
    }

    private static Html brand() {
        return tag("a", "brand").to("/").of("Parley");
    }

    private static Html navigation(Visit visit) {
        return tag("nav")
                .with("aria-label", "Pages")
                .of(entry(visit, "/", "Overview"), entry(visit, "/dead-letters", "Dead letters"));
    }

    private static Html entry(Visit visit, String path, String name) {
        boolean here =
                path.equals("/") ? visit.path().equals("/") : visit.path().startsWith(path);
        Tag link = tag("a").to(path);
        return (here ? link.with("aria-current", "page") : link).of(name);
    }

    private static Html account(Visit visit) {
        return tag("form", "account")
                .with("method", "post")
                .action("/logout")
                .of(
                        csrf(visit.csrf()),
                        tag("span").of(Html.text("Logged in as "), tag("b").of(visit.user())),
                        tag("button", "quiet").with("type", "submit").of("Log out"));
    }

    private static Html flash(Visit visit) {
        @Nullable String told = visit.told();
        return told == null ? NOTHING : tag("p", "flash").with("role", "status").of(told);
    }
}
