package eu.sealwatch.agent.flow;

/** A link of a {@link TimerWheel}'s lists; alone, it is a list's head. */
class Timed {
    private Timed before = this;
    private Timed after = this;

    final Timed after() {
        return after;
    }

    /** Puts the other last in the list that this heads. */
    final void append(Timed other) {
        other.before = before;
        other.after = this;
        before.after = other;
        before = other;
    }

    final void unlink() {
        before.after = after;
        after.before = before;
        before = this;
        after = this;
    }
}
