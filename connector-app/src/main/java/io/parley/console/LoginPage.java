package io.parley.console;

import static io.parley.console.Html.NOTHING;
import static io.parley.console.Html.tag;

import org.jspecify.annotations.Nullable;

/** Where one logs in, and what stands there when nobody can. */
final class LoginPage {

    private LoginPage() {}

    /** @param wrong what went wrong with the last try; null for the first */
    static Html show(String csrf, String next, @Nullable String wrong) {
        return Layout.bare(
                "Log in",
                tag("h1").of("Log in"),
                wrong == null
                        ? NOTHING
                        : tag("p", "error").with("role", "alert").of(wrong),
                tag("form", "stack")
                        .with("method", "post")
                        .action("/login")
                        .of(
                                Layout.csrf(csrf),
                                tag("input")
                                        .with("type", "hidden")
                                        .with("name", "next")
                                        .with("value", next)
                                        .of(),
                                tag("label").with("for", "user").of("User"),
                                tag("input")
                                        .id("user")
                                        .with("name", "user")
                                        .with("autocomplete", "username")
                                        .with("autocapitalize", "none")
                                        .with("spellcheck", "false")
                                        .flag("required")
                                        .flag("autofocus")
                                        .of(),
                                tag("label").with("for", "password").of("Password"),
                                tag("input")
                                        .id("password")
                                        .with("name", "password")
                                        .with("type", "password")
                                        .with("autocomplete", "current-password")
                                        .flag("required")
                                        .of(),
                                tag("button").with("type", "submit").of("Log in")));
    }

    static Html nobody() {
        return Layout.bare(
                "No users",
                tag("h1").of("The console has no users yet"),
                tag("p").of("Parley runs, but nobody can log in. Add a user to parley.yaml and start Parley again:"),
                tag("pre").of("console:\n  users:\n    admin: \"${PARLEY_ADMIN_PASSWORD}\""),
                tag("p").of("Then set PARLEY_ADMIN_PASSWORD in Parley's environment. A password can't be written into"
                        + " the file itself."));
    }

    static Html sorry(int status, String sentence) {
        String title = status == 404 ? "Not found" : status == 503 ? "Not available" : "This did not work";
        return Layout.bare(
                title,
                tag("h1").of(title),
                tag("p").of(sentence),
                tag("p").of(tag("a").to("/").of("To the overview")));
    }
}
