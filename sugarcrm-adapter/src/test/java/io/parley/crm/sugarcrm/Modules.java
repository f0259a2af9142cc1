package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.Relation;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The modules of a server, for what needs to know no more of it than their fields. */
final class Modules implements SugarServer {

    private final Map<String, Map<String, FieldDefinition>> modules = new HashMap<>();

    /** SuiteCRM 7.14 as it comes, as far as mentions reach. */
    static Modules ofSuiteCrm() {
        return new Modules()
                .with("Cases", "name", "name", 255)
                .with("Cases", "description", "text", 0)
                .with("Cases", "state", "enum", 100, "Open", "Closed")
                .with("Cases", "status", "dynamicenum", 100, "Open_New", "Open_Assigned", "Closed_Closed")
                .with("Cases", "priority", "enum", 100, "P1", "P2", "P3")
                .with("Cases", "type", "enum", 255, "Administration", "Product", "User")
                .with("Leads", "first_name", "varchar", 100)
                .with("Leads", "last_name", "varchar", 100)
                .with("Leads", "account_name", "varchar", 255)
                .with("Leads", "lead_source", "enum", 100, "", "Web Site", "Other")
                .with("Leads", "lead_source_description", "text", 0)
                .with("Leads", "status", "enum", 100, "", "New", "Assigned")
                .with("Leads", "website", "url", 255)
                .with("Leads", "description", "text", 0)
                .with("AOP_Case_Updates", "description", "text", 0)
                .with("Notes", "description", "text", 0);
    }

    Modules with(String module, String field, String type, int length, String... choices) {
        modules.computeIfAbsent(module, name -> new HashMap<>())
                .put(field, new FieldDefinition(field, type, length, false, Set.of(choices)));
        return this;
    }

    Modules without(String module) {
        modules.remove(module);
        return this;
    }

    Schema schema() {
        return new Schema(this, System::nanoTime);
    }

    @Override
    public Map<String, FieldDefinition> fields(String module) {
        return modules.getOrDefault(module, Map.of());
    }

    private static UnsupportedOperationException fieldsAlone() {
        return new UnsupportedOperationException("only fields are told here");
    }

    @Override
    public Self self() {
        throw fieldsAlone();
    }

    @Override
    public Map<String, Bean> read(String module, Collection<String> ids, Set<String> fields) {
        throw fieldsAlone();
    }

    @Override
    public Map<String, Bean> lookUp(String module, Collection<String> keys, Set<String> fields) {
        throw fieldsAlone();
    }

    @Override
    public List<Bean> find(Query query) {
        throw fieldsAlone();
    }

    @Override
    public Map<String, List<Bean>> withEmail(String module, Collection<String> emails, Set<String> fields) {
        throw fieldsAlone();
    }

    @Override
    public List<Bean> related(String module, String id, String link, Set<String> fields) {
        throw fieldsAlone();
    }

    @Override
    public List<Saved> create(List<NewBean> beans) {
        throw fieldsAlone();
    }

    @Override
    public List<Saved> change(List<Change> changes) {
        throw fieldsAlone();
    }

    @Override
    public List<Saved> relate(List<Relation> relations) {
        throw fieldsAlone();
    }

    @Override
    public String address(String module, String id) {
        throw fieldsAlone();
    }

    @Override
    public void close() {}
}
