package eu.sealwatch.collector;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Something that a person or the collector did with the record, reading included, as it stands in
 * the evidence log: one ECS object.
 *
 * @param id drawn once, so that an action that is logged twice after a crash shows as one
 * @param what {@code event.action}: {@code evidence-export}, {@code evidence-deleted}, ...
 * @param who the account's name
 * @param about one sentence: what was read or done
 */
public record Action(String id, Instant time, String what, String who, String about) {

    private static final JsonFactory JSON = new JsonFactory();

    public static Action now(String what, String who, String about) {
        return new Action(UUID.randomUUID().toString(), Instant.now(), what, who, about);
    }

    byte[] toBytes() {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("@timestamp", time.toString());
            out.writeObjectPropertyStart("event");
            out.writeStringProperty("id", id);
            out.writeStringProperty("action", what);
            out.writeStringProperty("reason", about);
            out.writeEndObject();
            out.writeObjectPropertyStart("user");
            out.writeStringProperty("name", who);
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
