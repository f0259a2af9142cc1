package io.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/** A jq expression, compiled once. Safe for use by several threads. */
final class Jq {

    private static final Scope BUILT_IN = Scope.newEmptyScope();

    static {
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, BUILT_IN);
    }

    private final JsonQuery query;

    private Jq(JsonQuery query) {
        this.query = query;
    }

    /**
     * Compiles.
     *
     * @param where named in the message when it can't be
     * @throws IllegalArgumentException when the expression is wrong
     */
    static Jq compile(String expression, String where) {
        try {
            return new Jq(JsonQuery.compile(expression, Versions.JQ_1_6));
        } catch (JsonQueryException wrong) {
            throw new IllegalArgumentException(where + " is not jq: " + wrong.getMessage(), wrong);
        }
    }

    /** Everything that the expression makes of the input. */
    List<JsonNode> all(JsonNode input, Map<String, JsonNode> variables) throws JsonQueryException {
        Scope scope = Scope.newChildScope(BUILT_IN);
        variables.forEach(scope::setValue);
        List<JsonNode> found = new ArrayList<>();
        query.apply(scope, input, found::add);
        return found;
    }

    /** The first text or number that it makes, as text; null when it makes none. */
    @Nullable
    String text(JsonNode input, Map<String, JsonNode> variables) throws JsonQueryException {
        List<JsonNode> found = all(input, variables);
        JsonNode first = found.isEmpty() ? NullNode.getInstance() : found.get(0);
        return first.isValueNode() && !first.isNull() ? first.asText() : null;
    }
}
