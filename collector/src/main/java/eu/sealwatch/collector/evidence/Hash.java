package eu.sealwatch.collector.evidence;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value: exactly 32 bytes. Immutable. Prints as hexadecimal. */
public final class Hash {

    public static final int BYTES = 32;

    private final byte[] value;

    private Hash(byte[] value) {
        this.value = value;
    }

    public static Hash of(byte[] value) {
        if (value.length != BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + value.length);
        }
        return new Hash(value.clone());
    }

    static Hash fromBase64(String text) throws EvidenceException {
        var bytes = CanonicalBase64.decode(text);
        if (bytes.length != BYTES) {
            throw new EvidenceException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes);
    }

    /** Takes the array over: the caller must not keep it. */
    static Hash owning(byte[] value) {
        return new Hash(value);
    }

    /** The value itself, not a copy: for hashing and writing inside this package only. */
    byte[] raw() {
        return value;
    }

    public byte[] bytes() {
        return value.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(value, hash.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(value);
    }
}
