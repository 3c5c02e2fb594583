package eu.sealwatch.collector.alert.format;

import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.wire.CommunityId;
import eu.sealwatch.wire.v1.FlowRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Common Event Format, version 0: one line, for SIEMs that read it out of syslog. */
final class CefFormat implements Format {

    @Override
    public byte[] write(Message message) {
        String line =
                message.isGroup()
                        ? line(
                                "findings.grouped",
                                "Many findings at once",
                                message.worst(),
                                group(message))
                        : single(message);
        return line.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    private static String single(Message message) {
        Alert alert = message.alerts().getFirst();
        Finding finding = alert.finding();
        return line(
                finding.code(),
                Catalogue.of(finding.code()).title(),
                finding.severity(),
                fields(message, alert));
    }

    private static String line(
            String code, String name, Severity severity, Map<String, String> fields) {
        String header =
                String.join(
                        "|",
                        "CEF:0",
                        "Sealwatch",
                        "Collector",
                        "1",
                        header(code),
                        header(name),
                        Integer.toString(severity(severity)));
        return header
                + "|"
                + fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + value(field.getValue()))
                        .collect(Collectors.joining(" "));
    }

    private static Map<String, String> fields(Message message, Alert alert) {
        Finding finding = alert.finding();
        var fields = new LinkedHashMap<String, String>();
        fields.put("rt", Long.toString(Times.millis(alert.change().time())));
        fields.put("start", Long.toString(Times.millis(finding.time())));
        fields.put("end", Long.toString(Times.millis(alert.stored().lastSeen())));
        fields.put("externalId", finding.id());
        fields.put("act", alert.change().kind().word());
        fields.put("cnt", Long.toString(alert.stored().count()));
        fields.put("msg", finding.reason());
        finding.flow().ifPresent(flow -> flow(fields, flow));
        custom(fields, 1, "site", finding.site());
        custom(fields, 2, "subject", finding.subject());
        custom(
                fields,
                3,
                "policy",
                "%s %d %s"
                        .formatted(
                                finding.policyId(), finding.policyVersion(), finding.policyLine()));
        finding.flow().ifPresent(flow -> custom(fields, 4, "communityId", CommunityId.of(flow)));
        String technique = Catalogue.of(finding.code()).technique();
        if (!technique.isEmpty()) {
            custom(fields, 5, "attackTechnique", technique);
        }
        custom(fields, 6, "tlp", message.tlp().word());
        return fields;
    }

    private static void flow(Map<String, String> fields, FlowRecord flow) {
        fields.put("src", Cidr.format(flow.getSource().getIp().toByteArray()));
        fields.put("spt", Integer.toString(flow.getSource().getPort()));
        fields.put("dst", Cidr.format(flow.getDestination().getIp().toByteArray()));
        fields.put("dpt", Integer.toString(flow.getDestination().getPort()));
        String name = FlowNames.destination(flow);
        if (!name.isEmpty()) {
            fields.put("dhost", name);
        }
        String transport = FlowNames.transport(flow);
        if (!transport.isEmpty()) {
            fields.put("proto", transport.toUpperCase(java.util.Locale.ROOT));
        }
        if (!flow.getProtocol().isEmpty()) {
            fields.put("app", flow.getProtocol());
        }
        fields.put("out", Long.toString(flow.getSource().getBytes()));
        fields.put("in", Long.toString(flow.getDestination().getBytes()));
        switch (flow.getDirection()) {
            case INBOUND -> fields.put("deviceDirection", "0");
            case OUTBOUND -> fields.put("deviceDirection", "1");
            case DIRECTION_UNKNOWN, INTERNAL, EXTERNAL, UNRECOGNIZED -> {
                // CEF knows the two directions only
            }
        }
    }

    private static Map<String, String> group(Message message) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("rt", Long.toString(message.time().toEpochMilli()));
        fields.put("externalId", message.id().toString());
        fields.put("cnt", Integer.toString(message.alerts().size()));
        fields.put("msg", message.sentence());
        custom(fields, 6, "tlp", message.tlp().word());
        return fields;
    }

    private static void custom(Map<String, String> fields, int number, String label, String value) {
        fields.put("cs" + number, value);
        fields.put("cs" + number + "Label", label);
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 3;
            case MEDIUM -> 5;
            case HIGH -> 8;
            case CRITICAL -> 10;
        };
    }

    private static String header(String text) {
        return oneLine(text.replace("\\", "\\\\").replace("|", "\\|"), " ");
    }

    private static String value(String text) {
        return oneLine(text.replace("\\", "\\\\").replace("=", "\\="), "\\n");
    }

    private static String oneLine(String text, String lineEnd) {
        return text.replace("\r\n", lineEnd).replace("\n", lineEnd).replace("\r", lineEnd);
    }
}
