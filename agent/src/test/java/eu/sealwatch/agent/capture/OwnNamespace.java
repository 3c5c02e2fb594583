package eu.sealwatch.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * A network namespace that one thread of its own lives in, with a pair of cables: what is sent into
 * {@code wire} comes out of {@code tap}. It is gone with the thread. Needs root.
 */
final class OwnNamespace {
    private static final int CLONE_NEWNET = 0x40000000;
    private static final int O_RDWR = 2;
    private static final long TUNSETIFF = 0x400454CAL;

    /** IFF_TUN and IFF_NO_PI. */
    private static final short IP_AND_NOTHING_BEFORE = 0x1001;

    private static final Path WITHOUT_IPV6 =
            Path.of("/proc/sys/net/ipv6/conf/default/disable_ipv6");

    private OwnNamespace() {}

    interface Body {
        void run() throws Exception;
    }

    static void run(Body body) throws Exception {
        String missing = missing();
        if (Boolean.getBoolean("sealwatch.require.root")) {
            assertThat(missing).isEmpty();
        }
        assumeTrue(missing.isEmpty(), "test with real interfaces left out: " + missing);
        Callable<Boolean> inside =
                () -> {
                    unshare();
                    // else the kernel looks for neighbours and routers on the new cables
                    Files.writeString(WITHOUT_IPV6, "1");
                    ip("link add name wire type veth peer name tap");
                    ip("link set wire up");
                    ip("link set tap up");
                    body.run();
                    return true;
                };
        var task = new FutureTask<>(inside);
        Thread.ofPlatform().name("own-namespace").start(task);
        task.get();
    }

    private static String missing() {
        if (!Linux.isHere()) {
            return "needs Linux";
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return "needs root for a network namespace";
        }
        for (String program : new String[] {"ip", "tcpdump"}) {
            boolean found =
                    Stream.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/")
                            .anyMatch(where -> Files.isExecutable(Path.of(where + program)));
            if (!found) {
                return "needs the packages of .ci/packages; " + program + " is missing";
            }
        }
        return "";
    }

    /**
     * The calling thread leaves the namespace of the process; children that it starts follow it.
     */
    private static void unshare() {
        call("unshare", CLONE_NEWNET);
    }

    /** A tunnel's interface, whose packets begin with IP; gives the file that is its other end. */
    static int tunnel(String name) {
        try (Arena arena = Arena.ofConfined()) {
            int end = call("open", arena.allocateFrom("/dev/net/tun"), O_RDWR);
            MemorySegment request = arena.allocate(RingWire.IFREQ_BYTES, 8);
            request.setString(0, name);
            request.set(ValueLayout.JAVA_SHORT, RingWire.NAME_BYTES, IP_AND_NOTHING_BEFORE);
            call("ioctl", end, TUNSETIFF, request);
            return end;
        }
    }

    /** A packet arrives on the tunnel's interface. */
    static void write(int tunnel, byte[] packet) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, packet);
            call("write", tunnel, bytes, (long) packet.length);
        }
    }

    /** Calls a function of libc, and fails when it does. */
    private static int call(String name, Object... arguments) {
        var types = new MemoryLayout[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] =
                    switch (arguments[i]) {
                        case Integer _ -> ValueLayout.JAVA_INT;
                        case Long _ -> ValueLayout.JAVA_LONG;
                        default -> ValueLayout.ADDRESS;
                    };
        }
        var linker = Linker.nativeLinker();
        var function =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow(name),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, types));
        int outcome;
        try {
            outcome = (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(name + " cannot be called", e);
        }
        assertThat(outcome).as(name).isNotNegative();
        return outcome;
    }

    static void ip(String arguments) throws Exception {
        Process process =
                new ProcessBuilder(("ip " + arguments).split(" "))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
