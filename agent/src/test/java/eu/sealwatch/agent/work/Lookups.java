package eu.sealwatch.agent.work;

import java.nio.ByteBuffer;

/** A look-up of a.example, by hand (RFC 1035). */
final class Lookups {
    private Lookups() {}

    static byte[] question() {
        return message(0x0100, 0).array();
    }

    /** It has the address 10.0.0.x. */
    static byte[] answer(int address) {
        ByteBuffer message = ByteBuffer.allocate(43);
        message.put(message(0x8180, 1).array());
        message.putShort((short) 0xC00C).putShort((short) 1).putShort((short) 1).putInt(300);
        return message.putShort((short) 4).putInt(0x0A000000 | address).array();
    }

    private static ByteBuffer message(int flags, int answers) {
        ByteBuffer message = ByteBuffer.allocate(27);
        message.putShort((short) 7).putShort((short) flags);
        message.putShort((short) 1).putShort((short) answers).putInt(0);
        message.put((byte) 1)
                .put((byte) 'a')
                .put((byte) 7)
                .put("example".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .put((byte) 0);
        return message.putShort((short) 1).putShort((short) 1);
    }
}
