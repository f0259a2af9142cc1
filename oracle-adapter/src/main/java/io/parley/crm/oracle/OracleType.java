package io.parley.crm.oracle;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.CrmType;
import io.parley.crm.oracle.soap.SoapOptions;
import io.parley.crm.oracle.soap.SoapServer;
import io.parley.model.Option;
import io.parley.yaml.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code type: oracle-crm-on-demand} in parley.yaml: Oracle CRM On Demand by its Web Services v2.0. */
public final class OracleType implements CrmType {

    @Override
    public String name() {
        return "oracle-crm-on-demand";
    }

    @Override
    public Set<Capability> capabilities() {
        return OracleCrm.CAPABILITIES;
    }

    @Override
    public List<Option> options() {
        return OracleOptions.all();
    }

    @Override
    public List<Problem> mistakes(Map<String, String> options) {
        return OracleSettings.mistakes(options);
    }

    @Override
    public Crm open(String name, Map<String, String> options) {
        OracleSettings settings = OracleSettings.of(options(), options);
        return new OracleCrm(name, new SoapServer(settings.access(), SoapOptions.USUAL), settings);
    }
}
