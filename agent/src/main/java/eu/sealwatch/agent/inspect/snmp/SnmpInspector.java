package eu.sealwatch.agent.inspect.snmp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ber;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Snmp;

/**
 * SNMP by its outermost fields. Of the community it is only said whether it is one that everybody
 * knows; of version 3 the security level is read, which a discovery request leaves at none.
 */
public final class SnmpInspector implements Inspector {
    private static final int FIRST_PDU = 0xA0;
    private static final int LAST_PDU = 0xA8;
    private static final int VERSION_3 = 3;
    // RFC 3412 section 6.4
    private static final int AUTHENTICATED = 1;
    private static final int PRIVATE = 2;
    private static final int USER_SECURITY_MODEL = 3;
    // RFC 1157 section 4.1 and RFC 3416 section 3
    private static final String[] OPERATIONS = {
        "get", "get-next", "response", "set", "trap", "get-bulk", "inform", "trap", "report"
    };

    @Override
    public String protocol() {
        return "snmp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == Ber.SEQUENCE;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        if (!Ber.is(datagram, 0, Ber.SEQUENCE) || Ber.end(datagram, 0) != datagram.length()) {
            return Recognition.NOT_MINE;
        }
        int at = Ber.contents(datagram, 0);
        return switch (Ber.small(datagram, at)) {
            case 0 -> community(datagram, at + 3, "1");
            case 1 -> community(datagram, at + 3, "2c");
            case VERSION_3 -> three(datagram, at + 3);
            default -> Recognition.NOT_MINE;
        };
    }

    private static Recognition community(Octets datagram, int at, String version) {
        int pdu = Ber.end(datagram, at);
        int kind = datagram.u8(pdu);
        boolean known =
                Ber.is(datagram, at, Ber.OCTET_STRING)
                        && kind >= FIRST_PDU
                        && kind <= LAST_PDU
                        && Ber.end(datagram, pdu) == datagram.length();
        if (!known) {
            return Recognition.NOT_MINE;
        }
        Octets community = datagram.slice(Ber.contents(datagram, at), Ber.length(datagram, at));
        var snmp =
                Snmp.newBuilder()
                        .setVersion(version)
                        .setOperation(OPERATIONS[kind - FIRST_PDU])
                        .setDefaultCommunity(isDefault(community));
        return new SnmpMessage(snmp.build()).complete();
    }

    private static boolean isDefault(Octets community) {
        return switch (community.length()) {
            case 6 -> community.startsWith("public");
            case 7 -> community.startsWith("private");
            default -> community.isEmpty();
        };
    }

    // RFC 3412 section 6: message id, largest size, flags, security model; then the security
    // parameters, and the scoped PDU in clear or encrypted
    private static Recognition three(Octets datagram, int at) {
        int id = Ber.contents(datagram, at);
        int size = Ber.end(datagram, id);
        int flags = Ber.end(datagram, size);
        boolean header =
                Ber.is(datagram, at, Ber.SEQUENCE)
                        && Ber.is(datagram, id, Ber.INTEGER)
                        && Ber.is(datagram, size, Ber.INTEGER)
                        && datagram.u16(flags) == (Ber.OCTET_STRING << 8 | 1)
                        && Ber.is(datagram, flags + 3, Ber.INTEGER);
        if (!header) {
            return Recognition.NOT_MINE;
        }
        int model = Ber.small(datagram, flags + 3);
        int security = Ber.end(datagram, at);
        int level = datagram.u8(flags + 2);
        var snmp = Snmp.newBuilder().setVersion("3").setSecurityLevel(level(level));
        if (model == USER_SECURITY_MODEL && Ber.is(datagram, security, Ber.OCTET_STRING)) {
            int scoped = Ber.end(datagram, security);
            if ((level & PRIVATE) == 0) {
                snmp.setOperation(operation(datagram, scoped));
            }
        }
        return new SnmpMessage(snmp.build()).complete();
    }

    // RFC 3412 section 6: engine, context name, then the PDU
    private static String operation(Octets datagram, int scoped) {
        int engine = Ber.contents(datagram, scoped);
        int pdu = Ber.end(datagram, Ber.end(datagram, engine));
        int kind = datagram.u8(pdu);
        boolean known = Ber.is(datagram, scoped, Ber.SEQUENCE) && pdu > 0;
        return known && kind >= FIRST_PDU && kind <= LAST_PDU ? OPERATIONS[kind - FIRST_PDU] : "";
    }

    private static String level(int flags) {
        return switch (flags & (AUTHENTICATED | PRIVATE)) {
            case 0 -> "noAuthNoPriv";
            case AUTHENTICATED -> "authNoPriv";
            case AUTHENTICATED | PRIVATE -> "authPriv";
            default -> "invalid"; // privacy without authentication, RFC 3412 section 6.4
        };
    }
}
