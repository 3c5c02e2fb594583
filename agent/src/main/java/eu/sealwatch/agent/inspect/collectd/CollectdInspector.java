package eu.sealwatch.agent.inspect.collectd;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * collectd by the parts of its packets: each a type, a length and a content that fits both. The
 * user's name of a signed or encrypted packet is not read.
 */
public final class CollectdInspector implements Inspector {
    private static final Plain COLLECTD = Plain.handshake("collectd");
    private static final int HEADER = 4;
    private static final int HOST = 0x0000;
    private static final int VALUES = 0x0006;
    private static final int SIGNATURE = 0x0200;
    private static final int ENCRYPTION = 0x0210;
    // an HMAC-SHA-256, or an initialisation vector and a SHA-1, beside the user's name
    private static final int LEAST_SIGNATURE = HEADER + 32 + 1;
    private static final int LEAST_ENCRYPTION = HEADER + 2 + 1 + 16 + 20;
    private static final int LONGEST_USER = 128;
    private static final int ENOUGH_PARTS = 3;

    @Override
    public String protocol() {
        return "collectd";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == 0 || firstOctet == ENCRYPTION >> 8;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int length = datagram.u16(2);
        return switch (datagram.u16(0)) {
            case HOST -> hasParts(datagram, 0) ? answer("none") : Recognition.NOT_MINE;
            case SIGNATURE ->
                    length >= LEAST_SIGNATURE
                                    && length <= LEAST_SIGNATURE + LONGEST_USER
                                    && datagram.u16(length) == HOST
                                    && hasParts(datagram, length)
                            ? answer("signed")
                            : Recognition.NOT_MINE;
            case ENCRYPTION ->
                    length == datagram.length()
                                    && length >= LEAST_ENCRYPTION
                                    && datagram.u16(HEADER) > 0
                                    && datagram.u16(HEADER) <= LONGEST_USER
                            ? answer("encrypted")
                            : Recognition.NOT_MINE;
            default -> Recognition.NOT_MINE;
        };
    }

    private static Recognition answer(String security) {
        return COLLECTD.with("collectd.security", security).complete();
    }

    private static boolean hasParts(Octets datagram, int from) {
        int at = from;
        for (int i = 0; i < ENOUGH_PARTS; i++) {
            int length = datagram.u16(at + 2);
            if (length <= HEADER || !datagram.has(at, length) || !isPart(datagram, at, length)) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private static boolean isPart(Octets datagram, int at, int length) {
        return switch (datagram.u16(at)) {
            // host, plug-in, its instance, type, its instance, message: text that ends with zero
            case HOST, 0x0002, 0x0003, 0x0004, 0x0005, 0x0100 ->
                    datagram.indexOf(0, at + HEADER) == at + length - 1;
            // times, intervals, severity: a number
            case 0x0001, 0x0007, 0x0008, 0x0009, 0x0101 -> length == HEADER + 8;
            case VALUES -> length == HEADER + 2 + 9 * datagram.u16(at + HEADER);
            default -> false;
        };
    }
}
