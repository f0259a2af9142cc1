package io.parley.crm.sugarcrm;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.CrmType;
import io.parley.crm.sugarcrm.v41.V41Server;
import io.parley.model.Option;
import io.parley.model.Option.Kind;
import io.parley.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code type: sugarcrm-ce} in parley.yaml: Sugar CE 6.5 and SuiteCRM by the API of version 4.1. */
public final class SugarCeType implements CrmType {

    @Override
    public String name() {
        return "sugarcrm-ce";
    }

    @Override
    public Set<Capability> capabilities() {
        return SugarCrm.CAPABILITIES;
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(
                SugarOptions.url(),
                Option.required("user", Kind.TEXT, "User name of the integration user."),
                Option.required(
                        "password",
                        Kind.SECRET,
                        "Password of that user, kept by the CRM itself: users of LDAP or single sign-on can't log in"
                                + " here.")));
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
        V41Server server = new V41Server(settings.access());
        return new SugarCrm(name, server, settings, server);
    }
}
