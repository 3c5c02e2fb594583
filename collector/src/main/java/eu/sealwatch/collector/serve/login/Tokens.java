package eu.sealwatch.collector.serve.login;

import eu.sealwatch.wire.DurableFile;
import eu.sealwatch.wire.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bearer tokens (RFC 6750) for programs. An administrator makes them, with scopes and an end; what
 * is kept is the hash of each. Thread safe.
 */
public final class Tokens {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREFIX = "sealwatch_";
    private static final int MOST = 1000;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Path file;
    private final Clock clock;
    private final Map<String, Token> byHash = new HashMap<>();

    /**
     * @param id names it in lists and in the journal; says nothing about the token itself
     */
    public record Token(
            String id,
            String label,
            String madeBy,
            Set<Right> scopes,
            Set<String> sites,
            Instant expires) {
        public Token {
            scopes = Set.copyOf(scopes);
            sites = Set.copyOf(sites);
        }
    }

    /**
     * @param secret shown once
     */
    public record Made(Token token, String secret) {}

    private Tokens(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    public static Tokens open(Path file, Clock clock) throws IOException {
        var tokens = new Tokens(file, clock);
        if (Files.exists(file)) {
            tokens.read();
        }
        return tokens;
    }

    public synchronized Made make(
            String label, String by, Set<Right> scopes, Set<String> sites, Duration life)
            throws IOException, Accounts.Refused {
        if (label.isBlank() || label.length() > 80) {
            throw new Accounts.Refused("tokens.bad-label");
        }
        if (scopes.isEmpty() || !scopes.stream().allMatch(Right::forTokens)) {
            throw new Accounts.Refused("tokens.bad-scope");
        }
        if (life.compareTo(LONGEST) > 0 || life.compareTo(Duration.ofDays(1)) < 0) {
            throw new Accounts.Refused("tokens.bad-life");
        }
        if (byHash.size() >= MOST) {
            throw new Accounts.Refused("tokens.too-many");
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String hash = hash(secret);
        var token =
                new Token(
                        hash.substring(0, 12),
                        label,
                        by,
                        scopes,
                        sites,
                        clock.instant().plus(life));
        byHash.put(hash, token);
        write();
        return new Made(token, secret);
    }

    public synchronized List<Token> all() {
        return byHash.values().stream()
                .sorted(java.util.Comparator.comparing(Token::label).thenComparing(Token::id))
                .toList();
    }

    /**
     * @return whether there was one
     */
    public synchronized boolean revoke(String id) throws IOException {
        boolean was = byHash.values().removeIf(token -> token.id().equals(id));
        if (was) {
            write();
        }
        return was;
    }

    /** On whose behalf a request with this secret acts. */
    public synchronized Optional<Person> person(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > 100) {
            return Optional.empty();
        }
        Token token = byHash.get(hash(secret));
        if (token == null || token.expires().isBefore(clock.instant())) {
            return Optional.empty();
        }
        var rights = EnumSet.copyOf(token.scopes());
        return Optional.of(
                new Person("token " + token.label(), "token", rights, token.sites(), false));
    }

    private void write() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray("tokens");
        byHash.forEach((hash, token) -> {
            ObjectNode one = list.addObject();
            one.put("sha256", hash);
            one.put("label", token.label());
            one.put("made-by", token.madeBy());
            ArrayNode scopes = one.putArray("scopes");
            token.scopes().stream().map(Right::scope).sorted().forEach(scopes::add);
            ArrayNode sites = one.putArray("sites");
            token.sites().stream().sorted().forEach(sites::add);
            one.put("expires", token.expires().toString());
        });
        DurableFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private void read() throws IOException {
        try {
            for (JsonNode one : JSON.readTree(Files.readAllBytes(file)).path("tokens").values()) {
                var scopes = EnumSet.noneOf(Right.class);
                one.path("scopes")
                        .values()
                        .forEach(scope -> Right.ofScope(scope.asString()).ifPresent(scopes::add));
                var sites = new HashSet<String>();
                one.path("sites").values().forEach(site -> sites.add(site.asString()));
                String hash = one.path("sha256").asString("");
                if (scopes.isEmpty() || hash.length() != 64) {
                    throw broken(null);
                }
                byHash.put(
                        hash,
                        new Token(
                                hash.substring(0, 12),
                                one.path("label").asString(""),
                                one.path("made-by").asString(""),
                                scopes,
                                sites,
                                Instant.parse(one.path("expires").asString(""))));
            }
        } catch (JacksonException | DateTimeException e) {
            throw broken(e);
        }
    }

    private IOException broken(@org.jspecify.annotations.Nullable Exception cause) {
        return new IOException(
                file + ": is no list of tokens; restore it from a copy, or remove it", cause);
    }

    private static String hash(String secret) {
        return HexFormat.of().formatHex(Sha256.of(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
