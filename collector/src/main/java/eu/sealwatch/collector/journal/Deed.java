package eu.sealwatch.collector.journal;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing that one person did at the pages or the API. In the log it is one JSON object with ECS
 * names; what commands did stands there in the same shape, and can be read as this too.
 *
 * @param did word of a {@link Verb}, or of what a command does
 * @param role what the person was at that moment
 * @param address from where, as text
 * @param about ids of findings, accounts or tokens; up to {@value #MOST_ABOUT}
 * @param comment in the person's own words; up to {@value #LONGEST_COMMENT} characters
 */
public record Deed(
        Instant time,
        String person,
        String role,
        String address,
        String did,
        List<String> about,
        String comment) {

    /** So that an entry stays within the log's own bound. */
    public static final int MOST_ABOUT = 500;

    public static final int LONGEST_COMMENT = 2000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public Deed {
        about = List.copyOf(about);
        if (about.size() > MOST_ABOUT) {
            throw new IllegalArgumentException(
                    "%d things at once; %d are the most".formatted(about.size(), MOST_ABOUT));
        }
        if (comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException(
                    "a comment has up to %d characters".formatted(LONGEST_COMMENT));
        }
    }

    public byte[] toBytes() {
        var text = new StringWriter(512);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("@timestamp", time.toString());
            out.writeObjectPropertyStart("event");
            out.writeStringProperty("kind", "event");
            out.writeStringProperty("action", did);
            out.writeEndObject();
            out.writeObjectPropertyStart("user");
            out.writeStringProperty("name", person);
            out.writeStringProperty("roles", role);
            out.writeEndObject();
            out.writeObjectPropertyStart("source");
            out.writeStringProperty("address", address);
            out.writeEndObject();
            out.writeStringProperty("message", comment);
            out.writeObjectPropertyStart("sealwatch");
            out.writeArrayPropertyStart("about");
            about.forEach(out::writeString);
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Empty for what is no such object. */
    public static Optional<Deed> parse(byte[] payload) {
        try {
            JsonNode root = MAPPER.readTree(payload);
            String did = root.path("event").path("action").asString("");
            String time = root.path("@timestamp").asString("");
            if (did.isEmpty() || time.isEmpty()) {
                return Optional.empty();
            }
            List<String> about =
                    root.path("sealwatch").path("about").values().stream()
                            .map(JsonNode::asString)
                            .toList();
            return Optional.of(
                    new Deed(
                            Instant.parse(time),
                            root.path("user").path("name").asString(""),
                            root.path("user").path("roles").asString(""),
                            root.path("source").path("address").asString(""),
                            did,
                            about,
                            shortened(
                                    root.path("message")
                                            .asString(
                                                    root.path("event")
                                                            .path("reason")
                                                            .asString("")))));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What it changes about findings, if it does. */
    public Optional<String> findingState() {
        return Verb.of(did).flatMap(Verb::findingState);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_COMMENT));
    }
}
