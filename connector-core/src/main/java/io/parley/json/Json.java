package io.parley.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.parley.model.Confirmation;
import io.parley.model.Decision;
import io.parley.model.Mention;

/**
 * Writes the model as JSON and reads it back: times as ISO 8601 text, no nulls, the kind of a decision in its field
 * {@code decision}. A field that a later version added is passed over by an earlier one, and a row written by an
 * earlier version is read by a later one.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addMixIn(Decision.class, DecisionShape.class)
            .addMixIn(Decision.ForCrm.class, DecisionShape.class)
            .addMixIn(Confirmation.class, ConfirmationShape.class)
            .addMixIn(Mention.class, MentionShape.class)
            .build();

    private Json() {}

    /** The mapper itself, for trees. Never reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("can't be written as JSON: " + value.getClass(), impossible);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the text is not such a value; the message quotes none of it
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException wrong) {
            wrong.clearLocation();
            throw new IllegalArgumentException(
                    "not a " + type.getSimpleName() + ": " + wrong.getOriginalMessage(), wrong);
        }
    }

    /**
     * Reads any JSON.
     *
     * @throws IllegalArgumentException when the text is not JSON
     */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("not JSON: " + wrong.getOriginalMessage(), wrong);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Decision.OpenCase.class, name = "open case"),
        @JsonSubTypes.Type(value = Decision.OpenLead.class, name = "open lead"),
        @JsonSubTypes.Type(value = Decision.AddToRecord.class, name = "add to record"),
        @JsonSubTypes.Type(value = Decision.SetAside.class, name = "set aside")
    })
    private interface DecisionShape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "confirmation")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Confirmation.Published.class, name = "published"),
        @JsonSubTypes.Type(value = Confirmation.NotPublished.class, name = "not published")
    })
    private interface ConfirmationShape {}

    @JsonIgnoreProperties({"parent", "conversation", "versionKey"})
    private interface MentionShape {}
}
