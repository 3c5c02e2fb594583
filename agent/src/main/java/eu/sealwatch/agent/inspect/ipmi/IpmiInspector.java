package eu.sealwatch.agent.inspect.ipmi;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Ipmi;

/**
 * IPMI over LAN and ASF by their RMCP header and by the lengths and checksums behind it. Reads
 * which security client and controller agree on, over the first datagrams together.
 */
public final class IpmiInspector implements Inspector {

    @Override
    public String protocol() {
        return "ipmi";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == IpmiWire.RMCP_VERSION;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        var ipmi = Ipmi.newBuilder();
        if (!read(Datagram.of(conversation), ipmi)) {
            return Recognition.NOT_MINE;
        }
        // what the newest says goes before what was said earlier
        ipmi.clear();
        conversation.earlier().forEach(earlier -> read(earlier.octets(), ipmi));
        read(Datagram.of(conversation), ipmi);
        return new Recognition.Recognised(new IpmiSession(ipmi.build()), ipmi.getEncrypted());
    }

    /** False when the datagram is not one of RMCP. */
    private static boolean read(Octets datagram, Ipmi.Builder ipmi) {
        if (datagram.u8(0) != IpmiWire.RMCP_VERSION || datagram.u8(1) != 0) {
            return false;
        }
        return switch (datagram.u8(IpmiWire.CLASS)) {
            case IpmiWire.CLASS_ASF -> isAsf(datagram);
            case IpmiWire.CLASS_IPMI ->
                    datagram.u8(IpmiWire.AUTHENTICATION_TYPE) == IpmiWire.TYPE_RMCP_PLUS
                            ? readPlus(datagram, ipmi)
                            : readShort(datagram, ipmi);
            default -> false;
        };
    }

    private static boolean isAsf(Octets datagram) {
        int type = datagram.u8(IpmiWire.ASF_TYPE);
        boolean known =
                type >= 0x10 && type <= 0x12
                        || type >= 0x40 && type <= 0x44
                        || type >= 0x80 && type <= 0x84
                        || type == 0xC0
                        || type == 0xC1;
        return datagram.u32(IpmiWire.RMCP_HEADER) == IpmiWire.ASF_ENTERPRISE
                && known
                && datagram.u8(IpmiWire.ASF_RESERVED) == 0
                && datagram.length() == IpmiWire.ASF_HEADER + datagram.u8(IpmiWire.ASF_LENGTH);
    }

    /** A session of IPMI 1.5, or a message outside any session. */
    private static boolean readShort(Octets datagram, Ipmi.Builder ipmi) {
        int type = datagram.u8(IpmiWire.AUTHENTICATION_TYPE);
        int lengthAt =
                IpmiWire.RMCP_HEADER
                        + IpmiWire.SHORT_SESSION
                        + (type == IpmiWire.TYPE_NONE ? 0 : IpmiWire.AUTHENTICATION_CODE);
        int length = datagram.u8(lengthAt);
        Octets message = datagram.slice(lengthAt + 1, length);
        // some add a byte so that no frame has a length that old controllers cannot receive
        int padding = datagram.length() - (lengthAt + 1 + length);
        if (type > IpmiWire.TYPE_OEM || padding < 0 || padding > 1 || !isMessage(message)) {
            return false;
        }
        boolean inSession = datagram.u32(IpmiWire.AUTHENTICATION_TYPE + 5) != 0;
        if (inSession) {
            ipmi.setVersion("1.5").setAuthenticationSeen(true).setAuthenticationType(type);
        }
        return true;
    }

