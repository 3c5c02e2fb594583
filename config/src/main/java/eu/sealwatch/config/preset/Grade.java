package eu.sealwatch.config.preset;

/**
 * How an authority rates something, lowest first. Authorities that list by year map "listed and not
 * yet ended" to {@link #SUFFICIENT}, and everything else to {@link #INSUFFICIENT}.
 */
public enum Grade {
    INSUFFICIENT,
    PHASE_OUT,
    SUFFICIENT,
    GOOD;

    /** As it is written in policies and findings: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
