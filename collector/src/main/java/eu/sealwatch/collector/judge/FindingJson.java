package eu.sealwatch.collector.judge;

import eu.sealwatch.wire.ecs.CodePointNames;
import eu.sealwatch.wire.ecs.FlowContext;
import eu.sealwatch.wire.ecs.FlowJson;
import eu.sealwatch.wire.ecs.SessionJson;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A finding as one ECS alert: the rule, the reason, the policy line, and the fields of the flow or
 * the session that showed it.
 */
public final class FindingJson {
    private static final long NANOS = 1_000_000_000L;

    private static final JsonFactory JSON = new JsonFactory();

    private FindingJson() {}

    /**
     * The finding as one line, without a line end.
     *
     * @param context only its file and asset are used: site and agent are the finding's own
     * @param evidence log index, once it is logged
     */
    public static String write(
            Finding finding, FlowContext context, CodePointNames names, OptionalLong evidence) {
        var text = new StringWriter(2048);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("@timestamp", rfc3339(finding.time()));
            writeEvent(out, finding);
            writeRule(out, Catalogue.of(finding.code()));
            if (finding.flow().isPresent()) {
                new FlowJson(names)
                        .writeFlow(
                                out,
                                finding.flow().get(),
                                context(finding, context),
                                own -> writeOwn(own, finding, evidence));
            } else if (finding.session().isPresent()) {
                new SessionJson()
                        .writeSession(
                                out,
                                finding.session().get(),
                                context(finding, context),
                                own -> writeOwn(own, finding, evidence));
            } else {
                out.writeObjectPropertyStart("sealwatch");
                out.writeStringProperty("site", finding.site());
                out.writeStringProperty("agent", finding.agent());
                writeOwn(out, finding, evidence);
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        return text.toString();
    }

    /**
     * The id of a finding that was written as a line.
     *
     * @throws IllegalArgumentException when the bytes are not a line of ours
     */
    public static String idOf(byte[] line) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
            boolean inEvent = false;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token != JsonToken.PROPERTY_NAME) {
                    continue;
                }
                String name = in.currentName();
                in.nextToken();
                if (name.equals("event")) {
                    inEvent = true;
                } else if (inEvent && name.equals("id")) {
                    return in.getString();
                } else {
                    in.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a finding: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("not a finding: it has no event.id");
    }

    private static void writeEvent(JsonGenerator out, Finding finding) {
        out.writeObjectPropertyStart("event");
        out.writeStringProperty("kind", "alert");
        out.writeArrayPropertyStart("category");
        out.writeString("network");
        out.writeEndArray();
        out.writeStringProperty("id", finding.id());
        out.writeNumberProperty("severity", finding.severity().number());
        out.writeEndObject();
        out.writeStringProperty("message", finding.reason());
    }

    private static void writeRule(JsonGenerator out, Catalogue.Entry entry) {
        out.writeObjectPropertyStart("rule");
        out.writeStringProperty("id", entry.code());
        out.writeStringProperty("name", entry.title());
        out.writeStringProperty("reference", entry.reference());
        out.writeEndObject();
        if (!entry.technique().isEmpty()) {
            out.writeObjectPropertyStart("threat");
            out.writeStringProperty("framework", "MITRE ATT&CK");
            out.writeObjectPropertyStart("technique");
            out.writeArrayPropertyStart("id");
            out.writeString(entry.technique());
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
        }
    }

    private static FlowContext context(Finding finding, FlowContext given) {
        return new FlowContext(
                given.file(),
                Optional.of(finding.site()),
                given.asset(),
                Optional.of(finding.agent()));
    }

    private static void writeOwn(JsonGenerator out, Finding finding, OptionalLong evidence) {
        out.writeStringProperty("subject", finding.subject());
        out.writeStringProperty("about", finding.about());
        out.writeStringProperty("reason", finding.reason());
        out.writeObjectPropertyStart("policy");
        out.writeStringProperty("id", finding.policyId());
        out.writeNumberProperty("version", finding.policyVersion());
        out.writeStringProperty("line", finding.policyLine());
        out.writeEndObject();
        finding.exception()
                .filter(_ -> finding.excepted())
                .ifPresent(by -> {
                    out.writeObjectPropertyStart("exception");
                    out.writeStringProperty("id", by.id());
                    out.writeStringProperty("line", by.line());
                    out.writeStringProperty("until", by.until().toString());
                    out.writeEndObject();
                });
        if (evidence.isPresent()) {
            out.writeNumberProperty("evidence", evidence.getAsLong());
        }
    }

    private static String rfc3339(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
                .toString();
    }
}
