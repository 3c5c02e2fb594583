package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Octets;

/** The cyclic redundancy checks of 16 bits by which field buses guard their frames. */
public enum Crc16 {
    /** IEEE 1815 (DNP3), section 9.2. */
    DNP(0xA6BC, true, 0, 0xFFFF),
    /** ISO/IEC 13239 (HDLC), known as X.25. */
    HDLC(0x8408, true, 0xFFFF, 0xFFFF),
    /** The one of Modbus RTU's polynomial that starts at zero. */
    ARC(0xA001, true, 0, 0),
    /** IEEE C37.118.2, annex B. */
    CCITT(0x1021, false, 0xFFFF, 0),
    /** The same polynomial, started at zero. */
    XMODEM(0x1021, false, 0, 0);

    private static final int MASK = 0xFFFF;

    private final int polynomial;
    private final boolean lowestBitFirst;
    private final int start;
    private final int last;

    Crc16(int polynomial, boolean lowestBitFirst, int start, int last) {
        this.polynomial = polynomial;
        this.lowestBitFirst = lowestBitFirst;
        this.start = start;
        this.last = last;
    }

    public int of(Octets octets, int from, int count) {
        int check = start;
        for (int i = from; i < from + count; i++) {
            check = lowestBitFirst ? lowFirst(check, octets.u8(i)) : highFirst(check, octets.u8(i));
        }
        return check ^ last;
    }

    private int lowFirst(int before, int octet) {
        int check = before ^ octet;
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            check = (check & 1) != 0 ? check >> 1 ^ polynomial : check >> 1;
        }
        return check;
    }

    private int highFirst(int before, int octet) {
        int check = before ^ octet << Byte.SIZE;
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            check = (check & 0x8000) != 0 ? (check << 1 ^ polynomial) & MASK : check << 1 & MASK;
        }
        return check;
    }
}
