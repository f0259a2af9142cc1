package io.parley.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.console.Triage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where dead letters are dealt with and people forgotten from the command line: a running Parley, or its store. */
sealed interface Desk extends AutoCloseable permits RunningDesk, StoreDesk {

    /** The open dead letters, newest first, without their payloads. */
    List<JsonNode> list(int limit);

    /** One with its payload. */
    Optional<JsonNode> show(long id);

    Triage.Result retry(long id);

    Triage.Result discard(long id, String why);

    /** How many rows were erased, by kind. */
    Map<String, Integer> forget(String channel, String author);

    @Override
    void close();
}
