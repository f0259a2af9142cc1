package io.parley.mapping;

import java.util.List;
import java.util.regex.Pattern;

/** A CRM of no family, with a case and an author. */
final class Forms {

    static final Section CASE = Section.ofItem("case", "Ticket", "id key");
    static final Section AUTHOR = Section.ofAuthor("author", "Person", "id");

    static final MappingForm PLAIN = new MappingForm(
            "the desk",
            List.of(CASE, AUTHOR),
            Pattern.compile("[A-Za-z_]+"),
            "Write its name, such as Subject.",
            "case:\n  Subject: \"{subject}\"\n  Body: \"{text}\"\nauthor:\n  Page: \"{author.url}\"\n");

    private Forms() {}
}
