package eu.sealwatch.agent.inspect.snmp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * SNMP by its outermost fields. The community name is not read; of version 3 the security level is,
 * which a discovery request leaves at none.
 */
public final class SnmpInspector implements Inspector {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int STRING = 0x04;
    private static final int VERSION_3 = 3;

    @Override
    public String protocol() {
        return "snmp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        if (datagram.u8(0) != SEQUENCE) {
            return Recognition.NOT_MINE;
        }
        int at = 1 + lengthBytes(datagram, 1);
        boolean whole = at + length(datagram, 1) == datagram.length();
        if (!whole || datagram.u16(at) != (INTEGER << 8 | 1)) {
            return Recognition.NOT_MINE;
        }
        return switch (datagram.u8(at + 2)) {
            case 0 -> community(datagram, at + 3, "1");
            case 1 -> community(datagram, at + 3, "2c");
            case VERSION_3 -> three(datagram, at + 3);
            default -> Recognition.NOT_MINE;
        };
    }

    // RFC 3416 section 3: the PDU is one of A0 to A8
    private static Recognition community(Octets datagram, int at, String version) {
        int pdu = at + 1 + lengthBytes(datagram, at + 1) + length(datagram, at + 1);
        int kind = datagram.u8(pdu);
        return datagram.u8(at) == STRING && kind >= 0xA0 && kind <= 0xA8
                ? Plain.handshake("snmp").with("snmp.version", version).complete()
                : Recognition.NOT_MINE;
    }

    // RFC 3412 section 6: message id, largest size, flags, security model
    private static Recognition three(Octets datagram, int at) {
        int id = at + 1 + lengthBytes(datagram, at + 1);
        int size = id + 2 + datagram.u8(id + 1);
        int flags = size + 2 + datagram.u8(size + 1);
        boolean header =
                datagram.u8(at) == SEQUENCE
                        && datagram.u8(id) == INTEGER
                        && datagram.u8(size) == INTEGER
                        && datagram.u16(flags) == (STRING << 8 | 1)
                        && datagram.u8(flags + 3) == INTEGER;
        return header
                ? Plain.handshake("snmp")
                        .with("snmp.version", "3")
                        .with("snmp.security_level", level(datagram.u8(flags + 2)))
                        .complete()
                : Recognition.NOT_MINE;
    }

    private static String level(int flags) {
        return switch (flags & 3) {
            case 0 -> "noAuthNoPriv";
            case 1 -> "authNoPriv";
            case 3 -> "authPriv";
            default -> "invalid";
        };
    }

    // X.690 section 8.1.3: one byte, or a count and as many bytes; SNMP needs two at most
    private static int lengthBytes(Octets octets, int at) {
        int first = octets.u8(at);
        return first < 0x80 ? 1 : 1 + (first & 0x7F);
    }

    private static int length(Octets octets, int at) {
        return switch (octets.u8(at)) {
            case 0x81 -> octets.u8(at + 1);
            case 0x82 -> octets.u16(at + 1);
            default -> octets.u8(at);
        };
    }
}
