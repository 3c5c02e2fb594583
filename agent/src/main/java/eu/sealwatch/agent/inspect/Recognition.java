package eu.sealwatch.agent.inspect;

/** What an inspector says of a conversation so far. */
public sealed interface Recognition {

    /** These bytes cannot be this protocol; do not ask again. */
    Recognition NOT_MINE = new NotMine();

    /** Nothing speaks against it, and not enough for it. */
    Recognition UNDECIDED = new Undecided();

    record NotMine() implements Recognition {}

    record Undecided() implements Recognition {}

    /**
     * It is this protocol.
     *
     * @param complete false when more bytes may bring more facts; the inspector is then asked again
     */
    record Recognised(Facts facts, boolean complete) implements Recognition {}
}
