package io.parley.crm.sugarcrm;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.CrmType;
import io.parley.crm.sugarcrm.v11.V11Server;
import io.parley.model.Option;
import io.parley.model.Option.Kind;
import io.parley.yaml.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code type: sugarcrm} in parley.yaml: commercial Sugar, by REST v11. */
public final class SugarType implements CrmType {

    private static final String KEY_FIELD = "key-field";

    @Override
    public String name() {
        return "sugarcrm";
    }

    @Override
    public Set<Capability> capabilities() {
        return SugarCrm.CAPABILITIES;
    }

    @Override
    public List<Option> options() {
        return Stream.of(List.of(SugarOptions.url()), login(), places(), SugarOptions.shared())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Option> login() {
        return List.of(
                Option.required("user", Kind.TEXT, "User name of the user that Parley logs in as."),
                Option.required("password", Kind.SECRET, "The password of that user."),
                Option.optional(
                        "platform",
                        Kind.TEXT,
                        "parley",
                        "Platform of the session, which an admin registers in Admin > Configure API Platforms. Sugar keeps"
                                + " one session for each user and platform, so no other program, and no other node of"
                                + " Parley, may log in as the same user on the same platform."),
                Option.optional("client-id", Kind.TEXT, "sugar", "Consumer key of an OAuth key of Sugar."),
                Option.optional(
                        "client-secret", Kind.SECRET, "", "Consumer secret of that OAuth key, when it has one."),
                Option.optional(
                        "api-version",
                        Kind.TEXT,
                        "",
                        "Version of the REST API, such as 11_24; the newest of 11_20 to 11_27 that Sugar has when empty."));
    }

    private static List<Option> places() {
        return List.of(
                Option.optional(
                        KEY_FIELD,
                        Kind.TEXT,
                        "sync_key",
                        "Field of Cases, Leads, Contacts, Notes and Messages in which Parley's keys stand."),
                Option.optional(
                        "conversation",
                        Kind.TEXT,
                        "notes",
                        "Where what is said about a record stands: notes (a reply is a note that is displayed in the portal)"
                                + " or messages (a reply is an outbound message)."));
    }

    @Override
    public List<Problem> mistakes(Map<String, String> options) {
        return SugarSettings.mistakes(options);
    }

    @Override
    public Crm open(String name, Map<String, String> options) {
        Map<String, String> given = new HashMap<>(options);
        given.computeIfPresent("api-version", (option, version) -> version(version));
        SugarSettings settings = SugarSettings.of(options(), given);
        V11Server server = new V11Server(settings.access(), keyField(given), V11Server.CHUNK, System::nanoTime);
        return new SugarCrm(name, server, settings, server);
    }

    private static String version(String given) {
        String version = given.strip().replaceFirst("^v", "").replace('.', '_');
        if (!version.isEmpty() && !version.matches("1[1-9](_[0-9]{1,3})?")) {
            throw new IllegalArgumentException("api-version '" + given + "' is not a version such as 11_24.");
        }
        return version;
    }

    private static String keyField(Map<String, String> given) {
        String field = given.getOrDefault(KEY_FIELD, "").strip();
        if (!field.matches("[a-z0-9_]*")) {
            throw new IllegalArgumentException("key-field '" + field + "' is not the name of a field.");
        }
        return field.isEmpty() ? "sync_key" : field;
    }
}
