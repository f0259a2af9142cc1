package io.parley.crm.salesforce.stream;

import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchResponse;
import io.parley.crm.salesforce.api.SalesforceClient.Pass;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/**
 * Which events are worth a look. All are, but change events of what Parley itself wrote: each batch of mentions makes
 * some. An event that can't be read, or tells of a gap, may have been about anything, so it is worth one.
 */
final class Events {

    private final PubSubClient client;
    private final boolean changes;
    private final Map<String, Schema> schemas = new HashMap<>();

    Events(PubSubClient client, StreamSettings settings) {
        this.client = client;
        this.changes = settings.wake() == StreamSettings.Wake.CHANGE_EVENTS;
    }

    boolean worthALook(FetchResponse response, Pass pass) {
        return response.getEventsList().stream().anyMatch(event -> worthALook(event, pass));
    }

    private boolean worthALook(ConsumerEvent event, Pass pass) {
        if (!changes) {
            return true;
        }
        try {
            GenericRecord header = (GenericRecord) read(event, pass).get("ChangeEventHeader");
            return header.get("changeType").toString().startsWith("GAP")
                    || !header.get("commitUser").toString().equals(pass.user());
        } catch (Exception unreadable) {
            return true;
        }
    }

    private GenericRecord read(ConsumerEvent event, Pass pass) throws java.io.IOException {
        String id = event.getEvent().getSchemaId();
        Schema schema = schemas.get(id);
        if (schema == null) {
            schema = new Schema.Parser().parse(client.schema(pass, id));
            schemas.put(id, schema);
        }
        byte[] payload = event.getEvent().getPayload().toByteArray();
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(payload, null));
    }
}
