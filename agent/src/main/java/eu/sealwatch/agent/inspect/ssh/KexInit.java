package eu.sealwatch.agent.inspect.ssh;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name lists of one side's KEXINIT as sent, RFC 4253 section 7.1; languages are left out. */
record KexInit(
        String kex,
        String hostKey,
        String cipherToServer,
        String cipherToClient,
        String macToServer,
        String macToClient,
        String compressionToServer,
        String compressionToClient) {

    private static final int COOKIE = 16;

    /** Of memory, about: eight texts. */
    int bytes() {
        int text =
                kex.length()
                        + hostKey.length()
                        + cipherToServer.length()
                        + cipherToClient.length()
                        + macToServer.length()
                        + macToClient.length()
                        + compressionToServer.length()
                        + compressionToClient.length();
        return text + 8 * 48;
    }

    /** The payload after the message number; null when it is not a KEXINIT. */
    static @Nullable KexInit parse(Octets payload) {
        OctetReader in = payload.reader();
        in.skip(COOKIE);
        var lists =
                new KexInit(
                        list(in), list(in), list(in), list(in), list(in), list(in), list(in),
                        list(in));
        return in.ranOut() ? null : lists;
    }

    private static String list(OctetReader in) {
        return in.take(in.u32()).printable();
    }

    /** The first of the client's names that the server has too; empty when there is none. */
    static String negotiated(String client, String server) {
        List<String> offered = Arrays.asList(server.split(",", -1));
        for (String name : client.split(",", -1)) {
            if (!name.isEmpty() && !SshWire.isMarker(name) && offered.contains(name)) {
                return name.substring(0, Math.min(name.length(), SshWire.LONGEST_NAME));
            }
        }
        return "";
    }

    boolean offersInKex(String name) {
        return Arrays.asList(kex.split(",", -1)).contains(name);
    }

    /** HASSH of the client that sent these lists. */
    String hassh() {
        return md5(kex + ";" + cipherToServer + ";" + macToServer + ";" + compressionToServer);
    }

    /** HASSH of the server that sent these lists. */
    String hasshServer() {
        return md5(kex + ";" + cipherToClient + ";" + macToClient + ";" + compressionToClient);
    }

    // HASSH is defined over MD5; it is a name for a list, not a protection.
    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5");
            return HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no MD5", e);
        }
    }
}
