package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.DetectorSettings;
import java.util.List;

/**
 * {@code leak.dns-tunnel}: a client asks one registered domain for many different names, and these
 * together can hold much information. Different names times the information in a name is what can
 * have left, whatever tool it was (the measure of Ozery, Nadler and Shabtai 2023, with a sketch for
 * each client and domain). Names are held against an hour and, for slow ones, against a day.
 *
 * <p>Silent by what they are: names of content networks, whose customers are domains of their own;
 * names about addresses; services and keys below a fixed name, which are few; reputation services,
 * by the settings' list, for their names cannot be told from a tunnel's.
 */
final class DnsTunnel implements Detector {
    private static final String CODE = "leak.dns-tunnel";

    /** Fourteen letters of Base32. Names of machines of one scheme differ by less. */
    private static final double RICH_BITS = 50;

    /** What is asked for in types that carry text may be poorer: the answer is the load. */
    private static final double POOR_BITS = 24;

    /** A day sums up what many hours of ordinary use may hold. */
    private static final int DAY_NAMES = 3;

    private static final double DAY_LEAST = 1.5;

    /**
     * Each name is asked for about once: what is asked again comes from a cache, or is ordinary.
     */
    private static final double ONCE = 0.3;

    @Override
    public String code() {
        return CODE;
    }

    /** Types that carry text or names of choice: MX, NULL, TXT, CNAME, KEY, private use. */
    static boolean isUnusual(int type) {
        return switch (type) {
            case 5, 10, 15, 16, 25 -> true;
            default -> type >= 65280;
        };
    }

    @Override
    public List<Verdict> judge(Question question) {
        DetectorSettings.DnsTunnel settings = question.policy().detectors().dnsTunnel();
        Domain domain = question.domain();
        boolean hour = carries(domain.hour, settings.names(), settings.least());
        boolean day =
                !hour
                        && carries(
                                domain.day,
                                settings.names() * DAY_NAMES,
                                (long) (settings.least() * DAY_LEAST));
        if (!settings.enabled() || !hour && !day) {
            return List.of();
        }
        if (isExcepted(question.name(), settings.except())) {
            return List.of(new Verdict.Allowed(question.line()));
        }
        Domain.Window window = hour ? domain.hour : domain.day;
        return List.of(
                new Verdict.Breach(
                        CODE,
                        question.line(),
                        question.name().registered(),
                        "%s asked for about %.0f different names below %s within the %s, which can carry %s%s"
                                .formatted(
                                        question.subject(),
                                        window.names(),
                                        question.name().registered(),
                                        hour ? "hour" : "day",
                                        Magnitude.bytes((long) window.information()),
                                        types(window))));
    }

    private static boolean carries(Domain.Window window, int leastNames, long leastBytes) {
        // the cheap question first: most domains are asked seldom
        if (window.lookups() < leastNames || window.names() < leastNames) {
            return false;
        }
        boolean text = window.unusual() * 2 >= window.lookups();
        return window.names() >= ONCE * window.lookups()
                && window.bitsInName() >= (text ? POOR_BITS : RICH_BITS)
                && window.information() >= (text ? leastBytes / 3.0 : leastBytes);
    }

    private static String types(Domain.Window window) {
        long share = 100 * window.unusual() / window.lookups();
        return share < 10 ? "" : "; %d %% of them in types that carry text".formatted(share);
    }

    private static boolean isExcepted(DomainName name, List<String> except) {
        String full = name.own() + "." + name.registered();
        for (String domain : except) {
            if (full.endsWith(domain) && full.charAt(full.length() - domain.length() - 1) == '.') {
                return true;
            }
        }
        return false;
    }
}
