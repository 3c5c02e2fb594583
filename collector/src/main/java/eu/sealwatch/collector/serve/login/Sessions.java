package eu.sealwatch.collector.serve.login;

import eu.sealwatch.wire.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in. An id is drawn here at login and taken from nowhere else, so that nobody can
 * plant one; what is kept is its hash. They live in memory: a restart logs everybody out. Thread
 * safe.
 */
public final class Sessions {
    /** Logins at once; the one longest unused goes. */
    private static final int MOST = 2000;

    private static final int ID_BYTES = 32;

    private final Duration idle;
    private final Duration longest;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new LinkedHashMap<>(64, 0.75f, true);

    private record Session(String person, String csrf, Instant began, Instant used) {}

    /** What a request with a valid id may know. */
    public record Login(String person, String csrf) {
        /** Whether a form was made for this login. Takes the same time for right and wrong. */
        public boolean sent(String token) {
            return MessageDigest.isEqual(
                    csrf.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        }
    }

    public Sessions(Duration idle, Duration longest, Clock clock) {
        this.idle = idle;
        this.longest = longest;
        this.clock = clock;
    }

    /** Begins a login and returns its id, for the cookie. */
    public synchronized String begin(String person) {
        String id = draw();
        Instant now = clock.instant();
        open.put(hash(id), new Session(person, draw(), now, now));
        if (open.size() > MOST) {
            var oldest = open.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return id;
    }

    /** The login of an id, which counts as used by this. */
    public synchronized Optional<Login> find(String id) {
        String key = hash(id);
        Session session = open.get(key);
        if (session == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (session.used().plus(idle).isBefore(now)
                || session.began().plus(longest).isBefore(now)) {
            open.remove(key);
            return Optional.empty();
        }
        open.put(key, new Session(session.person(), session.csrf(), session.began(), now));
        return Optional.of(new Login(session.person(), session.csrf()));
    }

    /** The same for what happens by itself, such as a page that renews itself: it is no use. */
    public synchronized Optional<Login> look(String id) {
        Session session = open.get(hash(id));
        Instant now = clock.instant();
        return session == null
                        || session.used().plus(idle).isBefore(now)
                        || session.began().plus(longest).isBefore(now)
                ? Optional.empty()
                : Optional.of(new Login(session.person(), session.csrf()));
    }

    public synchronized void end(String id) {
        open.remove(hash(id));
    }

    /** Ends all logins of a person: after a change of password, role, or removal. */
    public synchronized void endAll(String person) {
        open.values().removeIf(session -> session.person().equals(person));
    }

    private String draw() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private static String hash(String id) {
        return HexFormat.of().formatHex(Sha256.of(id.getBytes(StandardCharsets.UTF_8)));
    }
}
