package eu.sealwatch.config.policy;

/** Where in a policy file something stands, so that a finding can name the line that decided. */
public record Line(String file, int number) {
    @Override
    public String toString() {
        return file + ":" + number;
    }
}
