package eu.sealwatch.agent.capture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Locale;
import java.util.Set;

/** The few system calls that a packet ring needs. Look at {@link #isHere} before any other. */
final class Linux {
    /** A system call that the kernel refused. */
    static final class Refused extends IOException {
        private final int number;

        private Refused(String call, int number, String why) {
            super(call + ": " + why);
            this.number = number;
        }

        /** The errno. */
        int number() {
            return number;
        }

        boolean isForbidden() {
            return number == RingWire.EPERM || number == RingWire.EACCES;
        }
    }

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
    private static final ValueLayout.OfInt WORD = JAVA_INT;

    private static final MethodHandle SOCKET =
            call("socket", FunctionDescriptor.of(WORD, WORD, WORD, WORD));
    private static final MethodHandle SETSOCKOPT =
            call("setsockopt", FunctionDescriptor.of(WORD, WORD, WORD, WORD, ADDRESS, WORD));
    private static final MethodHandle GETSOCKOPT =
            call("getsockopt", FunctionDescriptor.of(WORD, WORD, WORD, WORD, ADDRESS, ADDRESS));
    private static final MethodHandle BIND =
            call("bind", FunctionDescriptor.of(WORD, WORD, ADDRESS, WORD));
    private static final MethodHandle POLL =
            call("poll", FunctionDescriptor.of(WORD, ADDRESS, JAVA_LONG, WORD));
    private static final MethodHandle IOCTL =
            call(
                    "ioctl",
                    FunctionDescriptor.of(WORD, WORD, JAVA_LONG, ADDRESS),
                    Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = call("close", FunctionDescriptor.of(WORD, WORD));
    private static final MethodHandle MMAP =
            call(
                    "mmap",
                    FunctionDescriptor.of(
                            ADDRESS, ADDRESS, JAVA_LONG, WORD, WORD, WORD, JAVA_LONG));
    private static final MethodHandle MUNMAP =
            call("munmap", FunctionDescriptor.of(WORD, ADDRESS, JAVA_LONG));
    private static final MethodHandle NAME_TO_INDEX =
            call("if_nametoindex", FunctionDescriptor.of(WORD, ADDRESS));
    private static final MethodHandle STRERROR =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("strerror"),
                    FunctionDescriptor.of(ADDRESS, WORD));

    private static final long MAP_FAILED = -1;
    private static final int LONGEST_MESSAGE = 256;

    private Linux() {}

    /** Whether this is Linux on a processor for which {@link RingWire} holds. */
    static boolean isHere() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")
                && Set.of("amd64", "aarch64").contains(System.getProperty("os.arch"));
    }

    static int socket(int family, int type, int protocol) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return checked(
                    "socket", state, (int) SOCKET.invokeExact(state, family, type, protocol));
        } catch (Throwable e) {
            throw passed(e);
        }
    }

    static void setOption(int socket, int level, int option, MemorySegment value) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int size = (int) value.byteSize();
            checked(
                    "setsockopt",
                    state,
                    (int) SETSOCKOPT.invokeExact(state, socket, level, option, value, size));
        } catch (Throwable e) {
            throw passed(e);
        }
    }

    /** Fills the value, which is as long as the option is. */
    static void getOption(int socket, int level, int option, MemorySegment value) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment size = arena.allocateFrom(WORD, (int) value.byteSize());
            checked(
                    "getsockopt",
                    state,
                    (int) GETSOCKOPT.invokeExact(state, socket, level, option, value, size));
        } catch (Throwable e) {
            throw passed(e);
        }
    }

    static void bind(int socket, MemorySegment address) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int size = (int) address.byteSize();
            checked("bind", state, (int) BIND.invokeExact(state, socket, address, size));
        } catch (Throwable e) {
            throw passed(e);
        }
    }

    /** Waits for packets or an error; the events that came, 0 for none in time. */
    static int poll(int socket, int events, int milliseconds) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment asked = arena.allocate(WORD, 2);
            asked.set(WORD, 0, socket);
            asked.set(JAVA_SHORT, 4, (short) events);
            int ready = (int) POLL.invokeExact(state, asked, 1L, milliseconds);
            if (ready < 0 && (int) ERRNO.get(state, 0L) == RingWire.EINTR) {
                return 0;
            }
            checked("poll", state, ready);
            return asked.get(JAVA_SHORT, 6);
        } catch (Throwable e) {
            throw passed(e);
        }
    }

    /** An ioctl about an interface, which fills the request. */
    static void control(int socket, int operation, MemorySegment request) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            checked(
                    "ioctl",
                    state,
                    (int) IOCTL.invokeExact(state, socket, (long) operation, request));
        } catch (Throwable e) {
            throw passed(e);
        }
    }

    static void close(int socket) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            checked("close", state, (int) CLOSE.invokeExact(state, socket));
        } catch (Throwable e) {
            throw passed(e);
        }
    }

    /** Shares a socket's memory; it is unmapped when the arena closes. */
    static MemorySegment share(int socket, long size, Arena lifetime) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment address =
                    (MemorySegment)
                            MMAP.invokeExact(
                                    state,
                                    MemorySegment.NULL,
                                    size,
                                    RingWire.PROT_READ_WRITE,
                                    RingWire.MAP_SHARED,
                                    socket,
                                    0L);
            checked("mmap", state, address.address() == MAP_FAILED ? -1 : 0);
            return address.reinterpret(size, lifetime, Linux::unmap);
        } catch (Throwable e) {
            throw passed(e);
        }
    }

    private static void unmap(MemorySegment mapped) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            checked("munmap", state, (int) MUNMAP.invokeExact(state, mapped, mapped.byteSize()));
        } catch (Throwable e) {
            throw new IllegalStateException("the packet ring cannot be given back", e);
        }
    }

    /** The number of an interface in this thread's network namespace; 0 when there is none. */
    static int indexOf(String networkInterface) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return (int) NAME_TO_INDEX.invokeExact(state, arena.allocateFrom(networkInterface));
        } catch (Throwable e) {
            throw new IllegalStateException("if_nametoindex cannot be called", e);
        }
    }

    private static MethodHandle call(
            String name, FunctionDescriptor descriptor, Linker.Option... more) {
        var options = new Linker.Option[more.length + 1];
        System.arraycopy(more, 0, options, 0, more.length);
        options[more.length] = Linker.Option.captureCallState("errno");
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, options);
    }

    private static int checked(String call, MemorySegment state, int result) throws Refused {
        if (result >= 0) {
            return result;
        }
        int number = (int) ERRNO.get(state, 0L);
        throw new Refused(call, number, describe(number));
    }

    private static String describe(int number) {
        try {
            MemorySegment text = (MemorySegment) STRERROR.invokeExact(number);
            return text.reinterpret(LONGEST_MESSAGE).getString(0);
        } catch (Throwable e) {
            throw new IllegalStateException("strerror cannot be called", e);
        }
    }

    /**
     * A method handle declares Throwable; all that comes is what the kernel refused, or a fault.
     */
    private static Refused passed(Throwable thrown) throws Refused {
        switch (thrown) {
            case Refused refused -> throw refused;
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            default -> throw new IllegalStateException("a system call cannot be made", thrown);
        }
    }
}
