package eu.sealwatch.agent.inspect.ipsec;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ike;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the messages of one IKE conversation say in clear, in the order in which they were seen.
 *
 * @param udpEncapsulated they stand behind the marker that tells them from ESP
 */
record IkeHandshake(Ike ike, boolean complete) implements Facts {
    // RFC 2408 section 3.1, RFC 3947 section 3.2 and the number that its drafts used
    private static final int V1_SA = 1;
    private static final int V1_NOTIFY = 11;
    private static final int V1_VENDOR = 13;
    private static final int V1_NAT_DETECTION = 20;
    private static final int V1_NAT_DETECTION_DRAFT = 130;

    // RFC 7296 section 3.2
    private static final int SA = 33;
    private static final int NOTIFY = 41;
    private static final int VENDOR = 43;

    private static final int MAIN = 2;
    private static final int AGGRESSIVE = 4;
    private static final int SA_INIT = 34;
    private static final int MOST_VENDORS = 16;

    /** What a notification announces of its sender: IANA's "Notify Message Status Types". */
    private enum Support {
        NAT_DETECTION,
        CHILDLESS,
        POST_QUANTUM_PSK,
        INTERMEDIATE
    }

    @Override
    public String protocol() {
        return "ipsec";
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setIke(ike);
    }

    /** Whether nothing more will come in clear. */
    private static boolean isComplete(List<IkeMessage> messages) {
        for (IkeMessage message : messages) {
            if (!negotiates(message)) {
                return true;
            }
            if (message.isResponse() && hasAssociation(message)) {
                return true;
            }
        }
        return false;
    }

    /** Of at least one message. */
    static IkeHandshake of(List<IkeMessage> messages, boolean udpEncapsulated) {
        var ike =
                Ike.newBuilder()
                        .setVersion(messages.getFirst().version())
                        .setExchange(name(messages.getFirst()))
                        .setUdpEncapsulated(udpEncapsulated);
        Set<Support> ofInitiator = EnumSet.noneOf(Support.class);
        Set<Support> ofResponder = EnumSet.noneOf(Support.class);
        var vendors = new LinkedHashSet<String>();
        for (IkeMessage message : messages) {
            boolean response = message.isResponse();
            ike.setAggressive(
                    ike.getAggressive()
                            || message.version() == 1 && message.exchange() == AGGRESSIVE);
            ike.setInitiatorSeen(ike.getInitiatorSeen() || message.isOpening());
            ike.setResponderSeen(ike.getResponderSeen() || response);
            for (IkeMessage.Payload payload : message.payloads()) {
                payload(message, payload, ike, response ? ofResponder : ofInitiator, vendors);
            }
        }
        vendors.stream().limit(MOST_VENDORS).forEach(ike::addVendors);
        ike.setNatDetection(both(Support.NAT_DETECTION, ofInitiator, ofResponder))
                .setChildless(ofResponder.contains(Support.CHILDLESS))
                .setPostQuantumPsk(both(Support.POST_QUANTUM_PSK, ofInitiator, ofResponder))
                .setIntermediate(both(Support.INTERMEDIATE, ofInitiator, ofResponder));
        return new IkeHandshake(ike.build(), isComplete(messages));
    }

    private static void payload(
            IkeMessage message,
            IkeMessage.Payload payload,
            Ike.Builder ike,
            Set<Support> supported,
            Set<String> vendors) {
        boolean version1 = message.version() == 1;
        int type = payload.type();
        if (type == (version1 ? V1_SA : SA) && negotiates(message)) {
            var transforms = IkeTransformReader.read(message.version(), payload.body());
            if (message.isResponse()) {
                ike.setChosen(transforms);
            } else {
                ike.setOffered(transforms);
            }
        } else if (type == (version1 ? V1_VENDOR : VENDOR)) {
            String name = VendorIds.name(payload.body());
            if (!name.isEmpty()) {
                vendors.add(name);
            }
            if (VendorIds.meansNatDetection(name)) {
                supported.add(Support.NAT_DETECTION);
            }
        } else if (version1 && type == V1_NOTIFY) {
            // behind the domain of interpretation
            notification(payload.body().slice(4), ike, supported);
        } else if (!version1 && type == NOTIFY) {
            notification(payload.body(), ike, supported);
        } else if (version1 && (type == V1_NAT_DETECTION || type == V1_NAT_DETECTION_DRAFT)) {
            supported.add(Support.NAT_DETECTION);
        }
    }

    /** Protocol, size of SPI, type (RFC 7296 section 3.10.1); below 16384 it is an error. */
    private static void notification(Octets body, Ike.Builder ike, Set<Support> supported) {
        switch (body.u16(2)) {
            case 16388, 16389 -> supported.add(Support.NAT_DETECTION);
            case 16418 -> supported.add(Support.CHILDLESS);
            case 16435 -> supported.add(Support.POST_QUANTUM_PSK);
            case 16438 -> supported.add(Support.INTERMEDIATE);
            default -> {
                if (body.u16(2) < 16384) {
                    ike.setError(body.u16(2));
                }
            }
        }
    }

    private static boolean both(Support support, Set<Support> one, Set<Support> other) {
        return one.contains(support) && other.contains(support);
    }

    /** Whether it belongs to those exchanges that are in clear. */
    private static boolean negotiates(IkeMessage message) {
        return message.version() == 1
                ? message.exchange() == MAIN || message.exchange() == AGGRESSIVE
                : message.exchange() == SA_INIT;
    }

    private static boolean hasAssociation(IkeMessage message) {
        int association = message.version() == 1 ? V1_SA : SA;
        return message.payloads().stream().anyMatch(it -> it.type() == association);
    }

    private static String name(IkeMessage message) {
        return IkeNames.exchange(message.version(), message.exchange());
    }
}
