package eu.sealwatch.agent.inspect.netbios;

import eu.sealwatch.agent.flow.Octets;

/** A NetBIOS name as 32 letters from A to P, and its scope (RFC 1001 section 14.1). */
final class NetbiosName {
    private static final int LETTERS = 32;
    private static final int LONGEST = 255;

    private NetbiosName() {}

    static boolean isAt(Octets octets, int at) {
        if (octets.u8(at) != LETTERS || !octets.has(at, LETTERS + 2)) {
            return false;
        }
        for (int i = at + 1; i <= at + LETTERS; i++) {
            if (octets.u8(i) < 'A' || octets.u8(i) > 'P') {
                return false;
            }
        }
        return end(octets, at) > 0;
    }

    /** Behind the name and its scope; -1 when that does not end. */
    static int end(Octets octets, int at) {
        int label = at;
        while (octets.has(label, 1) && label - at <= LONGEST) {
            if (octets.u8(label) == 0) {
                return label + 1;
            }
            label += 1 + octets.u8(label);
        }
        return -1;
    }

    /** Fifteen characters without the blanks that fill them. */
    static String text(Octets octets, int at) {
        byte[] name = new byte[LETTERS / 2 - 1];
        for (int i = 0; i < name.length; i++) {
            name[i] = (byte) decoded(octets, at, i);
        }
        return Octets.of(name).printable().strip();
    }

    /** The sixteenth: which of a host's services, or that it is a group. */
    static int suffix(Octets octets, int at) {
        return decoded(octets, at, LETTERS / 2 - 1);
    }

    private static int decoded(Octets octets, int at, int index) {
        int high = octets.u8(at + 1 + 2 * index) - 'A';
        int low = octets.u8(at + 2 + 2 * index) - 'A';
        return high << 4 | low;
    }
}
