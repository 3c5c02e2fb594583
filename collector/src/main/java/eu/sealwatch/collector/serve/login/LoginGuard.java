package eu.sealwatch.collector.serve.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses: after {@value #TRIES} wrong passwords an account is locked for a while,
 * and an address may try only so often, whatever accounts it tries. What it remembers is bounded;
 * the oldest goes. Thread safe.
 */
public final class LoginGuard {
    public static final int TRIES = 5;
    private static final int TRIES_OF_AN_ADDRESS = 30;
    private static final Duration LOCK = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Tries> accounts = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Tries> addresses = new LinkedHashMap<>(64, 0.75f, true);

    private record Tries(int wrong, Instant until) {}

    public LoginGuard(Clock clock) {
        this.clock = clock;
    }

    /** Whether a try would not even be looked at. */
    public synchronized boolean shut(String account, String address) {
        return wrong(accounts, account) >= TRIES
                || wrong(addresses, address) >= TRIES_OF_AN_ADDRESS;
    }

    /**
     * Counts a wrong try.
     *
     * @return whether the account is locked by this one
     */
    public synchronized boolean wrong(String account, String address) {
        count(addresses, address);
        return count(accounts, account) == TRIES;
    }

    public synchronized void right(String account) {
        accounts.remove(account);
    }

    private int wrong(Map<String, Tries> tries, String key) {
        Tries known = tries.get(key);
        return known == null || known.until().isBefore(clock.instant()) ? 0 : known.wrong();
    }

    private int count(Map<String, Tries> tries, String key) {
        int wrong = wrong(tries, key) + 1;
        tries.put(key, new Tries(wrong, clock.instant().plus(LOCK)));
        if (tries.size() > MOST) {
            var oldest = tries.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return wrong;
    }
}
