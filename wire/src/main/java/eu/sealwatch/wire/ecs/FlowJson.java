package eu.sealwatch.wire.ecs;

import eu.sealwatch.wire.CommunityId;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import io.netty.util.NetUtil;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A flow record as one ECS object. What is not known is absent, never empty or zero; names that ECS
 * does not have stand under {@code sealwatch} or, for handshake facts, under the protocol's own
 * name. Stateless but for its tables; may be shared between threads.
 */
public final class FlowJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final HexFormat HEX = HexFormat.of();
    private static final HexFormat MAC = HexFormat.ofDelimiter("-").withUpperCase();

    private final HandshakeJson handshake;

    public FlowJson(CodePointNames names) {
        handshake = new HandshakeJson(names);
    }

    /** The record as one line, without a line end. */
    public String line(FlowRecord flow, FlowContext context) {
        var text = new StringWriter(1024);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            new SparseJson(out)
                    .time("@timestamp", flow.getStart())
                    .object("event")
                    .text("kind", "event")
                    .texts("category", List.of("network"))
                    .texts("type", List.of(eventType(flow)))
                    .text("id", HEX.formatHex(flow.getId().toByteArray()))
                    .time("end", flow.getEnd())
                    .number("duration", duration(flow))
                    .end();
            writeFlow(out, flow, context, _ -> {});
            out.writeEndObject();
        }
        return text.toString();
    }

    /**
     * Writes the flow's own fields into the object that is open in the generator: all but
     * {@code @timestamp} and {@code event}, so that a finding can carry them too.
     *
     * @param own what else belongs into the object {@code sealwatch}
     */
    public void writeFlow(
            JsonGenerator out, FlowRecord flow, FlowContext context, Consumer<JsonGenerator> own) {
        var fields = new SparseJson(out);
        var attributes = new Attributes(flow.getAttributesList());
        writePeer(fields, "source", flow.getSource(), "");
        writePeer(fields, "destination", flow.getDestination(), domain(flow));
        writeNetwork(fields, flow);
        handshake.write(fields, flow, attributes);
        context.file()
                .ifPresent(
                        path -> fields.object("log").object("file").text("path", path).end().end());
        writeSealwatch(fields, flow, context, attributes);
        own.accept(out);
        fields.end();
        attributes.writeRest(fields);
    }

    private static String eventType(FlowRecord flow) {
        return switch (flow.getPhase()) {
            case OPENED -> "start";
            case CLOSED -> "end";
            case UPDATED, PHASE_UNSPECIFIED, UNRECOGNIZED -> "info";
        };
    }

    private static long duration(FlowRecord flow) {
        return Math.max(0, flow.getEnd() - flow.getStart());
    }

    /** The name that the client itself used; failing that, one that a look-up gave. */
    private static String domain(FlowRecord flow) {
        if (!flow.getTls().getServerName().isEmpty()) {
            return flow.getTls().getServerName();
        }
        if (!flow.getHttp().getHost().isEmpty()) {
            return flow.getHttp().getHost();
        }
        return flow.getNamesCount() > 0 ? flow.getNames(0) : "";
    }

    private static void writePeer(SparseJson fields, String side, Peer peer, String domain) {
        fields.object(side).text("ip", address(peer.getIp().toByteArray()));
        fields.positive("port", peer.getPort()).text("domain", domain);
        if (peer.getMac().size() == 6) {
            fields.text("mac", MAC.formatHex(peer.getMac().toByteArray()));
        }
        fields.number("bytes", peer.getBytes()).number("packets", peer.getPackets()).end();
    }

    static String address(byte[] ip) {
        return ip.length == 4 || ip.length == 16 ? NetUtil.bytesToIpAddress(ip) : "";
    }

    private static void writeNetwork(SparseJson fields, FlowRecord flow) {
        Peer source = flow.getSource();
        Peer destination = flow.getDestination();
        fields.object("network")
                .text("transport", transport(flow.getTransport()))
                .text("type", source.getIp().size() == 16 ? "ipv6" : "ipv4")
                .text("iana_number", Integer.toString(flow.getTransport()))
                .text("protocol", flow.getProtocol())
                .text("application", flow.getApplication())
                .text("direction", direction(flow.getDirection()))
                .text("community_id", CommunityId.of(flow))
                .number("bytes", source.getBytes() + destination.getBytes())
                .number("packets", source.getPackets() + destination.getPackets());
        if (flow.getVlan() != 0) {
            fields.object("vlan").text("id", Integer.toString(flow.getVlan())).end();
        }
        fields.end();
    }

    /** IANA's keyword in lower case, or the number as text. */
    static String transport(int number) {
        return switch (number) {
            case 1 -> "icmp";
            case 2 -> "igmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 47 -> "gre";
            case 50 -> "esp";
            case 51 -> "ah";
            case 58 -> "ipv6-icmp";
            case 132 -> "sctp";
            default -> Integer.toString(number);
        };
    }

    static String direction(FlowRecord.Direction direction) {
        return switch (direction) {
            case INBOUND -> "inbound";
            case OUTBOUND -> "outbound";
            case INTERNAL -> "internal";
            case EXTERNAL -> "external";
            case DIRECTION_UNKNOWN, UNRECOGNIZED -> "unknown";
        };
    }

    private static void writeSealwatch(
            SparseJson fields, FlowRecord flow, FlowContext context, Attributes attributes) {
        fields.object("sealwatch")
                .text("category", Category.of(flow).label())
                .text("basis", basis(flow.getBasis()))
                .text("port_hint", flow.getPortHint())
                .text("site", context.site().orElse(""))
                .text("asset", context.asset().orElse(""))
                .text("agent", context.agent().orElse(""))
                .text("phase", flow.getPhase().name().toLowerCase(Locale.ROOT))
                .text("end_reason", endReason(flow.getEndReason()))
                .flag("began_before_capture", flow.getBeganBeforeCapture())
                .positive("missing_bytes", flow.getMissingBytes())
                .texts("encapsulation", flow.getEncapsulationList())
                .texts("names", flow.getNamesList())
                .text("lookup", lookup(flow.getLookupSight()));
        SignsJson.write(fields, flow);
        attributes.write("sealwatch", fields);
    }

    private static String basis(FlowRecord.Basis basis) {
        return switch (basis) {
            case HANDSHAKE -> "handshake";
            case PATTERN -> "pattern";
            case BASIS_NONE, UNRECOGNIZED -> "";
        };
    }

    private static String endReason(FlowRecord.End end) {
        return switch (end) {
            case FINISHED -> "finished";
            case RESET -> "reset";
            case IDLE -> "idle";
            case EVICTED -> "evicted";
            case CAPTURE_ENDED -> "capture-ended";
            case END_OPEN, UNRECOGNIZED -> "";
        };
    }

    private static String lookup(FlowRecord.LookupSight sight) {
        return switch (sight) {
            case NAMED -> "named";
            case NONE_SEEN -> "none-seen";
            case LOOKUP_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }
}
