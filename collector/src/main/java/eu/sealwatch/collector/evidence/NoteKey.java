package eu.sealwatch.collector.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key of C2SP signed-note, as its vkey text holds it: {@code name+id+base64(type, key)}.
 *
 * @param typedKey canonical base64 of the type byte and the public key
 */
record NoteKey(String name, String typedKey) {

    static final int ED25519 = 1;
    static final int ED25519_COSIGNATURE = 4;
    static final int ML_DSA_44 = 6;

    static NoteKey of(String name, int type, byte[] publicKey) {
        requireName(name);
        var typed = ByteBuffer.allocate(1 + publicKey.length).put((byte) type).put(publicKey);
        return new NoteKey(name, Base64.getEncoder().encodeToString(typed.array()));
    }

    /** Parses a vkey; a final line end is allowed, as the vkey file has one. */
    static NoteKey parse(String vkey) throws EvidenceException {
        // The base64 part may hold a plus too.
        var parts = vkey.strip().split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0])) {
            throw new EvidenceException("a vkey reads name+id+key, as in the file log.vkey");
        }
        if (CanonicalBase64.decode(parts[2]).length < 2) {
            throw new EvidenceException("the key of the vkey " + parts[0] + " is too short");
        }
        var key = new NoteKey(parts[0], parts[2]);
        if (!HexFormat.of().toHexDigits(key.id()).equals(parts[1])) {
            throw new EvidenceException(
                    "the vkey of " + parts[0] + " has another id than its key: it is damaged");
        }
        return key;
    }

    int type() {
        return typed()[0] & 0xff;
    }

    byte[] publicKey() {
        var typed = typed();
        return Arrays.copyOfRange(typed, 1, typed.length);
    }

    /** A hint that tells keys of one name apart; no security rests on it. */
    int id() {
        var named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        var typed = typed();
        var all = ByteBuffer.allocate(named.length + typed.length).put(named).put(typed).array();
        return ByteBuffer.wrap(Hashes.newSha256().digest(all)).getInt();
    }

    String vkey() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + typedKey;
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(NoteKey::isForbidden);
    }

    static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a log's name is not empty and has no space, control character or +: " + name);
        }
    }

    private static boolean isForbidden(int c) {
        return c == '+'
                || c < ' '
                || c == '\u0085'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c);
    }

    private byte[] typed() {
        return Base64.getDecoder().decode(typedKey);
    }
}
