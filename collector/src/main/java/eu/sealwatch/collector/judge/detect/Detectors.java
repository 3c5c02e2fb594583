package eu.sealwatch.collector.judge.detect;

import java.util.List;

/** Every detector, in the order in which the catalogue lists their codes. */
public final class Detectors {
    private static final List<Detector> OF_FLOWS =
            List.of(
                    new FirstContact(),
                    new OffHours(),
                    new Volume(),
                    new SlowDrip(),
                    new Beacon(),
                    new IcmpTunnel());

    private static final List<Detector> OF_LOOKUPS = List.of(new DnsTunnel());

    private Detectors() {}

    /** Those that are asked about flows across the perimeter. */
    public static List<Detector> ofFlows() {
        return OF_FLOWS;
    }

    /** Those that are asked about answered look-ups. */
    public static List<Detector> ofLookups() {
        return OF_LOOKUPS;
    }
}
