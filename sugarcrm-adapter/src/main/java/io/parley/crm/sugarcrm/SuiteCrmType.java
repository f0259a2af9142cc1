package io.parley.crm.sugarcrm;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.CrmType;
import io.parley.crm.sugarcrm.v8.V8Server;
import io.parley.model.Option;
import io.parley.model.Option.Kind;
import io.parley.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code type: suitecrm} in parley.yaml: SuiteCRM 7.11 to 8 by its V8 API. */
public final class SuiteCrmType implements CrmType {

    @Override
    public String name() {
        return "suitecrm";
    }

    @Override
    public Set<Capability> capabilities() {
        return SugarCrm.CAPABILITIES;
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(
                SugarOptions.url(),
                Option.required(
                        "client-id", Kind.TEXT, "Id of the client in Admin > OAuth2 Clients and Tokens, not its name."),
                Option.required("client-secret", Kind.SECRET, "Secret of that client."),
                Option.optional(
                        "user",
                        Kind.TEXT,
                        "",
                        "User name of the integration user, for a client of the password grant; without it the client"
                                + " logs in by itself, as the user that is set in it."),
                Option.optional("password", Kind.SECRET, "", "Password of that user.")));
        options.addAll(SugarOptions.shared());
        return List.copyOf(options);
    }

    @Override
    public List<Problem> mistakes(Map<String, String> options) {
        return SugarSettings.mistakes(options);
    }

    @Override
    public Crm open(String name, Map<String, String> options) {
        SugarSettings settings = SugarSettings.of(options(), options);
        V8Server server = new V8Server(settings.access());
        return new SugarCrm(name, server, settings, server);
    }
}
