package io.parley.crm.sugarcrm;

import io.parley.crm.Crm;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.sandbox.suitecrm.SuiteSandbox;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same stand-in by the API of version 4.1, as SuiteCRM or as Sugar CE. */
final class CeLab extends SuiteLab {

    private final boolean sugarCe;
    private final Clock clock = Clock.systemUTC();

    CeLab(boolean sugarCe) {
        this.sugarCe = sugarCe;
        suite.sugarCe(sugarCe);
    }

    @Override
    Crm open(String name, SuiteSandbox of, Map<String, String> options) {
        of.sugarCe(sugarCe);
        Map<String, String> all = new HashMap<>(settings(of));
        all.keySet().removeAll(List.of("client-id", "client-secret"));
        all.putAll(options);
        return new SugarCeType().open(name, all);
    }

    @Override
    String talk(RecordKind kind) {
        return sugarCe ? "Notes" : super.talk(kind);
    }

    @Override
    boolean isClosed(Map<String, String> row) {
        return sugarCe ? List.of("Closed", "Dead").contains(text(row, "status")) : super.isClosed(row);
    }

    @Override
    public void close(RecordRef record, Duration ago) {
        if (sugarCe) {
            suite.desk().update("Cases", record.id(), Map.of("status", "Closed"));
            suite.desk().changedAt("Cases", record.id(), clock.instant().minus(ago));
        } else {
            super.close(record, ago);
        }
    }

    @Override
    public void note(RecordRef record, String text) {
        if (sugarCe) {
            suite.desk().note(Records.module(record.kind()), record.id(), text, false);
        } else {
            super.note(record, text);
        }
    }

    @Override
    List<String> writes() {
        return List.of("set_entries", "set_relationships");
    }

    @Override
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>(super.secrets());
        secrets.add(SuiteSandbox.sessionPrefix());
        return secrets;
    }
}
