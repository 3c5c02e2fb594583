package eu.sealwatch.wire;

/**
 * Identity of a flow: MurmurHash3 (x64, 128 bits, seed 0) over eight little-endian words that hold
 * start, transport, VLAN, ports, tunnel and both addresses. The same capture read twice gives the
 * same ids; a later flow with the same tuple has another start, so another id.
 *
 * <p>It names a flow and protects nothing, as the batch that holds the flow is signed and logged;
 * so it need not be a cryptographic hash, which would take a tenth of the time of reading a
 * capture. Who wants two flows with one id would have to choose the nanosecond at which the first
 * packet passes the tap.
 */
public final class FlowId {
    public static final int BYTES = 16;

    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final int WORDS = 8;

    private FlowId() {}

    /**
     * @param start nanoseconds since the epoch
     * @param tunnel tells flows of one tuple in several tunnels apart; 0 outside of any
     * @param source 4 or 16 bytes, as is {@code destination}
     */
    public static byte[] of(
            int transport,
            int vlan,
            int tunnel,
            long start,
            byte[] source,
            int sourcePort,
            byte[] destination,
            int destinationPort) {
        long about =
                (long) transport << 56
                        | (long) (vlan & 0xFFFF) << 40
                        | (long) (source.length & 0xFF) << 32
                        | (long) (sourcePort & 0xFFFF) << 16
                        | destinationPort & 0xFFFF;
        var hash = new Hash();
        hash.add(start, about);
        hash.add(word(source, 0), word(source, 8));
        hash.add(word(destination, 0), word(destination, 8));
        hash.add(tunnel, 0);
        return hash.bytes();
    }

    /** Up to eight bytes of an address from an offset on, as a number. */
    private static long word(byte[] address, int from) {
        long word = 0;
        for (int i = from; i < from + 8 && i < address.length; i++) {
            word = word << 8 | address[i] & 0xFF;
        }
        return word;
    }

    /** MurmurHash3_x64_128 of a whole number of 16-byte blocks. */
    static final class Hash {
        private long h1;
        private long h2;

        void add(long first, long second) {
            h1 ^= Long.rotateLeft(first * C1, 31) * C2;
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= Long.rotateLeft(second * C2, 33) * C1;
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }

        byte[] bytes() {
            h1 ^= WORDS * Long.BYTES;
            h2 ^= WORDS * Long.BYTES;
            h1 += h2;
            h2 += h1;
            h1 = mixed(h1);
            h2 = mixed(h2);
            h1 += h2;
            h2 += h1;
            byte[] bytes = new byte[BYTES];
            for (int i = 0; i < 8; i++) {
                bytes[i] = (byte) (h1 >>> i * 8);
                bytes[8 + i] = (byte) (h2 >>> i * 8);
            }
            return bytes;
        }

        private static long mixed(long half) {
            long mixed = (half ^ half >>> 33) * 0xff51afd7ed558ccdL;
            mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
            return mixed ^ mixed >>> 33;
        }
    }
}
