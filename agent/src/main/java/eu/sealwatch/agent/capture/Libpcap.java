package eu.sealwatch.agent.capture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import eu.sealwatch.agent.capture.FilterProgram.Instruction;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * libpcap's compiler of filter expressions. pcap4j has it too, but keeps the compiled instructions
 * to itself.
 */
final class Libpcap {
    private static final List<String> NAMES = List.of("libpcap.so.0.8", "libpcap.so.1");
    private static final int UNKNOWN_NETMASK = -1;

    /** DLT_RAW, which is LINKTYPE_RAW in files. */
    private static final int DLT_RAW = 12;

    /** Words that libpcap compiles rightly for an open interface alone. */
    private static final Pattern NEEDS_INTERFACE =
            Pattern.compile("\\b(vlan|inbound|outbound|ifname)\\b");

    private static final int LONGEST_MESSAGE = 256;

    private final Arena arena;
    private final SymbolLookup library;

    private Libpcap(Arena arena, SymbolLookup library) {
        this.arena = arena;
        this.library = library;
    }

    /**
     * Compiles an expression in the language of pcap-filter(7).
     *
     * @throws CaptureException when libpcap is not installed, or refuses the expression
     */
    static FilterProgram compile(String expression, int linkType, int snapLength)
            throws CaptureException {
        Matcher word = NEEDS_INTERFACE.matcher(expression);
        if (word.find()) {
            throw new CaptureException(
                    "capture.filter: \"%s\" works with capture.method pcap alone"
                            .formatted(word.group()));
        }
        try (Arena arena = Arena.ofConfined()) {
            return new Libpcap(arena, library(arena)).compiled(expression, linkType, snapLength);
        } catch (CaptureException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("libpcap cannot be called", e);
        }
    }

    private static SymbolLookup library(Arena arena) throws CaptureException {
        for (String name : NAMES) {
            try {
                return SymbolLookup.libraryLookup(name, arena);
            } catch (IllegalArgumentException notThere) {
                // the next name may be
            }
        }
        throw new CaptureException(
                "capture.filter needs libpcap, which is not installed (Debian: apt install libpcap0.8)");
    }

    private FilterProgram compiled(String expression, int linkType, int snapLength)
            throws Throwable {
        var handle =
                (MemorySegment)
                        function(
                                        "pcap_open_dead",
                                        FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT))
                                .invokeExact(
                                        linkType == LinkTypes.RAW_IP ? DLT_RAW : linkType,
                                        snapLength);
        MethodHandle close = function("pcap_close", FunctionDescriptor.ofVoid(ADDRESS));
        if (handle.equals(MemorySegment.NULL)) {
            throw new CaptureException("libpcap has no memory for compiling capture.filter");
        }
        try {
            // struct bpf_program: count, then a pointer to the instructions
            MemorySegment program = arena.allocate(16, 8);
            int outcome =
                    (int)
                            function(
                                            "pcap_compile",
                                            FunctionDescriptor.of(
                                                    JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT,
                                                    JAVA_INT))
                                    .invokeExact(
                                            handle,
                                            program,
                                            arena.allocateFrom(expression),
                                            1,
                                            UNKNOWN_NETMASK);
            if (outcome != 0) {
                throw new CaptureException(
                        "capture.filter: libpcap refuses \"%s\": %s"
                                .formatted(expression, message(handle)));
            }
            FilterProgram read = read(program);
            function("pcap_freecode", FunctionDescriptor.ofVoid(ADDRESS)).invokeExact(program);
            return read;
        } finally {
            close.invokeExact(handle);
        }
    }

    private String message(MemorySegment handle) throws Throwable {
        var text =
                (MemorySegment)
                        function("pcap_geterr", FunctionDescriptor.of(ADDRESS, ADDRESS))
                                .invokeExact(handle);
        return text.reinterpret(LONGEST_MESSAGE).getString(0);
    }

    private static FilterProgram read(MemorySegment program) {
        int count = program.get(JAVA_INT, 0);
        MemorySegment code = program.get(ADDRESS, 8).reinterpret((long) count * Instruction.BYTES);
        var instructions = new ArrayList<Instruction>();
        for (long at = 0; at < code.byteSize(); at += Instruction.BYTES) {
            instructions.add(
                    new Instruction(
                            Short.toUnsignedInt(code.get(JAVA_SHORT, at)),
                            Byte.toUnsignedInt(code.get(JAVA_BYTE, at + 2)),
                            Byte.toUnsignedInt(code.get(JAVA_BYTE, at + 3)),
                            code.get(JAVA_INT, at + 4)));
        }
        return new FilterProgram(instructions);
    }

    private MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }
}
