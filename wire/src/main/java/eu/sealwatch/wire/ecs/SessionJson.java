package eu.sealwatch.wire.ecs;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.Session;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A maintenance session as one ECS object. Source is who opened it, as with flows; what ECS has no
 * name for stands in {@code sealwatch.session}. Stateless; may be shared between threads.
 */
public final class SessionJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final HexFormat HEX = HexFormat.of();

    /** The session as one line, without a line end. */
    public String line(Session session, FlowContext context) {
        return line(session, context, _ -> {});
    }

    /**
     * The session as one line, without a line end.
     *
     * @param own what else belongs into the object {@code sealwatch}
     */
    public String line(Session session, FlowContext context, Consumer<JsonGenerator> own) {
        var text = new StringWriter(1024);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            new SparseJson(out)
                    .time("@timestamp", session.getStart())
                    .object("event")
                    .text("kind", "event")
                    .texts("category", List.of("session", "network"))
                    .texts("type", List.of(type(session.getPhase())))
                    .text("id", hex(session.getId()))
                    .time("end", session.getEnd())
                    .number("duration", Math.max(0, session.getEnd() - session.getStart()))
                    .end();
            writeSession(out, session, context, own);
            out.writeEndObject();
        }
        return text.toString();
    }

    /**
     * Writes the session's own fields into the object that is open in the generator: all but
     * {@code @timestamp} and {@code event}, so that a finding can carry them too.
     *
     * @param own what else belongs into the object {@code sealwatch}
     */
    public void writeSession(
            JsonGenerator out, Session session, FlowContext context, Consumer<JsonGenerator> own) {
        var fields = new SparseJson(out);
        writePeers(fields, session);
        fields.object("network")
                .text("application", session.getTool())
                .text("direction", FlowJson.direction(session.getDirection()))
                .number("bytes", session.getAssetBytes() + session.getFarBytes())
                .end();
        context.file()
                .ifPresent(
                        path -> fields.object("log").object("file").text("path", path).end().end());
        fields.object("sealwatch")
                .text("category", Category.REMOTE_MAINTENANCE.label())
                .text("site", context.site().orElse(""))
                .text("asset", context.asset().orElse(""))
                .text("agent", context.agent().orElse(""));
        writeSession(fields, session);
        own.accept(out);
        fields.end();
    }

    private static String type(Session.Phase phase) {
        return switch (phase) {
            case OPENED -> "start";
            case CLOSED -> "end";
            case UPDATED, PHASE_UNSPECIFIED, UNRECOGNIZED -> "info";
        };
    }

    private static void writePeers(SparseJson fields, Session session) {
        boolean farOpened = session.getFarRole() == Session.FarRole.CLIENT;
        String asset = address(session.getAsset());
        String far = address(session.getFar());
        fields.object("source")
                .text("ip", farOpened ? far : asset)
                .number("bytes", farOpened ? session.getFarBytes() : session.getAssetBytes())
                .end()
                .object("destination")
                .text("ip", farOpened ? asset : far)
                .number("bytes", farOpened ? session.getAssetBytes() : session.getFarBytes())
                .end();
    }

    private static void writeSession(SparseJson fields, Session session) {
        fields.object("session")
                .text("phase", lower(session.getPhase()))
                .text("end_reason", endReason(session.getEndReason()))
                .text("tool", session.getTool())
                .bool("relayed", session.getRelayed())
                .object("asset")
                .text("ip", address(session.getAsset()))
                .end()
                .object("far")
                .texts(
                        "ip",
                        session.getFarAddressesList().stream().map(SessionJson::address).toList())
                .texts("name", session.getFarNamesList())
                .text("role", role(session.getFarRole()))
                .end()
                .number("active", session.getActive())
                .number("idle", session.getIdle())
                .number("flows", session.getFlows())
                .texts("flow_ids", session.getFlowIdsList().stream().map(SessionJson::hex).toList())
                .texts(
                        "activity",
                        session.getActivitiesList().stream().map(SignsJson::activity).toList())
                .text("activity_basis", session.getActivityBasis())
                .text("login", SignsJson.login(session.getLogin()))
                .flag("reverse_forwarding", session.getReverseForwarding())
                .end();
    }

    private static String endReason(Session.End end) {
        return switch (end) {
            case IDLE, EVICTED, CAPTURE_ENDED -> lower(end);
            case END_OPEN, UNRECOGNIZED -> "";
        };
    }

    private static String role(Session.FarRole role) {
        return switch (role) {
            case CLIENT, SERVER, RELAY -> lower(role);
            case FAR_ROLE_UNKNOWN, UNRECOGNIZED -> "";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String address(ByteString ip) {
        return FlowJson.address(ip.toByteArray());
    }

    private static String hex(ByteString bytes) {
        return HEX.formatHex(bytes.toByteArray());
    }
}
