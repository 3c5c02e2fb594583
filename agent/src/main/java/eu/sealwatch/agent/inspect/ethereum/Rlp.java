package eu.sealwatch.agent.inspect.ethereum;

import eu.sealwatch.agent.flow.Octets;

/** Ethereum's encoding of nested lists (its Yellow Paper, appendix B), as far as lengths go. */
final class Rlp {
    private static final int SHORT_LIST = 0xC0;
    private static final int LONG_LIST = 0xF7;

    private Rlp() {}

    /** Whether the bytes are one list, to the last byte, whose first item fits into it. */
    static boolean isOneList(Octets octets) {
        int first = octets.u8(0);
        if (first < SHORT_LIST || octets.length() < 2) {
            return false;
        }
        // above F7 the length stands in the bytes that follow, as many as the rest says
        int lengthBytes = Math.max(first - LONG_LIST, 0);
        if (lengthBytes > 2) {
            return false;
        }
        int length =
                switch (lengthBytes) {
                    case 0 -> first - SHORT_LIST;
                    case 1 -> octets.u8(1);
                    default -> octets.u16(1);
                };
        return 1 + lengthBytes + length == octets.length()
                && itemFits(octets.slice(1 + lengthBytes));
    }

    private static boolean itemFits(Octets items) {
        int first = items.u8(0);
        if (first < 0x80) {
            return !items.isEmpty();
        }
        int longForm = first < SHORT_LIST ? 0xB7 : LONG_LIST;
        int base = first < SHORT_LIST ? 0x80 : SHORT_LIST;
        if (first <= longForm) {
            return items.has(1, first - base);
        }
        int length = first - longForm == 1 ? items.u8(1) : items.u16(1);
        return first - longForm <= 2 && items.has(1 + first - longForm, length);
    }
}
