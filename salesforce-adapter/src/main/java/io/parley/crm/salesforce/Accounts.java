package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.ContactSettings.Persons;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.crm.salesforce.api.Soql;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts of new contacts: the one named in parley.yaml, or one for each person. Found out once. */
final class Accounts {

    static final String ACCOUNT = "Account";

    private final SalesforceApi api;
    private final Shapes shapes;
    private final ContactSettings settings;
    private volatile @Nullable Optional<String> byDefault;
    private volatile @Nullable Optional<String> personType;

    Accounts(SalesforceApi api, Shapes shapes, ContactSettings settings) {
        this.api = api;
        this.shapes = shapes;
        this.settings = settings;
    }

    /** The account that new contacts belong to; null when none is named, or the name is nobody's or several accounts'. */
    @Nullable
    String byDefault() {
        Optional<String> known = byDefault;
        if (known == null) {
            List<String> found = named();
            known = found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
            byDefault = known;
        }
        return known.orElse(null);
    }

    /** Ids of the accounts that the setting may mean. */
    List<String> named() {
        String name = settings.defaultAccount();
        if (name == null) {
            return List.of();
        }
        String field = SalesforceId.isOne(name) && name.startsWith("001") ? "Id" : "Name";
        return ids(api.query("SELECT Id FROM Account WHERE " + field + " = " + Soql.text(name) + " LIMIT 2"));
    }

    /** The record type of person accounts; null when contacts are plain ones. */
    @Nullable
    String personType() {
        Optional<String> known = personType;
        if (known == null) {
            List<String> found = persons() ? personTypes() : List.of();
            known = found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
            personType = known;
        }
        return known.orElse(null);
    }

    private boolean persons() {
        return switch (settings.persons()) {
            case OFF -> false;
            case ON -> true;
            case AUTO -> settings.defaultAccount() == null && orgHasThem();
        };
    }

    boolean wanted() {
        return settings.persons() == Persons.ON;
    }

    boolean orgHasThem() {
        return shapes.of(ACCOUNT).field("IsPersonAccount") != null;
    }

    /** Record types of person accounts; the one that is named, when one is. */
    List<String> personTypes() {
        if (!orgHasThem()) {
            return List.of();
        }
        String name = settings.personType();
        return ids(api.query("SELECT Id FROM RecordType WHERE SobjectType = 'Account' AND IsPersonType = true"
                + " AND IsActive = true" + (name == null ? "" : " AND DeveloperName = " + Soql.text(name))
                + " ORDER BY DeveloperName"));
    }

    /** The contacts behind person accounts, by the id of the account. */
    Map<String, String> contactsOf(Collection<String> accountIds) {
        Map<String, String> contacts = new HashMap<>();
        for (JsonNode row :
                api.queryFor(accountIds, list -> "SELECT Id, PersonContactId FROM Account WHERE Id IN " + list)) {
            contacts.put(row.path("Id").asText(), row.path("PersonContactId").asText());
        }
        return contacts;
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("Id").asText()).toList();
    }
}
