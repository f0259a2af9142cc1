package io.parley.crm.salesforce.clients;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;
import org.apache.camel.component.salesforce.api.dto.AbstractDescribedSObjectBase;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;

/** A record of any object for the operations of camel-salesforce that take no JSON. */
final class Described extends AbstractDescribedSObjectBase {

    private final String object;
    private final Map<String, Object> fields;

    Described(String object, Map<String, Object> fields) {
        this.object = object;
        this.fields = fields;
        getAttributes().setType(object);
    }

    @JsonAnyGetter
    Map<String, Object> fields() {
        return fields;
    }

    @Override
    public SObjectDescription description() {
        SObjectDescription description = new SObjectDescription();
        description.setName(object);
        description.setLabelPlural(object + "s");
        return description;
    }
}
