package io.parley.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.console.Api;
import io.parley.console.Triage;
import io.parley.json.Json;
import io.parley.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works on the store itself, while no Parley runs here. */
final class StoreDesk implements Desk {

    private static final String WHO = "command line";

    private final Store store;
    private final Triage triage;

    StoreDesk(Store store) {
        this.store = store;
        this.triage = new Triage(
                store.deadLetters(),
                letter -> Optional.of("only a running Parley can read it anew. Start it, then retry."));
    }

    @Override
    public List<JsonNode> list(int limit) {
        return store.deadLetters().list(limit).stream()
                .map(letter -> Json.mapper().<JsonNode>valueToTree(Api.shape(letter, false)))
                .toList();
    }

    @Override
    public Optional<JsonNode> show(long id) {
        return store.deadLetters().find(id).map(letter -> Json.mapper().valueToTree(Api.shape(letter, true)));
    }

    @Override
    public Triage.Result retry(long id) {
        return triage.retry(id, WHO);
    }

    @Override
    public Triage.Result discard(long id, String why) {
        return triage.discard(id, WHO, why);
    }

    @Override
    public Map<String, Integer> forget(String channel, String author) {
        return store.privacy().forget(channel, author);
    }

    @Override
    public void close() {
        store.close();
    }
}
