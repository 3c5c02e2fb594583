package eu.sealwatch.agent.inspect.ethereum;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Ethereum's network of peers (devp2p). Over UDP, discovery by the frame of its packets: hash,
 * signature, type, and a list that fills the datagram. Over TCP, the key exchange of RLPx, of which
 * nothing is in clear but a point of the curve: that it lies on the curve is the proof.
 */
public final class EthereumInspector implements Inspector {
    private static final Recognition DISCOVERY =
            Plain.handshake("ethereum").with("ethereum.layer", "discovery").complete();
    private static final Recognition SESSION =
            Plain.handshake("ethereum").with("ethereum.layer", "rlpx").complete();
    private static final int UDP = 17;

    // devp2p, "Node Discovery Protocol v4": Keccak hash, signature with its recovery id, type, data
    private static final int RECOVERY_ID = 32 + 64;
    private static final int TYPE = RECOVERY_ID + 1;
    private static final int DATA = TYPE + 1;
    private static final int LAST_TYPE = 6;
    private static final int MOST_DATAGRAM = 1280;

    // devp2p, "The RLPx Transport Protocol", EIP-8: a length, then ECIES: point, vector, text, tag
    private static final int SIZE_BYTES = 2;
    private static final int LEAST_MESSAGE = 65 + 16 + 32 + 96;
    private static final int MOST_MESSAGE = 0x7FF;

    @Override
    public String protocol() {
        return "ethereum";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return isDiscovery(Datagram.of(conversation)) ? DISCOVERY : Recognition.NOT_MINE;
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (!mayBegin(client) || !mayBegin(server)) {
            return Recognition.NOT_MINE;
        }
        return isKeyExchange(client) || isKeyExchange(server) ? SESSION : Recognition.UNDECIDED;
    }

    private static boolean isDiscovery(Octets datagram) {
        int type = datagram.u8(TYPE);
        return datagram.length() <= MOST_DATAGRAM
                && datagram.u8(RECOVERY_ID) <= 1
                && type >= 1
                && type <= LAST_TYPE
                && Rlp.isOneList(datagram.slice(DATA));
    }

    private static boolean mayBegin(Octets stream) {
        int size = stream.u16(0);
        return (stream.length() < 1 || stream.u8(0) <= MOST_MESSAGE >> 8)
                && (stream.length() < 2 || size >= LEAST_MESSAGE && size <= MOST_MESSAGE)
                && (stream.length() < 3 || stream.u8(SIZE_BYTES) == Secp256k1.UNCOMPRESSED)
                && (stream.length() < SIZE_BYTES + Secp256k1.POINT_BYTES
                        || Secp256k1.isPoint(stream.slice(SIZE_BYTES)));
    }

    private static boolean isKeyExchange(Octets stream) {
        return stream.length() >= SIZE_BYTES + Secp256k1.POINT_BYTES;
    }
}
