package eu.sealwatch.agent.capture;

import eu.sealwatch.agent.capture.FilterProgram.Instruction;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Runs classic BPF as linux/filter.h describes it: a load behind the packet's end keeps nothing.
 */
final class FilterMachine {
    private FilterMachine() {}

    static long run(List<Instruction> program, byte[] packet) {
        ByteBuffer bytes = ByteBuffer.wrap(packet);
        int a = 0;
        int x = 0;
        int at = 0;
        try {
            while (true) {
                Instruction each = program.get(at++);
                int k = each.k();
                switch (each.code()) {
                    case 0x20 -> a = bytes.getInt(k);
                    case 0x28 -> a = bytes.getShort(k) & 0xFFFF;
                    case 0x30 -> a = bytes.get(k) & 0xFF;
                    case 0x48 -> a = bytes.getShort(x + k) & 0xFFFF;
                    case 0x80 -> a = packet.length;
                    case 0xB1 -> x = (bytes.get(k) & 0xF) * 4;
                    case 0x54 -> a &= k;
                    case 0x05 -> at += k;
                    case 0x15 -> at += a == k ? each.ifTrue() : each.ifFalse();
                    case 0x25 ->
                            at +=
                                    Integer.compareUnsigned(a, k) > 0
                                            ? each.ifTrue()
                                            : each.ifFalse();
                    case 0x35 ->
                            at +=
                                    Integer.compareUnsigned(a, k) >= 0
                                            ? each.ifTrue()
                                            : each.ifFalse();
                    case 0x45 -> at += (a & k) != 0 ? each.ifTrue() : each.ifFalse();
                    case 0x06 -> {
                        return Integer.toUnsignedLong(k);
                    }
                    default -> throw new IllegalStateException("instruction " + each);
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return 0;
        }
    }
}
