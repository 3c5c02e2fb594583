package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a verifier trusts: keys of logs, keys of witnesses, and how many of the witnesses it needs.
 * The text is C2SP tlog-policy. All keys that it names for one origin must have signed: so a policy
 * says whether it needs the post-quantum signature. Immutable.
 */
public final class TrustPolicy {

    private static final String NONE = "none";
    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, List<NoteVerifier>> logs;
    private final Map<String, Witness> witnesses;
    private final Map<String, Group> groups;
    private final String quorum;

    /** A witness of the policy; where there is no URL, others ask it. */
    record Witness(String name, NoteVerifier verifier, Optional<URI> url) {}

    private record Group(int needed, List<String> members) {}

    private TrustPolicy(Parser parser, String quorum) {
        this.logs = Map.copyOf(parser.logs);
        this.witnesses = new LinkedHashMap<>(parser.witnesses);
        this.groups = Map.copyOf(parser.groups);
        this.quorum = quorum;
    }

    /** Trusts one log by keys alone, without witnesses. */
    public static TrustPolicy ofKeys(Collection<String> vkeys) throws EvidenceException {
        var text = new StringBuilder();
        for (var vkey : vkeys) text.append("log ").append(vkey.strip()).append('\n');
        return parse("keys", text + "quorum none\n");
    }

    /** Reads a policy, or a vkey file. */
    public static TrustPolicy read(Path file) throws IOException {
        var text = new String(BoundedRead.file(file, MOST_BYTES), StandardCharsets.UTF_8);
        boolean isVkey = text.lines().count() == 1 && !text.contains(" ");
        return isVkey ? ofKeys(List.of(text)) : parse(file.toString(), text);
    }

    static TrustPolicy parse(String name, String text) throws EvidenceException {
        var parser = new Parser(name);
        for (var line : text.lines().toList()) parser.line(line);
        return parser.policy();
    }

    /** Origins whose checkpoints it accepts. */
    public Set<String> origins() {
        return logs.keySet();
    }

    List<NoteVerifier> keysOf(String origin) throws EvidenceException {
        var keys = logs.get(origin);
        if (keys == null) {
            throw new EvidenceException(
                    "the checkpoint is of the log %s; the keys given are of %s"
                            .formatted(origin, String.join(", ", logs.keySet())));
        }
        return keys;
    }

    List<Witness> witnesses() {
        return List.copyOf(witnesses.values());
    }

    boolean needsWitnesses() {
        return !quorum.equals(NONE);
    }

    /** Checks the signatures of the log, all that the policy names; says nothing of witnesses. */
    SignedCheckpoint log(byte[] note) throws EvidenceException {
        var parsed = SignedNote.parse(note);
        var checkpoint = Checkpoint.parse(parsed.text());
        for (var key : keysOf(checkpoint.origin())) parsed.requireSignatureOf(key);
        return new SignedCheckpoint(checkpoint, new String(note, StandardCharsets.UTF_8));
    }

    /** The witnesses that cosigned; a signature that is wrong is an error, not an absence. */
    List<Cosignature> cosignatures(SignedCheckpoint signed) throws EvidenceException {
        var note = SignedNote.parse(signed.bytes());
        var found = new ArrayList<Cosignature>();
        for (var witness : witnesses.values()) {
            var signature = note.signatureOf(witness.verifier);
            if (signature.isEmpty()) continue;
            long seconds = ByteBuffer.wrap(signature.get()).getLong();
            found.add(new Cosignature(witness.name, Instant.ofEpochSecond(seconds)));
        }
        return List.copyOf(found);
    }

    /** That enough witnesses cosigned. */
    boolean meetsQuorum(List<Cosignature> cosignatures) {
        if (quorum.equals(NONE)) return true;
        var names = new HashSet<String>();
        for (var cosignature : cosignatures) names.add(cosignature.witness());
        return meets(quorum, names);
    }

    private boolean meets(String name, Set<String> cosigners) {
        var group = groups.get(name);
        if (group == null) return cosigners.contains(name);
        return group.members.stream().filter(member -> meets(member, cosigners)).count()
                >= group.needed;
    }

    /** Reads the lines in order; each name is defined before it is used. */
    private static final class Parser {

