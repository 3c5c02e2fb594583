package eu.sealwatch.wire;

import eu.sealwatch.wire.v1.FlowRecord;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Community ID version 1 with seed 0: the same text for both directions of a flow, and the same as
 * Zeek, Suricata and Arkime give, so that others can join our records to theirs.
 */
public final class CommunityId {
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMPV6 = 58;
    private static final int SCTP = 132;

    /** seed 2, addresses 2 x 16, protocol 1, padding 1, ports 2 x 2. */
    private static final int LONGEST = 40;

    private CommunityId() {}

    /** The id of a flow; an ICMP flow is told by its first message's type and code. */
    public static String of(FlowRecord flow) {
        boolean icmp = flow.getTransport() == ICMP || flow.getTransport() == ICMPV6;
        return of(
                flow.getTransport(),
                flow.getSource().getIp().toByteArray(),
                icmp ? flow.getIcmpType() : flow.getSource().getPort(),
                flow.getDestination().getIp().toByteArray(),
                icmp ? flow.getIcmpCode() : flow.getDestination().getPort());
    }

    /**
     * @param sourcePort for ICMP the type
     * @param destinationPort for ICMP the code
     */
    public static String of(
            int transport, byte[] source, int sourcePort, byte[] destination, int destinationPort) {
        int from = sourcePort;
        int to = destinationPort;
        boolean ordered = false;
        if (transport == ICMP || transport == ICMPV6) {
            int answer =
                    transport == ICMP ? icmpCounterpart(sourcePort) : icmpv6Counterpart(sourcePort);
            if (answer >= 0) {
                to = answer;
            } else {
                // a one-way message has no other direction to agree with
                ordered = true;
            }
        }
        int byAddress = Arrays.compareUnsigned(source, destination);
        ordered |= byAddress < 0 || byAddress == 0 && from <= to;

        ByteBuffer about = ByteBuffer.allocate(LONGEST);
        about.putShort((short) 0); // seed
        about.put(ordered ? source : destination).put(ordered ? destination : source);
        about.put((byte) transport).put((byte) 0);
        if (hasPorts(transport)) {
            about.putShort((short) (ordered ? from : to)).putShort((short) (ordered ? to : from));
        }
        MessageDigest sha1 = sha1();
        sha1.update(about.flip());
        return "1:" + Base64.getEncoder().encodeToString(sha1.digest());
    }

    private static boolean hasPorts(int transport) {
        return switch (transport) {
            case ICMP, TCP, UDP, ICMPV6, SCTP -> true;
            default -> false;
        };
    }

    /** The type that answers a type or is answered by it; -1 for one-way types. */
    private static int icmpCounterpart(int type) {
        return switch (type) {
            case 0 -> 8; // echo
            case 8 -> 0;
            case 9 -> 10; // router advertisement and solicitation
            case 10 -> 9;
            case 13 -> 14; // timestamp
            case 14 -> 13;
            case 15 -> 16; // information
            case 16 -> 15;
            case 17 -> 18; // address mask
            case 18 -> 17;
            default -> -1;
        };
    }

    private static int icmpv6Counterpart(int type) {
        return switch (type) {
            case 128 -> 129; // echo
            case 129 -> 128;
            case 130 -> 131; // multicast listener query and report
            case 131 -> 130;
            case 133 -> 134; // router solicitation and advertisement
            case 134 -> 133;
            case 135 -> 136; // neighbour solicitation and advertisement
            case 136 -> 135;
            case 139 -> 140; // node information
            case 140 -> 139;
            case 144 -> 145; // home agent address discovery
            case 145 -> 144;
            default -> -1;
        };
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
