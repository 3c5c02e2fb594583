package eu.sealwatch.agent.inspect.kerberos;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Kerberos 5 over UDP or, with a length in front, TCP, by its outermost fields (RFC 4120). */
public final class KerberosInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("kerberos").complete();
    private static final int UDP = 17;
    private static final int LARGEST = 1 << 17;
    private static final int ENOUGH = 24;

    @Override
    public String protocol() {
        return "kerberos";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets first = Datagram.of(conversation);
        if (conversation.transport() == UDP) {
            return isMessage(first) ? FOUND : Recognition.NOT_MINE;
        }
        if (first.length() >= 4 && (first.u32(0) < ENOUGH || first.u32(0) > LARGEST)) {
            return Recognition.NOT_MINE;
        }
        if (first.length() < 4 + ENOUGH) {
            return first.u8(0) == 0 ? Recognition.UNDECIDED : Recognition.NOT_MINE;
        }
        return isMessage(first.slice(4)) ? FOUND : Recognition.NOT_MINE;
    }

    // application tag = message type; inside, a sequence with version 5 and the type again
    private static boolean isMessage(Octets message) {
        int type = message.u8(0) & 0x1F;
        int version =
                switch (type) {
                    case 10, 12 -> 1; // AS-REQ and TGS-REQ begin with [1]
                    case 11, 13, 30 -> 0; // their answers and KRB-ERROR with [0]
                    default -> -1;
                };
        if (version < 0 || message.u8(0) >> 5 != 3) {
            return false;
        }
        int sequence = 1 + lengthBytes(message, 1);
        int at = sequence + 1 + lengthBytes(message, sequence + 1);
        return message.u8(sequence) == 0x30
                && message.u8(at) == 0xA0 + version
                && message.u32(at + 1) == 0x03020105
                && message.u8(at + 5) == 0xA1 + version
                && message.u24(at + 6) == 0x030201
                && message.u8(at + 9) == type;
    }

    // X.690 section 8.1.3
    private static int lengthBytes(Octets octets, int at) {
        int first = octets.u8(at);
        return first < 0x80 ? 1 : 1 + (first & 0x7F);
    }
}
