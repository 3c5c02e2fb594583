package eu.sealwatch.collector.alert.format;

import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** OCSF 1.8, class 2004 Detection Finding. A group is one finding that counts. */
final class OcsfFormat implements Format {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CLASS = 2004;

    @Override
    public byte[] write(Message message) {
        Alert first = message.alerts().getFirst();
        ObjectNode root = JSON.createObjectNode();
        int activity = message.isGroup() ? 1 : activity(first);
        root.put("activity_id", activity);
        root.put("category_uid", 2);
        root.put("class_uid", CLASS);
        root.put("type_uid", CLASS * 100 + activity);
        root.put("time", message.time().toEpochMilli());
        root.put("severity_id", severity(message.worst()));
        root.put("is_alert", true);
        root.put("message", message.sentence());
        root.put("count", message.isGroup() ? message.alerts().size() : first.stored().count());
        ObjectNode metadata = root.putObject("metadata");
        metadata.put("version", "1.8.0");
        metadata.put("uid", message.id().toString());
        metadata.putObject("product").put("name", "Sealwatch").put("vendor_name", "Sealwatch");
        metadata.putArray("labels").add("tlp:" + message.tlp().word());
        if (message.isGroup()) {
            root.putObject("finding_info")
                    .put("uid", message.id().toString())
                    .put("title", "Many findings at once");
        } else {
            single(root, first);
        }
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    private static void single(ObjectNode root, Alert alert) {
        Finding finding = alert.finding();
        Catalogue.Entry entry = Catalogue.of(finding.code());
        root.put("status_id", status(alert.stored().state()));
        ObjectNode info = root.putObject("finding_info");
        info.put("uid", finding.id());
        info.put("title", entry.title());
        info.put("desc", finding.reason());
        info.putArray("types").add(finding.code());
        info.put("first_seen_time", Times.millis(finding.time()));
        info.put("last_seen_time", Times.millis(alert.stored().lastSeen()));
        if (!entry.technique().isEmpty()) {
            info.putArray("attacks")
                    .addObject()
                    .putObject("technique")
                    .put("uid", entry.technique());
        }
        finding.flow().ifPresent(flow -> flow(root, flow));
    }

    /** A Detection Finding has its network facts as evidence artifacts. */
    private static void flow(ObjectNode root, FlowRecord flow) {
        ObjectNode evidence = root.putArray("evidences").addObject();
        endpoint(evidence.putObject("src_endpoint"), flow.getSource());
        ObjectNode destination = evidence.putObject("dst_endpoint");
        endpoint(destination, flow.getDestination());
        String name = FlowNames.destination(flow);
        if (!name.isEmpty()) {
            destination.put("hostname", name);
        }
        ObjectNode connection = evidence.putObject("connection_info");
        connection.put("protocol_num", flow.getTransport());
        connection.put("community_uid", eu.sealwatch.wire.CommunityId.of(flow));
        connection.put(
                "direction_id",
                switch (flow.getDirection()) {
                    case INBOUND -> 1;
                    case OUTBOUND -> 2;
                    case INTERNAL -> 3;
                    case DIRECTION_UNKNOWN, EXTERNAL, UNRECOGNIZED -> 0;
                });
    }

    private static void endpoint(ObjectNode endpoint, Peer peer) {
        endpoint.put("ip", Cidr.format(peer.getIp().toByteArray()));
        if (peer.getPort() > 0) {
            endpoint.put("port", peer.getPort());
        }
    }

    private static int activity(Alert alert) {
        return switch (alert.change().kind()) {
            case OPENED -> 1;
            case REOPENED, ACKNOWLEDGED -> 2;
            case EXCEPTED, RESOLVED -> 3;
        };
    }

    /** 1 new, 2 in progress, 3 suppressed, 4 resolved, 99 other. */
    private static int status(String state) {
        return switch (state) {
            case "open" -> 1;
            case "acknowledged" -> 2;
            case "excepted" -> 3;
            case "resolved" -> 4;
            default -> 99;
        };
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }
}
