package eu.sealwatch.agent.content;

/** Kinds of identifiers that are looked for, and how each is shown. */
enum IdentifierKind {
    CONTAINER("container", 4, 2),
    MRN("mrn", 4, 2),
    IBAN("iban", 2, 2),
    EORI("eori", 2, 2),
    /** A document's number stands for the zone; it is a person's, so nothing of it is shown. */
    MRZ("mrz", 0, 0);

    private static final char HIDDEN = '•';

    private final String label;
    private final int shownFirst;
    private final int shownLast;

    IdentifierKind(String label, int shownFirst, int shownLast) {
        this.label = label;
        this.shownFirst = shownFirst;
        this.shownLast = shownLast;
    }

    String label() {
        return label;
    }

    String masked(String identifier) {
        int hidden = identifier.length() - shownFirst - shownLast;
        if (hidden <= 0) {
            return String.valueOf(HIDDEN).repeat(identifier.length());
        }
        return identifier.substring(0, shownFirst)
                + String.valueOf(HIDDEN).repeat(hidden)
                + identifier.substring(identifier.length() - shownLast);
    }
}
