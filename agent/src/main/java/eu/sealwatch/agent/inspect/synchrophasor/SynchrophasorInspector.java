package eu.sealwatch.agent.inspect.synchrophasor;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Crc16;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Synchrophasors by a frame whose check is right (IEEE C37.118.2-2011, section 6.2). */
public final class SynchrophasorInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("synchrophasor").complete();
    private static final int UDP = 17;
    private static final int SYNC = 0xAA;
    private static final int LAST_TYPE = 5;
    private static final int LAST_VERSION = 3;
    private static final int SIZE = 2;
    private static final int LEAST = 16;
    private static final int CHECK_BYTES = 2;

    @Override
    public String protocol() {
        return "synchrophasor";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == SYNC;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Framing framing = SynchrophasorInspector::size;
        if (conversation.transport() == UDP) {
            return framing.isWhole(Datagram.of(conversation)) ? FOUND : Recognition.NOT_MINE;
        }
        int frames = framing.count(conversation, 1);
        if (frames <= 0) {
            return frames < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        return FOUND;
    }

    private static int size(Octets stream, int at) {
        int kind = stream.u8(at + 1);
        int version = kind & 0x0F;
        if (stream.u8(at) != SYNC
                || kind >> 4 > LAST_TYPE
                || version > LAST_VERSION
                || (stream.has(at, 2) && version == 0)) {
            return Framing.NOT_A_MESSAGE;
        }
        int size = stream.u16(at + SIZE);
        if (stream.has(at, SIZE + 2) && size < LEAST) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, LEAST) || !stream.has(at, size)) {
            return Framing.NOT_YET;
        }
        int check = size - CHECK_BYTES;
        return Crc16.CCITT.of(stream, at, check) == stream.u16(at + check)
                ? size
                : Framing.NOT_A_MESSAGE;
    }
}
