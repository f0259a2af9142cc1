package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.Access;
import io.parley.crm.oracle.api.Access.Mode;
import io.parley.crm.oracle.api.Setup;
import io.parley.crm.oracle.soap.SoapClient.Request;
import io.parley.model.Outcome;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Administrative Services, and the picklist service, over SOAP. The namespaces and the address of the former are those
 * that public clients use; they take the password in the request and no session (Oracle Web Services On Demand Guide,
 * "Administrative Services API Calls" and "UpdatePicklist").
 */
final class SoapSetup implements Setup {

    private static final String PATH = "/Services/cte/FieldManagementService";
    private static final String FIELDS = "urn:crmondemand/ws/odesabs/fieldmanagement/";
    private static final String ACTION = "\"document/urn:crmondemand/ws/odesabs/FieldManagement/:";
    private static final String DATA = "urn:/crmondemand/xml/fieldmanagement/data";
    private static final String QUERY = "urn:/crmondemand/xml/fieldmanagement/query";
    private static final String PICKLIST = "urn:crmondemand/ws/picklist/";

    private final SoapClient stateless;
    private final SoapClient client;

    /** @param client the one for records, whose way to log in holds for picklists too */
    SoapSetup(Access access, SoapClient client, LongSupplier nanos, Waiting waiting) {
        this.client = client;
        this.stateless = new SoapClient(access.as(Mode.STATELESS), 1, nanos, waiting);
    }

    @Override
    public Optional<String> refusal() {
        String input = "FieldManagementRead_Input";
        String body = new XmlText()
                .open(input, "xmlns", FIELDS)
                .open("FieldSet", "xmlns", QUERY)
                .element("ObjectName", "Service Request")
                .close("FieldSet")
                .close(input)
                .toString();
        try {
            stateless.call(request("FieldManagementRead", body));
            return Optional.empty();
        } catch (SoapFailure failure) {
            boolean forGood = failure.outcome() instanceof Outcome.Refused
                    || failure.outcome() instanceof Outcome.Blocked blocked && blocked.after() == null;
            if (!forGood) {
                throw failure.asFailure();
            }
            return Optional.of(failure.outcome().reason());
        }
    }

    private static Request request(String operation, String body) {
        return new Request(PATH, ACTION + operation + '"', body, "set-up of fields", Words.NONE);
    }

    @Override
    public void textField(String object, String element, String displayName) {
        String input = "FieldManagementUpsert_Input";
        String body = new XmlText()
                .open(input, "xmlns", FIELDS)
                .open("FieldSet", "xmlns", DATA)
                .element("ObjectName", words(object))
                .open("ListOfFields")
                .open("Field")
                .element("Name", displayName)
                .element("DisplayName", displayName)
                .element("FieldType", "Text (Short)")
                .element("GenericIntegrationTag", element)
                .close("Field")
                .close("ListOfFields")
                .close("FieldSet")
                .close(input)
                .toString();
        call(stateless, request("FieldManagementUpsert", body));
    }

    /** The name of an object as these services have it: {@code Service Request}. */
    private static String words(String object) {
        return object.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    @Override
    public void addValue(String object, String field, String value, int order) {
        String input = "PicklistWS_UpdatePicklist_Input";
        String body = new XmlText()
                .open(input, "xmlns", PICKLIST)
                .element("RecordType", object)
                .element("FieldName", field)
                .element("CreateNew", "Y")
                .open("ListOfPicklistValues")
                .open("PicklistValues")
                .element("DisplayValue", value)
                .element("Order", String.valueOf(order))
                .element("Disabled", "N")
                .close("PicklistValues")
                .close("ListOfPicklistValues")
                .close(input)
                .toString();
        call(client, new Request("\"document/" + PICKLIST + ":UpdatePicklist\"", body, field, Words.NONE));
    }

    private static void call(SoapClient with, Request request) {
        try {
            with.call(request);
        } catch (SoapFailure failure) {
            throw failure.asFailure();
        }
    }
}