    private static boolean readPlus(Octets datagram, Ipmi.Builder ipmi) {
        int flags = datagram.u8(IpmiWire.PAYLOAD_TYPE);
        int length = datagram.u16le(IpmiWire.PAYLOAD_LENGTH);
        Octets payload = datagram.slice(IpmiWire.PAYLOAD, length);
        int behind = datagram.length() - IpmiWire.PAYLOAD - length;
        boolean inClear = (flags & (IpmiWire.ENCRYPTED | IpmiWire.AUTHENTICATED)) == 0;
        // 13.6: behind authenticated data stand padding, its length, a next header and the code
        boolean signed = (flags & IpmiWire.AUTHENTICATED) != 0;
        if (behind < 0 || inClear && behind > 0 || signed && behind < 2) {
            return false;
        }
        int type = flags & 0x3F;
        boolean mine =
                switch (type) {
                    case IpmiWire.OPEN_SESSION_REQUEST ->
                            inClear && areProposals(payload, IpmiWire.REQUEST_PROPOSALS);
                    case IpmiWire.OPEN_SESSION_RESPONSE -> inClear && readChoice(payload, ipmi);
                    case IpmiWire.RAKP_1 -> inClear && readUser(payload, ipmi);
                    case IpmiWire.PAYLOAD_IPMI -> !inClear || isMessage(payload);
                    case IpmiWire.PAYLOAD_SERIAL -> inSession(datagram);
                    default -> inClear && type > IpmiWire.RAKP_1 && type <= IpmiWire.RAKP_4;
                };
        if (!mine || !inClear && !inSession(datagram)) {
            return false;
        }
        ipmi.setVersion("2.0")
                .setAuthenticationSeen(true)
                .setAuthenticationType(IpmiWire.TYPE_RMCP_PLUS);
        if ((flags & IpmiWire.ENCRYPTED) != 0) {
            ipmi.setEncrypted(true);
        }
        if (type == IpmiWire.PAYLOAD_SERIAL) {
            ipmi.setSerialConsole(true);
        }
        return true;
    }

    private static boolean inSession(Octets datagram) {
        return datagram.u32(IpmiWire.PAYLOAD_SESSION) != 0;
    }

    /** Authentication, integrity and confidentiality in this order, each with its length. */
    private static boolean areProposals(Octets payload, int from) {
        if (payload.length() != from + IpmiWire.PROPOSALS * IpmiWire.PROPOSAL_BYTES) {
            return false;
        }
        for (int i = 0; i < IpmiWire.PROPOSALS; i++) {
            int at = from + i * IpmiWire.PROPOSAL_BYTES;
            // a length of 0 leaves the choice to the controller
            int length = payload.u8(at + 3);
            if (payload.u8(at) != i
                    || payload.u16(at + 1) != 0
                    || length != 0 && length != IpmiWire.PROPOSAL_BYTES) {
                return false;
            }
        }
        return true;
    }

    private static boolean readChoice(Octets payload, Ipmi.Builder ipmi) {
        if (payload.u8(IpmiWire.RESPONSE_STATUS) != 0) {
            // refused: tag, status and the client's session, no more
            return payload.length() <= IpmiWire.RESPONSE_PROPOSALS;
        }
        if (!areProposals(payload, IpmiWire.RESPONSE_PROPOSALS)) {
            return false;
        }
        int at = IpmiWire.RESPONSE_PROPOSALS + IpmiWire.PROPOSAL_ALGORITHM;
        ipmi.setSuiteSeen(true)
                .setAuthenticationAlgorithm(payload.u8(at) & 0x3F)
                .setIntegrityAlgorithm(payload.u8(at + IpmiWire.PROPOSAL_BYTES) & 0x3F)
                .setConfidentialityAlgorithm(payload.u8(at + 2 * IpmiWire.PROPOSAL_BYTES) & 0x3F);
        return true;
    }

    private static boolean readUser(Octets payload, Ipmi.Builder ipmi) {
        int length = payload.u8(IpmiWire.RAKP_1_NAME_LENGTH);
        if (length > IpmiWire.LONGEST_NAME || payload.length() != IpmiWire.RAKP_1_BYTES + length) {
            return false;
        }
        if (length > 0) {
            ipmi.setUser(payload.slice(IpmiWire.RAKP_1_BYTES, 1).printable() + "•••");
        }
        return true;
    }

    /** Whether both checksums are right (13.8): the bytes up to each add up to nothing. */
    private static boolean isMessage(Octets message) {
        int length = message.length();
        return length >= IpmiWire.LEAST_MESSAGE
                && sum(message, 0, 3) == 0
                && sum(message, 3, length) == 0;
    }

    private static int sum(Octets octets, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += octets.u8(i);
        }
        return sum & 0xFF;
    }
}
