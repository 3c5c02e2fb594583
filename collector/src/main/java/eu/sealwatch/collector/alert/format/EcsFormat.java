package eu.sealwatch.collector.alert.format;

import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.collector.judge.FindingJson;
import eu.sealwatch.wire.ecs.FlowContext;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Elastic Common Schema: the finding as the command line and the API print it, with what became of
 * it. A group is one object that counts, and names the findings.
 */
final class EcsFormat implements Format {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Ids in a group's message: it must stay within what syslog receivers take. */
    private static final int MOST_IDS = 40;

    @Override
    public byte[] write(Message message) {
        ObjectNode root = message.isGroup() ? group(message) : single(message.alerts().getFirst());
        ObjectNode own = (ObjectNode) root.path("sealwatch");
        own.putObject("alert")
                .put("id", message.id().toString())
                .put("tlp", message.tlp().word())
                .put("from", message.from());
        root.putObject("observer").put("vendor", "Sealwatch").put("type", "collector");
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    private static ObjectNode single(Alert alert) {
        var stored = alert.stored();
        String line =
                FindingJson.write(
                        stored.finding(),
                        FlowContext.NONE,
                        CodePoints.NAMES,
                        OptionalLong.of(stored.entry()));
        ObjectNode root = (ObjectNode) JSON.readTree(line);
        ObjectNode event = (ObjectNode) root.path("event");
        event.put("action", "finding-" + alert.change().kind().word());
        event.put("start", Times.instant(stored.finding().time()).toString());
        event.put("end", Times.instant(stored.lastSeen()).toString());
        ObjectNode own = (ObjectNode) root.path("sealwatch");
        own.put("state", stored.state());
        own.put("count", stored.count());
        own.put("changed", Times.instant(alert.change().time()).toString());
        return root;
    }

    private static ObjectNode group(Message message) {
        ObjectNode root = JSON.createObjectNode();
        root.put("@timestamp", message.time().toString());
        ObjectNode event = root.putObject("event");
        event.put("kind", "alert");
        event.putArray("category").add("network");
        event.put("action", "findings-grouped");
        event.put("id", message.id().toString());
        event.put("severity", message.worst().number());
        root.put("message", message.sentence());
        ObjectNode group = root.putObject("sealwatch").putObject("group");
        group.put("count", message.alerts().size());
        var ids = group.putArray("findings");
        message.alerts().stream().limit(MOST_IDS).forEach(alert -> ids.add(alert.finding().id()));
        return root;
    }
}
