package eu.sealwatch.collector.evidence;

/** One record of the log, its payload complete. Immutable. */
public final class Entry {

    private final EntryType type;
    private final byte[] payload;

    Entry(EntryType type, byte[] payload) {
        this.type = type;
        this.payload = payload.clone();
    }

    public EntryType type() {
        return type;
    }

    public byte[] payload() {
        return payload.clone();
    }
}
