package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import java.time.Duration;
import java.util.List;

/**
 * How sharply the detectors look: those rules that remember what went before. Every figure has a
 * default that keeps ordinary traffic silent; {@code docs/detectors.md} shows what each finds with
 * it.
 *
 * @param learning how long an asset and a place must have known each other before anything is
 *     called unusual between them
 */
public record DetectorSettings(
        Duration learning,
        Volume volume,
        Beacon beacon,
        SlowDrip slowDrip,
        DnsTunnel dnsTunnel,
        IcmpTunnel icmpTunnel,
        UnknownEncrypted unknownEncrypted,
        ResolverBypass resolverBypass,
        FirstContact firstContact,
        OffHours offHours) {

    /**
     * Volume against what is usual; an endpoint's own limits hold whatever is set here.
     *
     * @param factor how many times what is usual for the hour of the week
     * @param least bytes in an hour below which nothing is unusual
     */
    public record Volume(boolean enabled, int factor, long least) {}

    /**
     * Connections at regular intervals to a place that is not allowed.
     *
     * @param leastTimes how often it must have come back
     * @param leastTime for how long it must have been regular
     * @param jitter how far intervals may stray, in per cent of their length either way
     */
    public record Beacon(boolean enabled, int leastTimes, Duration leastTime, int jitter) {}

    /**
     * Little on many days, more out than in.
     *
     * @param days on how many of seven days
     * @param least bytes in all below which it is no drip
     * @param mostPerDay bytes in a day above which it is no drip but a flood
     * @param factor for a place that is allowed: how many times the usual day
     */
    public record SlowDrip(boolean enabled, int days, long least, long mostPerDay, int factor) {}

    /**
     * Data inside of names.
     *
     * @param names different names of one domain in an hour below which nothing is said
     * @param least bytes of information in those names below which nothing is said
     * @param except domains whose names are long and new by design
     */
    public record DnsTunnel(boolean enabled, int names, long least, List<String> except) {
        public DnsTunnel {
            except = List.copyOf(except);
        }
    }

    /**
     * Data inside of pings.
     *
     * @param least bytes in an hour below which nothing is said, however odd
     * @param most bytes in an hour of large pings that are too many even when each is answered in
     *     kind
     */
    public record IcmpTunnel(boolean enabled, long least, long most) {}

    /**
     * A connection of no known protocol whose bytes look encrypted.
     *
     * @param least bytes that must have left
     */
    public record UnknownEncrypted(boolean enabled, long least) {}

    /**
     * Name resolution past the resolvers that are meant.
     *
     * @param resolvers the addresses that may be asked; where none is given, inside resolvers and
     *     those that are endpoints
     */
    public record ResolverBypass(boolean enabled, List<Cidr> resolvers) {
        public ResolverBypass {
            resolvers = List.copyOf(resolvers);
        }
    }

    /** An asset's first use of an allowed place. */
    public record FirstContact(boolean enabled) {}

    /**
     * Traffic at an hour of the week that has always been silent.
     *
     * @param learning how long silence must have been observed
     */
    public record OffHours(boolean enabled, Duration learning) {}
}
