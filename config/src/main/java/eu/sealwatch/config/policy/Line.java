package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.YamlSection;

/** Where in a policy file something stands, so that a finding can name the line that decided. */
public record Line(String file, int number) {

    /** The line at which a section begins. */
    static Line of(YamlSection section) {
        return new Line(section.file(), section.line());
    }

    @Override
    public String toString() {
        return file + ":" + number;
    }
}
