package eu.sealwatch.agent.capture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the classic BSD packet filter, which the kernel runs on each packet: how many bytes
 * of it to keep, 0 for none. (McCanne and Jacobson, "The BSD Packet Filter", 1993; linux/filter.h)
 */
final class FilterProgram {
    /** An instruction as struct sock_filter and libpcap's struct bpf_insn have it. */
    record Instruction(int code, int ifTrue, int ifFalse, int k) {
        static final int BYTES = 8;
    }

    // Classes, sizes and modes of linux/bpf_common.h, put together.
    private static final int LOAD_WORD = 0x20;
    private static final int LOAD_HALF = 0x28;
    private static final int LOAD_BYTE = 0x30;
    private static final int LOAD_HALF_INDEXED = 0x48;
    private static final int LOAD_LENGTH = 0x80;
    private static final int INDEX_FROM_HEADER_LENGTH = 0xB1;
    private static final int AND = 0x54;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_AT_LEAST = 0x35;
    private static final int JUMP_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int TCP = 6;
    private static final int ETHERNET_HEADER = 14;
    private static final int IPV6_HEADER = 40;

    /** An Ethernet, an IPv6 and the first half of a TCP header. */
    private static final int ALL_THAT_IS_READ = ETHERNET_HEADER + IPV6_HEADER + 4;

    private final List<Instruction> instructions;

    FilterProgram(List<Instruction> instructions) {
        this.instructions = List.copyOf(instructions);
    }

    /**
     * Takes everything but TCP between a port and some addresses: the same as libpcap makes of "not
     * (tcp port P and host A)", for packets whose VLAN tag the kernel took out.
     */
    static FilterProgram leavingOut(
            List<InetAddress> hosts, int port, int linkType, int snapLength) {
        int ip = linkType == LinkTypes.ETHERNET ? ETHERNET_HEADER : 0;
        var program = new ArrayList<Instruction>();
        // A load behind the packet's end would drop it, and with it a cut packet of anyone.
        program.add(new Instruction(LOAD_LENGTH, 0, 0, 0));
        program.add(new Instruction(JUMP_AT_LEAST, 1, 0, ALL_THAT_IS_READ));
        program.add(new Instruction(RETURN, 0, 0, snapLength));
        for (InetAddress host : hosts) {
            byte[] address = host.getAddress();
            var block = new Block();
            if (ip != 0) {
                block.load(LOAD_HALF, 12).unlessEqualSkip(address.length == 4 ? 0x0800 : 0x86DD);
            }
            if (address.length == 4) {
                block.ipv4(ip, ByteBuffer.wrap(address).getInt(), port);
            } else {
                block.ipv6(ip, ByteBuffer.wrap(address), port);
            }
            program.addAll(block.finished());
        }
        program.add(new Instruction(RETURN, 0, 0, snapLength));
        return new FilterProgram(program);
    }

    /** The instructions about one host: they drop a packet, or leave it to what follows. */
    private static final class Block {
        /** Behind the block; jumps of classic BPF are relative, so it is put in at the end. */
        private static final int SKIP = 255;

        private final List<Instruction> block = new ArrayList<>();

        Block load(int code, int at) {
            block.add(new Instruction(code, 0, 0, at));
            return this;
        }

        Block unlessEqualSkip(int value) {
            block.add(new Instruction(JUMP_EQUAL, 0, SKIP, value));
            return this;
        }

        void ipv4(int ip, int address, int port) {
            version(ip, 0x40);
            load(LOAD_BYTE, ip + 9).unlessEqualSkip(TCP);
            load(LOAD_WORD, ip + 12);
            block.add(new Instruction(JUMP_EQUAL, 2, 0, address));
            load(LOAD_WORD, ip + 16).unlessEqualSkip(address);
            load(LOAD_HALF, ip + 6);
            // a later fragment has no ports
            block.add(new Instruction(JUMP_ANY_BIT, SKIP, 0, 0x1FFF));
            load(INDEX_FROM_HEADER_LENGTH, ip);
            ports(LOAD_HALF_INDEXED, ip, port);
        }

        void ipv6(int ip, ByteBuffer address, int port) {
            version(ip, 0x60);
            load(LOAD_BYTE, ip + 6).unlessEqualSkip(TCP);
            // a mismatch in the source goes on to the destination, a match over it to the ports
            int destination = block.size() + 8;
            for (int word = 0; word < 4; word++) {
                load(LOAD_WORD, ip + 8 + 4 * word);
                int toDestination = destination - block.size() - 1;
                int onMatch = word == 3 ? 8 : 0;
                block.add(
                        new Instruction(
                                JUMP_EQUAL, onMatch, toDestination, address.getInt(4 * word)));
            }
            for (int word = 0; word < 4; word++) {
                load(LOAD_WORD, ip + 24 + 4 * word).unlessEqualSkip(address.getInt(4 * word));
            }
            ports(LOAD_HALF, ip + IPV6_HEADER, port);
        }

        private void version(int ip, int expected) {
            load(LOAD_BYTE, ip);
            block.add(new Instruction(AND, 0, 0, 0xF0));
            unlessEqualSkip(expected);
        }

        private void ports(int code, int at, int port) {
            load(code, at);
            block.add(new Instruction(JUMP_EQUAL, 2, 0, port));
            load(code, at + 2).unlessEqualSkip(port);
            block.add(new Instruction(RETURN, 0, 0, 0));
        }

        List<Instruction> finished() {
            var finished = new ArrayList<Instruction>();
            for (int i = 0; i < block.size(); i++) {
                Instruction each = block.get(i);
                int over = block.size() - i - 1;
                finished.add(
                        new Instruction(
                                each.code,
                                each.ifTrue == SKIP ? over : each.ifTrue,
                                each.ifFalse == SKIP ? over : each.ifFalse,
                                each.k));
            }
            return finished;
        }
    }

    List<Instruction> instructions() {
        return instructions;
    }

    /** As struct sock_fprog. */
    MemorySegment write(Arena arena) {
        MemorySegment code = arena.allocate((long) instructions.size() * Instruction.BYTES, 8);
        for (int i = 0; i < instructions.size(); i++) {
            long at = (long) i * Instruction.BYTES;
            Instruction each = instructions.get(i);
            code.set(JAVA_SHORT, at, (short) each.code);
            code.set(JAVA_BYTE, at + 2, (byte) each.ifTrue);
            code.set(JAVA_BYTE, at + 3, (byte) each.ifFalse);
            code.set(JAVA_INT, at + 4, each.k);
        }
        MemorySegment program = arena.allocate(16, 8);
        program.set(JAVA_SHORT, 0, (short) instructions.size());
        program.set(ADDRESS, 8, code);
        return program;
    }
}
