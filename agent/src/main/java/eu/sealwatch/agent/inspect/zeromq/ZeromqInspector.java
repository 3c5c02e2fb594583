package eu.sealwatch.agent.inspect.zeromq;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * ZeroMQ by its greeting: a signature of ten octets, a version, and from version 3 on the mechanism
 * by which the peers prove themselves (RFC 23/ZMTP 3.0, RFC 15/ZMTP 2.0).
 */
public final class ZeromqInspector implements Inspector {
    private static final Plain ZEROMQ = Plain.handshake("zeromq");
    private static final int FIRST = 0xFF;
    private static final int LAST = 0x7F;
    private static final int SIGNATURE = 10;
    private static final int MECHANISM = 12;
    private static final int MECHANISM_BYTES = 20;
    private static final int LAST_OLD_VERSION = 2;
    private static final int LAST_SOCKET_TYPE = 11;

    @Override
    public String protocol() {
        return "zeromq";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets greeting = client.isEmpty() ? conversation.server() : client;
        if (contradicts(greeting)) {
            return Recognition.NOT_MINE;
        }
        if (!greeting.has(0, MECHANISM)) {
            return greeting.has(0, SIGNATURE) ? ZEROMQ.soFar() : Recognition.UNDECIDED;
        }
        int version = greeting.u8(SIGNATURE);
        if (version < 3) {
            return version <= LAST_OLD_VERSION && greeting.u8(SIGNATURE + 1) <= LAST_SOCKET_TYPE
                    ? ZEROMQ.with("zeromq.version", Integer.toString(version)).complete()
                    : Recognition.NOT_MINE;
        }
        if (version > 3) {
            return Recognition.NOT_MINE;
        }
        if (!greeting.has(MECHANISM, MECHANISM_BYTES)) {
            return ZEROMQ.soFar();
        }
        String mechanism = mechanism(greeting.slice(MECHANISM, MECHANISM_BYTES));
        return mechanism.isEmpty()
                ? Recognition.NOT_MINE
                : ZEROMQ.with("zeromq.version", "3." + greeting.u8(SIGNATURE + 1))
                        .with("zeromq.mechanism", mechanism)
                        .complete();
    }

    /** Between the outer octets stand zeros, or the length of an identity for oldest peers. */
    private static boolean contradicts(Octets greeting) {
        for (int i = 0; i < Math.min(greeting.length(), SIGNATURE); i++) {
            int octet = greeting.u8(i);
            boolean right =
                    switch (i) {
                        case 0 -> octet == FIRST;
                        case SIGNATURE - 1 -> octet == LAST;
                        case SIGNATURE - 2 -> true;
                        default -> octet == 0;
                    };
            if (!right) {
                return true;
            }
        }
        return false;
    }

    /** Capitals, filled up with zeros; empty for anything else. */
    private static String mechanism(Octets field) {
        int end = 0;
        while (end < field.length() && field.u8(end) >= 'A' && field.u8(end) <= 'Z') {
            end++;
        }
        for (int i = end; i < field.length(); i++) {
            if (field.u8(i) != 0) {
                return "";
            }
        }
        return field.slice(0, end).printable();
    }
}
