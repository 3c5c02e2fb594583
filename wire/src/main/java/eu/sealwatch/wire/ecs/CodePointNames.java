package eu.sealwatch.wire.ecs;

/** IANA's names of TLS code points, given by the caller, who owns the tables. */
public interface CodePointNames {

    /** {@code TLS_AES_128_GCM_SHA256}; for an unassigned code its hexadecimal number. */
    String cipher(int code);

    /** {@code x25519}; for an unassigned code its hexadecimal number. */
    String group(int code);
}
