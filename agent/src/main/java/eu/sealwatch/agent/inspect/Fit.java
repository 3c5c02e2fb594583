package eu.sealwatch.agent.inspect;

/**
 * What the first bytes of one direction say of a protocol whose messages are framed alike in both
 * directions.
 */
public enum Fit {
    /** It cannot be, however it goes on. */
    CONTRADICTS,
    /** Too few bytes to say. */
    OPEN,
    /** This direction alone is enough. */
    PROVES;

    /**
     * The answer for both directions: one that contradicts rules the protocol out, else one that
     * proves is enough.
     */
    public static Recognition both(Fit client, Fit server, Recognition found) {
        if (client == CONTRADICTS || server == CONTRADICTS) {
            return Recognition.NOT_MINE;
        }
        return client == PROVES || server == PROVES ? found : Recognition.UNDECIDED;
    }
}
