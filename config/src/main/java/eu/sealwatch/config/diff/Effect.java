package eu.sealwatch.config.diff;

/** What a change does to what is allowed, the most worrying first. */
public enum Effect {
    /** More is allowed, or less is demanded. */
    LAXER,
    /** Less is allowed, or more is demanded. */
    STRICTER,
    /** Something else, or what cannot be told without traffic. */
    OTHER;

    Effect reversed() {
        return switch (this) {
            case LAXER -> STRICTER;
            case STRICTER -> LAXER;
            case OTHER -> OTHER;
        };
    }
}
