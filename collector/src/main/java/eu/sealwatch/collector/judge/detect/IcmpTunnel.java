package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.DetectorSettings;
import java.util.List;

/**
 * {@code leak.icmp-tunnel}: pings that carry something. An answer to an echo returns the data of
 * the request (RFC 792, RFC 4443 section 4.2), so that both ways have packets of one size; a tunnel
 * has something else to say each way. Large pings that are answered in kind can carry data out too,
 * so an hour must not hold too much of them. An ordinary ping is small, and a search for the path's
 * largest packet is short.
 */
final class IcmpTunnel implements Detector {
    private static final String CODE = "leak.icmp-tunnel";

    /** Fewer packets show no size on average. */
    private static final int LEAST_PACKETS = 20;

    /** Bytes by which request and answer must differ on average. */
    private static final double DIFFERENCE = 12;

    /** What an unanswered packet can have had at most. */
    private static final int MTU = 1500;

    /** IP bytes of a ping that is larger than what ping commands send by themselves. */
    private static final double LARGE = 150;

    /** Bytes of large pings into silence: a monitor that never hears gives up, or sends small. */
    private static final long LARGE_UNANSWERED = 256 << 10;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Step step) {
        DetectorSettings.IcmpTunnel settings = step.settings().icmpTunnel();
        Pair pair = step.pair();
        if (!Memory.isIcmp(step.scene().flow())
                || !settings.enabled()
                || pair.hourOut + pair.hourIn < settings.least()
                || pair.hourPacketsOut + pair.hourPacketsIn < LEAST_PACKETS) {
            return List.of();
        }
        double out = mean(pair.hourOut, pair.hourPacketsOut);
        double in = mean(pair.hourIn, pair.hourPacketsIn);
        String why;
        if (differs(pair)) {
            why = "answers do not return what was asked, as an echo does";
        } else if (out >= LARGE && pair.hourOut + pair.hourIn >= settings.most()) {
            why = "that is more than pings need";
        } else if (out >= LARGE
                && pair.hourPacketsIn * 10 < pair.hourPacketsOut
                && pair.hourOut >= LARGE_UNANSWERED) {
            why = "hardly any is answered";
        } else {
            return List.of();
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        step.line(),
                        step.about(),
                        "%s exchanged %d ICMP packets with %s within the hour, %s out and %s in, %.0f and %.0f bytes a packet: %s"
                                .formatted(
                                        step.scene().subject(),
                                        pair.hourPacketsOut + pair.hourPacketsIn,
                                        step.scene().placeInFull(),
                                        Magnitude.bytes(pair.hourOut),
                                        Magnitude.bytes(pair.hourIn),
                                        out,
                                        in,
                                        why)));
    }

    /** Whether the bytes of both ways differ by more than unanswered packets explain. */
    private static boolean differs(Pair pair) {
        long fewer = Math.min(pair.hourPacketsOut, pair.hourPacketsIn);
        long unanswered = pair.hourPacketsOut - pair.hourPacketsIn;
        long more = pair.hourOut - pair.hourIn;
        boolean explained = Long.signum(unanswered) == Long.signum(more);
        long unexplained = Math.abs(more) - (explained ? Math.abs(unanswered) * MTU : 0);
        return fewer >= LEAST_PACKETS / 2 && unexplained >= fewer * DIFFERENCE;
    }

    private static double mean(long bytes, long packets) {
        return packets == 0 ? 0 : (double) bytes / packets;
    }
}
