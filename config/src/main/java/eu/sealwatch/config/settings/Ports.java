package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;

/** TCP ports. */
final class Ports {
    static final Range<Integer> RANGE = new Range<>(1, 65_535);

    /** Where a collector listens unless told otherwise. */
    static final int COLLECTOR = 7443;

    /** Where people find its pages unless told otherwise. */
    static final int WEB = 8443;

    private Ports() {}
}
