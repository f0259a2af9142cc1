package io.parley.crm.salesforce;

import io.parley.crm.Capability;
import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.crm.salesforce.api.SalesforceClient;
import io.parley.crm.salesforce.stream.ReplyStream;
import io.parley.crm.salesforce.stream.StreamCheck;
import io.parley.crm.salesforce.stream.StreamSettings;
import io.parley.model.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who listens for answers of reps in this org. */
final class Wakeups implements AutoCloseable {

    private final String name;
    private final SalesforceClient client;
    private final StreamSettings settings;
    private final List<ReplyStream> streams = new CopyOnWriteArrayList<>();

    Wakeups(String name, SalesforceClient client, StreamSettings settings) {
        this.name = name;
        this.client = client;
        this.settings = settings;
    }

    /** What is left of what Salesforce can do when it is told not to wake us. */
    Set<Capability> capabilities(Set<Capability> all) {
        Set<Capability> left = EnumSet.copyOf(all);
        if (settings.wake() == StreamSettings.Wake.NONE) {
            left.remove(Capability.WAKE_ON_REPLY);
        }
        return left;
    }

    AutoCloseable listen(Cursor from, Ear ear) {
        if (settings.wake() == StreamSettings.Wake.NONE) {
            throw new UnsupportedOperationException(name + " is set not to tell when a rep has answered");
        }
        ReplyStream stream = ReplyStream.open(name, client, settings, from, ear);
        streams.add(stream);
        return stream;
    }

    /** What to say of it after a check that found these. */
    List<Finding> findings(List<Finding> before) {
        boolean loggedIn = before.stream().anyMatch(finding -> finding.severity() == Finding.Severity.OK);
        return loggedIn ? StreamCheck.findings("crm " + name, client, settings) : List.of();
    }

    @Override
    public void close() {
        streams.forEach(ReplyStream::close);
    }
}
