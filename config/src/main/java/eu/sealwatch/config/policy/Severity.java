package eu.sealwatch.config.policy;

/** How bad a finding is, lowest first; the numbers are those of ECS {@code event.severity}. */
public enum Severity {
    INFO(1),
    LOW(21),
    MEDIUM(47),
    HIGH(73),
    CRITICAL(99);

    private final int number;

    Severity(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
