package eu.sealwatch.agent.rhythm;

import eu.sealwatch.wire.v1.Rhythm.Login;
import eu.sealwatch.wire.v1.Ssh;

/**
 * Whether somebody got into an SSH server, guessed from sizes. SSH_MSG_USERAUTH_SUCCESS has no
 * content (RFC 4252 section 5.1), so with the negotiated cipher and MAC it has one size, the least
 * there is, and no other answer before it is as short. A server that pads more than it must (RFC
 * 4253 section 6) hides it; then the guess stays open.
 */
final class SshLogin {
    /** Past so many answers a login is long over, or was never recognised. */
    private static final int MOST_ANSWERS = 24;

    /** The service is accepted, the method "none" refused, and another refused. */
    private static final int ANSWERS_OF_A_FAILURE = 3;

    private static final int LENGTH_FIELD = 4;

    /** padding_length, the message number, and the least padding, RFC 4253 section 6. */
    private static final int LEAST_PACKET = 1 + 1 + 4;

    private final int successBytes;
    private int answers;
    private boolean succeeded;

    private SshLogin(int successBytes) {
        this.successBytes = successBytes;
    }

    static SshLogin unknown() {
        return new SshLogin(0);
    }

    static SshLogin of(Ssh negotiated) {
        // compression from the start changes the size; zlib@openssh.com begins after the login
        boolean compressed = negotiated.getCompressionServerToClient().equals("zlib");
        return compressed || !negotiated.getEstablished()
                ? unknown()
                : new SshLogin(
                        successBytes(
                                negotiated.getCipherServerToClient(),
                                negotiated.getMacServerToClient()));
    }

    void message(boolean fromClient, int bytes) {
        if (fromClient || succeeded || answers >= MOST_ANSWERS) {
            return;
        }
        // the first answer is to the request for the service
        succeeded = answers > 0 && bytes == successBytes;
        answers++;
    }

    Login guess(boolean ended) {
        if (successBytes == 0) {
            return Login.LOGIN_UNKNOWN;
        }
        if (succeeded) {
            return Login.LOGIN_SUCCEEDED;
        }
        boolean refused = ended && answers >= ANSWERS_OF_A_FAILURE && answers < MOST_ANSWERS;
        return refused ? Login.LOGIN_FAILED : Login.LOGIN_UNKNOWN;
    }

    /** Size on the wire of a message without content; 0 when the algorithms are not known. */
    static int successBytes(String cipher, String mac) {
        if (cipher.startsWith("chacha20-poly1305")) {
            // the length field stands apart (PROTOCOL.chacha20poly1305), blocks of 8, tag of 16
            return LENGTH_FIELD + 8 + 16;
        }
        if (cipher.contains("gcm")) {
            // RFC 5647 section 7: the length field is not encrypted, nor counted in the blocks
            return LENGTH_FIELD + 16 + 16;
        }
        int block = block(cipher);
        int digest = digest(mac);
        if (block == 0 || digest == 0) {
            return 0;
        }
        if (mac.contains("-etm@")) {
            return LENGTH_FIELD + roundUp(LEAST_PACKET, block) + digest;
        }
        return roundUp(LENGTH_FIELD + LEAST_PACKET, block) + digest;
    }

    private static int block(String cipher) {
        if (cipher.startsWith("aes") || cipher.startsWith("rijndael")) {
            return 16;
        }
        return cipher.startsWith("3des")
                        || cipher.startsWith("blowfish")
                        || cipher.startsWith("cast128")
                        || cipher.startsWith("arcfour")
                ? 8
                : 0;
    }

    /** Bytes of a MAC: RFC 4253 section 6.4, RFC 6668, umac as OpenSSH defines it. */
    private static int digest(String mac) {
        int variant = mac.indexOf("-etm@");
        return switch (variant < 0 ? mac : mac.substring(0, variant)) {
            case "hmac-sha2-512" -> 64;
            case "hmac-sha2-256" -> 32;
            case "hmac-sha1", "hmac-ripemd160", "hmac-ripemd160@openssh.com" -> 20;
            case "hmac-md5", "umac-128", "umac-128@openssh.com" -> 16;
            case "hmac-sha1-96", "hmac-md5-96" -> 12;
            case "umac-64", "umac-64@openssh.com" -> 8;
            default -> 0;
        };
    }

    private static int roundUp(int bytes, int block) {
        return (bytes + block - 1) / block * block;
    }
}
