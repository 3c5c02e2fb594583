package eu.sealwatch.agent.observe;

/**
 * Flows that were not listened to because too many others were, at a time.
 *
 * @param notSearched flows in clear that were not searched for files and identifiers
 * @param notDescribed flows that no inspector knew, and that were not described
 */
public record Unheard(long notSearched, long notDescribed) {
    public static final Unheard NOTHING = new Unheard(0, 0);

    /** Of two observers together. */
    public Unheard plus(Unheard other) {
        return new Unheard(notSearched + other.notSearched, notDescribed + other.notDescribed);
    }
}