        private final String file;
        private final Map<String, List<NoteVerifier>> logs = new LinkedHashMap<>();
        private final Map<String, Witness> witnesses = new LinkedHashMap<>();
        private final Map<String, Group> groups = new HashMap<>();
        private final Set<String> keys = new HashSet<>();
        private final Set<String> grouped = new HashSet<>();
        private Optional<String> quorum = Optional.empty();
        private int number;

        Parser(String file) {
            this.file = file;
        }

        void line(String line) throws EvidenceException {
            number++;
            var content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) return;
            var words = content.split("[ \t]+", -1);
            switch (words[0]) {
                case "log" -> log(words);
                case "witness" -> witness(words);
                case "group" -> group(words);
                case "quorum" -> quorum(words);
                default ->
                        throw wrong("'" + words[0] + "' is none of: log, witness, group, quorum");
            }
        }

        TrustPolicy policy() throws EvidenceException {
            if (quorum.isEmpty()) {
                throw new EvidenceException(
                        file + ": a policy needs one line 'quorum NAME', or 'quorum none'");
            }
            return new TrustPolicy(this, quorum.get());
        }

        private void log(String[] words) throws EvidenceException {
            requireWords(words, 2, 3, "log VKEY [URL]");
            var verifier = verifier(words[1]);
            if (verifier instanceof Ed25519CosignatureVerifier) {
                throw wrong("a key of type 4 is a witness's, not a log's");
            }
            logs.computeIfAbsent(verifier.key().name(), _ -> new ArrayList<>()).add(verifier);
        }

        private void witness(String[] words) throws EvidenceException {
            requireWords(words, 3, 4, "witness NAME VKEY [URL]");
            requireFree(words[1]);
            var verifier = verifier(words[2]);
            if (verifier instanceof Ed25519Verifier) {
                throw wrong("a key of type 1 is a log's, not a witness's");
            }
            var url = words.length == 4 ? Optional.of(url(words[3])) : Optional.<URI>empty();
            witnesses.put(words[1], new Witness(words[1], verifier, url));
        }

        private void group(String[] words) throws EvidenceException {
            requireWords(words, 4, Integer.MAX_VALUE, "group NAME all|any|K MEMBER...");
            requireFree(words[1]);
            var members = List.of(words).subList(3, words.length);
            for (var member : members) {
                requireDefined(member);
                if (!grouped.add(member)) throw wrong("'" + member + "' is in two groups");
            }
            int needed =
                    switch (words[2]) {
                        case "all" -> members.size();
                        case "any" -> 1;
                        default -> Math.toIntExact(Decimal.parse(words[2]) % (1L << 31));
                    };
            if (needed < 1 || needed > members.size()) {
                throw wrong("a group of %d cannot need %s".formatted(members.size(), words[2]));
            }
            groups.put(words[1], new Group(needed, List.copyOf(members)));
        }

        private void quorum(String[] words) throws EvidenceException {
            requireWords(words, 2, 2, "quorum NAME");
            if (quorum.isPresent()) throw wrong("a second quorum line");
            if (!words[1].equals(NONE)) requireDefined(words[1]);
            quorum = Optional.of(words[1]);
        }

        private NoteVerifier verifier(String vkey) throws EvidenceException {
            NoteVerifier verifier;
            try {
                verifier = NoteVerifier.of(NoteKey.parse(vkey));
            } catch (EvidenceException e) {
                throw wrong(e.getMessage());
            }
            if (!keys.add(verifier.key().typedKey())) throw wrong("a key that stands here twice");
            return verifier;
        }

        private URI url(String text) throws EvidenceException {
            try {
                var url = URI.create(text);
                if ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) return url;
            } catch (IllegalArgumentException e) {
                throw wrong("not a URL: " + text);
            }
            throw wrong("a witness's URL begins with http:// or https://, not " + text);
        }

        private void requireWords(String[] words, int least, int most, String shape)
                throws EvidenceException {
            if (words.length < least || words.length > most)
                throw wrong("the line reads: " + shape);
        }

        private void requireFree(String name) throws EvidenceException {
            if (name.equals(NONE) || witnesses.containsKey(name) || groups.containsKey(name)) {
                throw wrong("the name '" + name + "' is taken");
            }
        }

        private void requireDefined(String name) throws EvidenceException {
            if (!witnesses.containsKey(name) && !groups.containsKey(name)) {
                throw wrong("no witness or group '" + name + "' before this line");
            }
        }

        private EvidenceException wrong(String why) {
            return new EvidenceException("%s:%d: %s".formatted(file, number, why));
        }
    }
}
