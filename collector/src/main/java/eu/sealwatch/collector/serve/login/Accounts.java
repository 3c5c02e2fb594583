package eu.sealwatch.collector.serve.login;

import eu.sealwatch.wire.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The accounts of a collector, in one JSON file that its owner alone may read. They are not in the
 * evidence log, because hashes of passwords do not belong into what auditors are given. Thread
 * safe.
 */
public final class Accounts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** More would be an error of a script. */
    private static final int MOST = 1000;

    private final Path file;
    private final Clock clock;
    private final Passwords passwords = new Passwords();
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, Long> lastSteps = new ConcurrentHashMap<>();

    private Accounts(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * @throws IOException naming the file, when it cannot be read
     */
    public static Accounts open(Path file, Clock clock) throws IOException {
        var accounts = new Accounts(file, clock);
        if (Files.exists(file)) {
            accounts.read();
        }
        return accounts;
    }

    /** What a mistake in a form is called, for the person who made it. */
    public static final class Refused extends Exception {
        private final String key;

        Refused(String key) {
            super(key);
            this.key = key;
        }

        /** Key of the text bundle. */
        public String key() {
            return key;
        }
    }

    /**
     * Makes the first administrator where there is no account at all.
     *
     * @return the one-time password, which is kept nowhere
     */
    public synchronized Optional<String> first(String name) throws IOException {
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(put(name, Role.ADMINISTRATOR, Set.of()));
    }

    public synchronized List<Account> all() {
        return List.copyOf(accounts.values());
    }

    public synchronized Optional<Account> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    public Optional<Person> person(String name) {
        return find(name).map(Person::of);
    }

    /**
     * Makes an account.
     *
     * @return the one-time password
     */
    public synchronized String make(String name, Role role, Set<String> sites)
            throws IOException, Refused {
        if (!name.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            throw new Refused("people.bad-name");
        }
        if (accounts.containsKey(name)) {
            throw new Refused("people.name-taken");
        }
        if (accounts.size() >= MOST) {
            throw new Refused("people.too-many");
        }
        return put(name, role, sites);
    }

    /** Gives an account another role and other sites. */
    public synchronized void change(String name, Role role, Set<String> sites)
            throws IOException, Refused {
        Account account = existing(name);
        if (role != Role.ADMINISTRATOR) {
            requireOtherAdministrator(account);
        }
        accounts.put(name, account.with(role, sites));
        write();
    }

    public synchronized void remove(String name) throws IOException, Refused {
        requireOtherAdministrator(existing(name));
        accounts.remove(name);
        write();
    }

    /**
     * Forgets password and second factor.
     *
     * @return the one-time password
     */
    public synchronized String reset(String name) throws IOException, Refused {
        Account account = existing(name);
        String once = passwords.oneTime();
        accounts.put(
                name,
                account.withPassword(passwords.hash(once), true)
                        .withSecondFactor(Optional.empty()));
        write();
        return once;
    }

    /** Whether the password, and the code where the account has a second factor, are right. */
    public boolean proves(String name, String password, String code) {
        Optional<Account> account = find(name);
        if (account.isEmpty()) {
            return passwords.matchesNobody(password);
        }
        return passwords.matches(password, account.get().password())
                && (account.get().secondFactor().isEmpty()
                        || codeIsRight(name, account.get().secondFactor().get(), code));
    }

    public void changePassword(String name, String old, String fresh) throws IOException, Refused {
        Account account = find(name).orElseThrow(() -> new Refused("people.unknown"));
        if (!passwords.matches(old, account.password())) {
            throw new Refused("password.wrong");
        }
        Optional<String> objection = Passwords.objection(name, fresh);
        if (objection.isPresent()) {
            throw new Refused(objection.get());
        }
        if (old.equals(fresh)) {
            throw new Refused("password.same");
        }
        String hashed = passwords.hash(fresh);
        synchronized (this) {
            accounts.put(name, existing(name).withPassword(hashed, false));
            write();
        }
    }

    /** A secret that becomes the second factor once a code of it is given. */
    public static String newSecondFactor() {
        return Totp.newSecret();
    }

    public static String secondFactorUri(String name, String secret) {
        return Totp.uri(name, secret);
    }

    public synchronized void secondFactorOn(String name, String secret, String code)
            throws IOException, Refused {
        if (!codeIsRight(name, secret, code)) {
            throw new Refused("second-factor.wrong");
        }
        accounts.put(name, existing(name).withSecondFactor(Optional.of(secret)));
        write();
    }

    public void secondFactorOff(String name, String password) throws IOException, Refused {
        Account account = find(name).orElseThrow(() -> new Refused("people.unknown"));
        if (!passwords.matches(password, account.password())) {
            throw new Refused("password.wrong");
        }
        synchronized (this) {
            accounts.put(name, existing(name).withSecondFactor(Optional.empty()));
            write();
        }
    }

    /**
     * A code works once: who looks over a shoulder must not use it again (RFC 6238 section 5.2).
     */
    private boolean codeIsRight(String name, String secret, String code) {
        OptionalLong step = Totp.step(secret, code, clock.instant());
        if (step.isEmpty()) {
            return false;
        }
        boolean[] fresh = {false};
        lastSteps.compute(
                name,
                (_, last) -> {
                    fresh[0] = last == null || step.getAsLong() > last;
                    return fresh[0] ? Long.valueOf(step.getAsLong()) : last;
                });
        return fresh[0];
    }

    private String put(String name, Role role, Set<String> sites) throws IOException {
        String once = passwords.oneTime();
        accounts.put(
                name,
                new Account(
                        name,
                        role,
                        passwords.hash(once),
                        true,
                        Optional.empty(),
                        sites,
                        clock.instant()));
        write();
        return once;
    }

    private Account existing(String name) throws Refused {
        Account account = accounts.get(name);
        if (account == null) {
            throw new Refused("people.unknown");
        }
        return account;
    }

    /** Somebody must be left who can let others in. */
    private void requireOtherAdministrator(Account account) throws Refused {
        boolean other =
                accounts.values().stream()
                        .anyMatch(each ->
                                each.role() == Role.ADMINISTRATOR
                                        && !each.name().equals(account.name()));
        if (account.role() == Role.ADMINISTRATOR && !other) {
            throw new Refused("people.last-administrator");
        }
    }

    private void write() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray("accounts");
        for (Account account : accounts.values()) {
            ObjectNode one = list.addObject();
            one.put("name", account.name());
            one.put("role", account.role().word());
            one.put("password", account.password());
            one.put("must-change-password", account.mustChangePassword());
            account.secondFactor().ifPresent(secret -> one.put("second-factor", secret));
            ArrayNode sites = one.putArray("sites");
            account.sites().stream().sorted().forEach(sites::add);
            one.put("made", account.made().toString());
        }
        DurableFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private void read() throws IOException {
        try {
            for (JsonNode one : JSON.readTree(Files.readAllBytes(file)).path("accounts").values()) {
                var sites = new HashSet<String>();
                one.path("sites").values().forEach(site -> sites.add(site.asString()));
                String secret = one.path("second-factor").asString("");
                String name = one.path("name").asString("");
                accounts.put(
                        name,
                        new Account(
                                name,
                                Role.of(one.path("role").asString("")).orElseThrow(this::broken),
                                one.path("password").asString(""),
                                one.path("must-change-password").asBoolean(true),
                                secret.isEmpty() ? Optional.empty() : Optional.of(secret),
                                sites,
                                Instant.parse(one.path("made").asString(""))));
            }
        } catch (JacksonException | DateTimeException e) {
            throw new IOException(broken().getMessage(), e);
        }
    }

    private IOException broken() {
        return new IOException(
                file
                        + ": is no list of accounts; restore it from a copy, or remove it to begin"
                        + " with a new administrator");
    }
}
