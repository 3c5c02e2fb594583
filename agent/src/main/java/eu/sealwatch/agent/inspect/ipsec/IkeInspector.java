package eu.sealwatch.agent.inspect.ipsec;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** IKE by its header, with or without the marker of NAT traversal (RFC 7296 sections 2.23, 3.1). */
public final class IkeInspector implements Inspector {
    private static final int HEADER = 28;
    private static final int VERSION_1 = 0x10;
    private static final int VERSION_2 = 0x20;

    @Override
    public String protocol() {
        return "ipsec";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        boolean natTraversal = datagram.u32(0) == 0;
        Octets message = natTraversal ? datagram.slice(4) : datagram;
        String exchange = exchange(message.u8(17), message.u8(18));
        boolean ike =
                !exchange.isEmpty()
                        && message.length() >= HEADER
                        && message.u32(24) == message.length()
                        && (message.u32(0) | message.u32(4)) != 0;
        if (!ike) {
            return Recognition.NOT_MINE;
        }
        return Plain.handshake("ipsec")
                .with("ike.version", message.u8(17) == VERSION_1 ? "1" : "2")
                .with("ike.exchange", exchange)
                .complete();
    }

    /** RFC 2408 section 3.1, RFC 2409, IANA's IKEv2 exchange types; empty for others. */
    private static String exchange(int version, int type) {
        if (version == VERSION_2) {
            return switch (type) {
                case 34 -> "IKE_SA_INIT";
                case 35 -> "IKE_AUTH";
                case 36 -> "CREATE_CHILD_SA";
                case 37 -> "INFORMATIONAL";
                case 43 -> "IKE_INTERMEDIATE";
                default -> "";
            };
        }
        if (version == VERSION_1) {
            return switch (type) {
                case 2 -> "main";
                case 4 -> "aggressive";
                case 5 -> "informational";
                case 32 -> "quick";
                default -> "";
            };
        }
        return "";
    }
}
