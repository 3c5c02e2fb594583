package eu.sealwatch.agent.inspect.bitcoin;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Map;

/**
 * Bitcoin by the header of its messages: the magic of one of its networks, a command padded with
 * zeros to twelve letters, a length. What BIP 324 encrypts looks like nothing at all.
 */
public final class BitcoinInspector implements Inspector {

    /** In the order of the wire. */
    private static final Map<Long, String> NETWORKS =
            Map.of(
                    0xF9BEB4D9L, "main",
                    0x0B110907L, "testnet3",
                    0x1C163F28L, "testnet4",
                    0x0A03CF40L, "signet",
                    0xFABFB5DAL, "regtest");

    private static final int COMMAND = 4;
    private static final int LENGTH = 16;
    private static final int HEADER = 20;
    private static final long LARGEST = 0x02000000;

    @Override
    public String protocol() {
        return "bitcoin";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (!mayBegin(client) || !mayBegin(server)) {
            return Recognition.NOT_MINE;
        }
        Octets whole = client.length() >= HEADER ? client : server;
        String network = NETWORKS.get(whole.u32(0));
        return whole.length() >= HEADER && network != null
                ? Plain.handshake("bitcoin").with("bitcoin.network", network).complete()
                : Recognition.UNDECIDED;
    }

    private static boolean mayBegin(Octets stream) {
        return magicMayBegin(stream)
                && (stream.length() < LENGTH || isCommand(stream))
                && (stream.length() < HEADER || stream.u32le(LENGTH) <= LARGEST);
    }

    private static boolean magicMayBegin(Octets stream) {
        int known = Math.min(stream.length(), COMMAND);
        int unknownBits = (COMMAND - known) * 8;
        for (long magic : NETWORKS.keySet()) {
            if (magic >> unknownBits == stream.u32(0) >> unknownBits) {
                return true;
            }
        }
        return false;
    }

    /** Small letters and digits, at least two of them, then zeros. */
    private static boolean isCommand(Octets stream) {
        int end = COMMAND;
        while (end < LENGTH && isLetter(stream.u8(end))) {
            end++;
        }
        for (int i = end; i < LENGTH; i++) {
            if (stream.u8(i) != 0) {
                return false;
            }
        }
        return end >= COMMAND + 2;
    }

    private static boolean isLetter(int octet) {
        return octet >= 'a' && octet <= 'z' || octet >= '0' && octet <= '9';
    }
}
