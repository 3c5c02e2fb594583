package eu.sealwatch.cli;

import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.ecs.FlowContext;
import eu.sealwatch.wire.ecs.FlowJson;
import eu.sealwatch.wire.ecs.ZeekConn;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints flow records in one format. */
sealed interface FlowPrinter {

    /** The records that follow are of this capture. */
    default void begin(String file) {}

    void print(FlowRecord flow);

    static FlowPrinter of(FlowsCommand.Format format, PrintStream out) {
        return switch (format) {
            case table -> new Table(out);
            case jsonl -> new JsonLines(out);
            case zeek -> new Zeek(out);
            case none -> new None();
        };
    }

    /** Counts nothing and prints nothing: for measuring. */
    record None() implements FlowPrinter {
        @Override
        public void print(FlowRecord flow) {}
    }

    /** One ECS object a line. */
    final class JsonLines implements FlowPrinter {
        private final PrintStream out;
        private final FlowJson json = new FlowJson(CodePoints.NAMES);
        private FlowContext context = FlowContext.NONE;

        JsonLines(PrintStream out) {
            this.out = out;
        }

        @Override
        public void begin(String file) {
            context = FlowContext.ofFile(file);
        }

        @Override
        public void print(FlowRecord flow) {
            out.println(json.line(flow, context));
        }
    }

    /** Zeek's conn.log, tab-separated. */
    final class Zeek implements FlowPrinter {
        private final PrintStream out;

        Zeek(PrintStream out) {
            this.out = out;
            out.print(ZeekConn.header());
        }

        @Override
        public void print(FlowRecord flow) {
            out.println(ZeekConn.line(flow));
        }
    }

    /** Columns for people. */
    final class Table implements FlowPrinter {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT)
                        .withZone(ZoneOffset.UTC);
        private static final String ROW = "%-18s %9s %-8s %-39s %-39s %-12s %9s %9s  %s%n";
        private final PrintStream out;
        private boolean headed;

        Table(PrintStream out) {
            this.out = out;
        }

        @Override
        public void print(FlowRecord flow) {
            if (!headed) {
                headed = true;
                out.printf(
                        ROW,
                        "start (UTC)",
                        "seconds",
                        "ip",
                        "source",
                        "destination",
                        "protocol",
                        "sent",
                        "received",
                        "name");
            }
            out.printf(
                    ROW,
                    TIME.format(Instant.ofEpochSecond(0, flow.getStart())),
                    String.format(Locale.ROOT, "%.3f", (flow.getEnd() - flow.getStart()) / 1e9),
                    transport(flow.getTransport()),
                    place(flow.getSource()),
                    place(flow.getDestination()),
                    protocol(flow),
                    bytes(flow.getSource().getBytes()),
                    bytes(flow.getDestination().getBytes()),
                    Places.name(flow));
        }

        private static String transport(int number) {
            return switch (number) {
                case 1 -> "icmp";
                case 6 -> "tcp";
                case 17 -> "udp";
                case 58 -> "icmp6";
                default -> Integer.toString(number);
            };
        }

        private static String place(Peer peer) {
            String ip = Cidr.format(peer.getIp().toByteArray());
            if (peer.getPort() == 0) {
                return ip;
            }
            return ip.indexOf(':') < 0
                    ? ip + ":" + peer.getPort()
                    : "[" + ip + "]:" + peer.getPort();
        }

        private static String protocol(FlowRecord flow) {
            if (flow.getProtocol().isEmpty()) {
                return "-";
            }
            return flow.getApplication().isEmpty()
                    ? flow.getProtocol()
                    : flow.getProtocol() + "/" + flow.getApplication();
        }

        private static String bytes(long count) {
            if (count < 10_000) {
                return Long.toString(count);
            }
            double value = count;
            String units = "kMGT";
            int unit = -1;
            while (value >= 1000 && unit < units.length() - 1) {
                value /= 1000;
                unit++;
            }
            return String.format(Locale.ROOT, "%.1f%c", value, units.charAt(unit));
        }
    }
}
