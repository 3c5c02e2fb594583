package eu.sealwatch.agent.inspect;

import eu.sealwatch.wire.v1.FlowRecord;

/** What was read of a protocol's handshake. Implemented by a record beside each inspector. */
public interface Facts {

    /** As in {@code network.protocol}. */
    String protocol();

    /** HANDSHAKE where the bytes are unmistakable, PATTERN where they are merely like it. */
    default FlowRecord.Basis basis() {
        return FlowRecord.Basis.HANDSHAKE;
    }

    /** About how many bytes of memory they take; those with much in them say. */
    default int bytes() {
        return 512;
    }

    /** Sets the protocol's own part of the record, and {@code application} where it is known. */
    void describe(FlowRecord.Builder flow);
}
