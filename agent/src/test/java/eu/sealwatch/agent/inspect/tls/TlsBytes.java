package eu.sealwatch.agent.inspect.tls;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;

/** TLS put together by hand, for what a library of today would not send. */
public final class TlsBytes {
    static final byte[] CHANGE = record(20, hex("01"));
    static final byte[] PROTECTED = record(23, new byte[40]);
    static final byte[] TLS_1_3 = extension(0x002B, "0304");

    private TlsBytes() {}

    public static byte[] record(int type, byte[]... messages) {
        byte[] body = join(messages);
        return join(hex("%02x0303%04x".formatted(type, body.length)), body);
    }

    public static byte[] message(int type, byte[]... parts) {
        byte[] body = join(parts);
        return join(hex("%02x%06x".formatted(type, body.length)), body);
    }

    public static byte[] extension(int type, String body) {
        byte[] bytes = hex(body);
        return join(hex("%04x%04x".formatted(type, bytes.length)), bytes);
    }

    /** The message, not yet in a record, of a client whose version field says TLS 1.2. */
    public static byte[] clientHello(String suites, byte[]... extensions) {
        byte[] list = hex(suites);
        byte[] all = join(extensions);
        return message(
                1,
                hex("0303"),
                new byte[32],
                hex("00"),
                hex("%04x".formatted(list.length)),
                list,
                hex("0100"),
                hex("%04x".formatted(all.length)),
                all);
    }

    public static byte[] serverHello(String suite, byte[]... extensions) {
        return serverHello("00".repeat(32), suite, extensions);
    }

    static byte[] serverHello(String random, String suite, byte[]... extensions) {
        byte[] all = join(extensions);
        return message(
                2,
                hex("0303"),
                hex(random),
                hex("00"),
                hex(suite),
                hex("00"),
                hex("%04x".formatted(all.length)),
                all);
    }
}
