package eu.sealwatch.collector.serve.login;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person's account.
 *
 * @param password as {@link Passwords} writes it
 * @param secondFactor TOTP secret in Base32, where he set one up
 * @param sites ids of the sites that he is confined to; none means all
 */
public record Account(
        String name,
        Role role,
        String password,
        boolean mustChangePassword,
        Optional<String> secondFactor,
        Set<String> sites,
        Instant made) {

    public Account {
        sites = Set.copyOf(sites);
    }

    Account withPassword(String hashed, boolean mustChange) {
        return new Account(name, role, hashed, mustChange, secondFactor, sites, made);
    }

    Account withSecondFactor(Optional<String> secret) {
        return new Account(name, role, password, mustChangePassword, secret, sites, made);
    }

    Account with(Role newRole, Set<String> newSites) {
        return new Account(
                name, newRole, password, mustChangePassword, secondFactor, newSites, made);
    }

    /** Without what opens it. */
    @Override
    public String toString() {
        return "Account[" + name + ", " + role.word() + "]";
    }
}
