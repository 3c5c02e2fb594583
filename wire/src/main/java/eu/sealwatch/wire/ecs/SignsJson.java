package eu.sealwatch.wire.ecs;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Shape;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What was seen of a flow beyond its handshake, written into the object {@code sealwatch}: rhythm,
 * content signs, shape, and the flow that announced it.
 */
final class SignsJson {
    private static final HexFormat HEX = HexFormat.of();

    private SignsJson() {}

    static void write(SparseJson fields, FlowRecord flow) {
        fields.text("parent", hex(flow.getParent()));
        if (flow.hasRhythm()) {
            writeRhythm(fields, flow.getRhythm());
        }
        if (flow.hasContent()) {
            writeContent(fields, flow.getContent());
        }
        if (flow.hasShape()) {
            writeShape(fields, flow.getShape());
        }
    }

    private static void writeRhythm(SparseJson fields, Rhythm rhythm) {
        fields.object("rhythm")
                .object("source")
                .number("small", rhythm.getSourceSmall())
                .number("large", rhythm.getSourceLarge())
                .number("bytes", rhythm.getSourceBytes())
                .number("bursts", rhythm.getSourceBursts())
                .end()
                .object("destination")
                .number("small", rhythm.getDestinationSmall())
                .number("large", rhythm.getDestinationLarge())
                .number("bytes", rhythm.getDestinationBytes())
                .number("bursts", rhythm.getDestinationBursts())
                .end()
                .number("turns", rhythm.getTurns())
                .number("active_seconds", rhythm.getActiveSeconds())
                .number("longest_silence", rhythm.getLongestSilence())
                .positive("answered_bytes", rhythm.getAnsweredBytes())
                .text("activity", activity(rhythm.getActivity()))
                .text("activity_basis", rhythm.getActivityBasis())
                .text("login", login(rhythm.getLogin()))
                .flag("reverse_forwarding", rhythm.getReverseForwarding())
                .end();
    }

    static String activity(Rhythm.Activity activity) {
        return switch (activity) {
            case INTERACTIVE -> "interactive";
            case BULK -> "file-transfer";
            case FORWARDING -> "forwarding";
            case ACTIVITY_UNKNOWN, UNRECOGNIZED -> "";
        };
    }

    static String login(Rhythm.Login login) {
        return switch (login) {
            case LOGIN_SUCCEEDED -> "succeeded";
            case LOGIN_FAILED -> "failed";
            case LOGIN_UNKNOWN, UNRECOGNIZED -> "";
        };
    }

    private static void writeContent(SparseJson fields, ContentSigns content) {
        fields.object("content")
                .number("looked_at", content.getLookedAt())
                .flag("bound_reached", content.getBoundReached());
        fields.array(
                "files",
                content.getFilesList(),
                file ->
                        fields.text("kind", file.getKind())
                                .text("sender", side(file.getSender()))
                                .number("count", file.getCount()));
        fields.array(
                "identifiers",
                content.getIdentifiersList(),
                found -> {
                    fields.text("kind", found.getKind())
                            .text("sender", side(found.getSender()))
                            .number("count", found.getCount());
                    fields.array(
                            "samples",
                            found.getSamplesList(),
                            sample ->
                                    fields.text("masked", sample.getMasked())
                                            .text("keyed_hash", hex(sample.getKeyedHash())));
                });
        fields.end();
    }

    private static String side(ContentSigns.Side side) {
        return switch (side) {
            case SOURCE -> "source";
            case DESTINATION -> "destination";
            case SIDE_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    private static void writeShape(SparseJson fields, Shape shape) {
        fields.object("shape")
                .text("look", look(shape.getLook()))
                .decimal("entropy", shape.getEntropy())
                .positive("sampled", shape.getSampled())
                .object("source")
                .text("first", hex(shape.getSourceFirst()))
                .text("framing", shape.getSourceFraming())
                .end()
                .object("destination")
                .text("first", hex(shape.getDestinationFirst()))
                .text("framing", shape.getDestinationFraming())
                .end()
                .end();
    }

    private static String look(Shape.Look look) {
        return switch (look) {
            case TEXT, BINARY, HIGH_ENTROPY ->
                    look.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case LOOK_UNKNOWN, UNRECOGNIZED -> "";
        };
    }

    private static String hex(ByteString bytes) {
        return HEX.formatHex(bytes.toByteArray());
    }
}
