package eu.sealwatch.collector.alert.format;

import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.settings.Tlp;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A STIX 2.1 bundle: observed-data and its flow, and a note that says which rule it broke. Never an
 * indicator: what is not allowed at one scanner is not bad everywhere, and would poison others'
 * block lists.
 */
final class StixFormat implements Format {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of cyber-observables, STIX 2.1 section 2.9. */
    private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    private static final String TLP_EXTENSION =
            "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    @Override
    public byte[] write(Message message) {
        return bundle(message).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String mediaType() {
        return "application/stix+json;version=2.1";
    }

    private static ObjectNode bundle(Message message) {
        // an object that several alerts have in common stands in the bundle once
        var objects = new LinkedHashMap<String, ObjectNode>();
        String author = add(objects, identity(message));
        for (Alert alert : message.alerts()) {
            String marking = add(objects, marking(alert.tlp()));
            new AlertObjects(objects, author, marking, alert).add();
        }
        ObjectNode bundle = JSON.createObjectNode();
        bundle.put("type", "bundle");
        bundle.put("id", "bundle--" + message.id());
        ArrayNode list = bundle.putArray("objects");
        objects.values().forEach(list::add);
        return bundle;
    }

    private static String add(Map<String, ObjectNode> objects, ObjectNode object) {
        String id = object.path("id").asString();
        objects.putIfAbsent(id, object);
        return id;
    }

    private static ObjectNode identity(Message message) {
        ObjectNode identity = domainObject("identity", message.from(), "2026-01-01T00:00:00.000Z");
        identity.put("name", message.from());
        identity.put("identity_class", "organization");
        return identity;
    }

    /** As FIRST's TLP 2.0 objects are everywhere: the ids are fixed. */
    private static ObjectNode marking(Tlp tlp) {
        String id =
                switch (tlp) {
                    case CLEAR -> "94868c89-83c2-464b-929b-a1a8aa3c8487";
                    case GREEN -> "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
                    case AMBER -> "55d920b0-5e8b-4f79-9ee9-91f868d9b421";
                    case AMBER_STRICT -> "939a9414-2ddd-4d32-a0cd-375ea402b003";
                    case RED -> "e828b379-4e03-4974-9ac4-e53a884c97c1";
                };
        ObjectNode marking = JSON.createObjectNode();
        marking.put("type", "marking-definition");
        marking.put("spec_version", "2.1");
        marking.put("id", "marking-definition--" + id);
        marking.put("created", "2022-10-01T00:00:00.000Z");
        marking.put("name", "TLP:" + tlp.word().toUpperCase(java.util.Locale.ROOT));
        marking.putObject("extensions")
                .putObject(TLP_EXTENSION)
                .put("extension_type", "property-extension")
                .put("tlp_2_0", tlp.word());
        return marking;
    }

    private static ObjectNode domainObject(String type, String name, String created) {
        ObjectNode object = JSON.createObjectNode();
        object.put("type", type);
        object.put("spec_version", "2.1");
        object.put("id", type + "--" + NamedUuid.of(NamedUuid.SEALWATCH, type + " " + name));
        object.put("created", created);
        object.put("modified", created);
        return object;
    }

    /**
     * A cyber-observable, with the id that its contributing properties give.
     *
     * @param contributing texts, numbers and lists of texts; RFC 8785 sorts them by name
     */
    static ObjectNode observable(String type, Map<String, ?> contributing) {
        ObjectNode canonical = JSON.createObjectNode();
        new TreeMap<>(contributing)
                .forEach((name, value) -> {
                    switch (value) {
                        case Integer number -> canonical.put(name, number);
                        case List<?> list -> {
                            ArrayNode array = canonical.putArray(name);
                            list.forEach(each -> array.add(each.toString()));
                        }
                        default -> canonical.put(name, value.toString());
                    }
                });
        ObjectNode object = JSON.createObjectNode();
        object.put("type", type);
        object.put("spec_version", "2.1");
        object.put("id", type + "--" + NamedUuid.of(OBSERVABLES, canonical.toString()));
        object.setAll(canonical);
        return object;
    }

    /** What one alert adds to a bundle. */
    private record AlertObjects(
            Map<String, ObjectNode> objects, String author, String marking, Alert alert) {

        void add() {
            Finding finding = alert.finding();
            var about = new ArrayList<String>();
            finding.flow().ifPresent(flow -> about.add(observed(finding, flow)));
            // a note is about something: without a flow, about who says it
            note(finding, about.isEmpty() ? List.of(author) : about);
        }

        private String observed(Finding finding, FlowRecord flow) {
            List<String> seen = new Flow(objects, flow).add();
            ObjectNode observed =
                    domainObject("observed-data", finding.id(), Times.rfc3339(finding.time()));
            // seen again: the same object, in a newer version
            observed.put("modified", Times.rfc3339(latest()));
            observed.put("created_by_ref", author);
            observed.put("first_observed", Times.rfc3339(finding.time()));
            observed.put("last_observed", Times.rfc3339(alert.stored().lastSeen()));
            observed.put("number_observed", Math.clamp(alert.stored().count(), 1, 999_999_999));
            ArrayNode refs = observed.putArray("object_refs");
            seen.forEach(refs::add);
            observed.putArray("object_marking_refs").add(marking);
            return StixFormat.add(objects, observed);
        }

        private void note(Finding finding, List<String> about) {
            Catalogue.Entry entry = Catalogue.of(finding.code());
            ObjectNode note =
                    domainObject(
                            "note", alert.id().toString(), Times.rfc3339(alert.change().time()));
            note.put("created_by_ref", author);
            note.put("abstract", entry.title());
            note.put(
                    "content",
                    "%s\n\nSite %s, subject %s; policy %s version %d, %s; evidence log entry %d; %s."
                            .formatted(
                                    finding.reason(),
                                    finding.site(),
                                    finding.subject(),
                                    finding.policyId(),
                                    finding.policyVersion(),
                                    finding.policyLine(),
                                    alert.stored().entry(),
                                    alert.change().kind().word()));
            note.putArray("labels")
                    .add(finding.code())
                    .add("severity:" + finding.severity().word())
                    .add("change:" + alert.change().kind().word());
            ArrayNode references = note.putArray("external_references");
            references
                    .addObject()
                    .put("source_name", "sealwatch")
                    .put("external_id", finding.id())
                    .put("description", entry.reference());
            if (!entry.technique().isEmpty()) {
                references
                        .addObject()
                        .put("source_name", "mitre-attack")
                        .put("external_id", entry.technique());
            }
            ArrayNode refs = note.putArray("object_refs");
            about.forEach(refs::add);
            note.putArray("object_marking_refs").add(marking);
            StixFormat.add(objects, note);
        }

        private long latest() {
            return Math.max(
                    alert.finding().time(),
                    Math.max(alert.change().time(), alert.stored().lastSeen()));
        }
    }

    /** The observables of a flow. */
    private record Flow(Map<String, ObjectNode> objects, FlowRecord flow) {

        List<String> add() {
            var ids = new ArrayList<String>();
            String source = address(flow.getSource());
            String destination = address(flow.getDestination());
            ids.add(source);
            ids.add(destination);
            String name = FlowNames.destination(flow);
            if (!name.isEmpty()) {
                ids.add(StixFormat.add(objects, observable("domain-name", Map.of("value", name))));
            }
            ids.add(traffic(source, destination));
            return List.copyOf(new java.util.LinkedHashSet<>(ids));
        }

        private String address(Peer peer) {
            byte[] ip = peer.getIp().toByteArray();
            String type = ip.length == 16 ? "ipv6-addr" : "ipv4-addr";
            return StixFormat.add(objects, observable(type, Map.of("value", Cidr.format(ip))));
        }

        private String traffic(String source, String destination) {
            var parts = new LinkedHashMap<String, Object>();
            parts.put("start", Times.rfc3339(flow.getStart()));
            // the id is made of the end too: a flow that goes on is sent without one
            boolean closed = flow.getPhase() == FlowRecord.Phase.CLOSED;
            if (closed) {
                parts.put("end", Times.rfc3339(flow.getEnd()));
            }
            parts.put("src_ref", source);
            parts.put("dst_ref", destination);
            if (flow.getSource().getPort() > 0) {
                parts.put("src_port", flow.getSource().getPort());
            }
            if (flow.getDestination().getPort() > 0) {
                parts.put("dst_port", flow.getDestination().getPort());
            }
            parts.put("protocols", protocols());
            ObjectNode traffic = observable("network-traffic", parts);
            traffic.put("is_active", !closed);
            traffic.put("src_byte_count", flow.getSource().getBytes());
            traffic.put("dst_byte_count", flow.getDestination().getBytes());
            traffic.put("src_packets", flow.getSource().getPackets());
            traffic.put("dst_packets", flow.getDestination().getPackets());
            return StixFormat.add(objects, traffic);
        }

        /** Outermost first. */
        private List<String> protocols() {
            var protocols = new ArrayList<String>();
            protocols.add(flow.getSource().getIp().size() == 16 ? "ipv6" : "ipv4");
            for (String each : List.of(FlowNames.transport(flow), flow.getProtocol())) {
                if (!each.isEmpty()) {
                    protocols.add(each);
                }
            }
            return protocols;
        }
    }
}
