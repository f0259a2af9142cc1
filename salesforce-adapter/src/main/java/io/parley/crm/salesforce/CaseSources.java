package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on a new case which post it came from. Only a post of Salesforce's own can be a case's source. */
final class CaseSources {

    private static final Logger log = LoggerFactory.getLogger(CaseSources.class);
    private static final String SOURCE = "SourceId";

    private final String crm;
    private final SalesforceApi api;
    private final Shapes shapes;

    CaseSources(String crm, SalesforceApi api, Shapes shapes) {
        this.crm = crm;
        this.api = api;
        this.shapes = shapes;
    }

    void tell(List<Going> batch) {
        Shape.Field source = shapes.of(Shapes.CASE).field(SOURCE);
        List<Going> opened = batch.stream()
                .filter(going -> going.isNew() && going.message != null)
                .filter(going -> going.record != null && going.record.kind() == RecordKind.CASE)
                .toList();
        if (opened.isEmpty() || source == null || !source.updateable()) {
            return;
        }
        List<ObjectNode> records = new ArrayList<>();
        opened.forEach(going -> records.add(RecordFields.record(Shapes.CASE)
                .put("id", Objects.requireNonNull(going.record).id())
                .put(SOURCE, going.message)));
        List<SaveResult> results = api.update(records);
        for (int i = 0; i < results.size(); i++) {
            Problem problem = results.get(i).problem();
            if (problem != null && ErrorTable.ofRecord("case", problem) instanceof Outcome.Retry wait) {
                opened.get(i).end(wait);
            } else if (problem != null) {
                log.atWarn()
                        .addKeyValue("crm", crm)
                        .log("A case does not say which post it came from. {}", ErrorTable.words(problem));
            }
        }
    }
}
