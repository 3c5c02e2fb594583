package eu.sealwatch.collector.serve.login;

import java.util.Set;

/**
 * Who asks: a person who logged in, or a token on somebody's behalf.
 *
 * @param role word of the role, or {@code token}
 * @param sites ids of the sites that he is confined to; none means all
 * @param mustChangePassword whether he may do nothing else first
 */
public record Person(
        String name,
        String role,
        Set<Right> rights,
        Set<String> sites,
        boolean mustChangePassword) {

    public Person {
        rights = Set.copyOf(rights);
        sites = Set.copyOf(sites);
    }

    static Person of(Account account) {
        return new Person(
                account.name(),
                account.role().word(),
                account.role().rights(),
                account.sites(),
                account.mustChangePassword());
    }

    public boolean may(Right right) {
        return switch (right) {
            case NOBODY_ASKED -> true;
            default -> rights.contains(right) && (sites.isEmpty() || !right.aboutAllSites());
        };
    }
}
