package eu.sealwatch.collector.evidence;

/** How it went to ask somebody outside for a signature. */
public sealed interface Attempt {

    /** It was given, for the log of this size. */
    record Given(String by, long size) implements Attempt {}

    /** It was refused: somebody must look, since nothing heals this by itself. */
    record Refused(String by, String why) implements Attempt {}

    /** It may work later. */
    record Failed(String by, String why) implements Attempt {}
}
