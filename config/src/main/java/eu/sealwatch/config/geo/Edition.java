package eu.sealwatch.config.geo;

/**
 * One database file in one edition.
 *
 * @param name the file as the policy names it
 * @param sha256 of the whole file, lower-case hexadecimal
 * @param title type, build date and attribution as the file itself has them, on one line
 */
public record Edition(String name, String sha256, String title) {}
