package eu.sealwatch.agent.inspect.iax2;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** IAX2 by NEW, which opens a call: full frame, version 2, elements that fill it (RFC 5456). */
public final class Iax2Inspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("iax2").complete();

    // section 8.1.1: call, call of the other, time, sequence out and in, type, subclass
    private static final int FULL_FRAME = 0x80;
    private static final int OTHER_CALL = 2;
    private static final int SEQUENCES = 8;
    private static final int TYPE = 10;
    private static final int ELEMENTS = 12;
    private static final int IAX_CONTROL = 6;
    private static final int NEW = 1;

    /** Section 8.6.10: element 11, two bytes, 2. */
    private static final long VERSION_2 = 0x0B020002L;

    @Override
    public String protocol() {
        return "iax2";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >= FULL_FRAME;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets frame = Datagram.of(conversation);
        boolean opens =
                frame.u8(0) >= FULL_FRAME
                        && frame.u16(OTHER_CALL) == 0
                        && frame.u16(SEQUENCES) == 0
                        && frame.u8(TYPE) == IAX_CONTROL
                        && frame.u8(TYPE + 1) == NEW
                        && frame.u32(ELEMENTS) == VERSION_2;
        return opens && areElements(frame.slice(ELEMENTS)) ? FOUND : Recognition.NOT_MINE;
    }

    private static boolean areElements(Octets octets) {
        int at = 0;
        while (octets.has(at, 2)) {
            at += 2 + octets.u8(at + 1);
        }
        return at == octets.length();
    }
}
