package eu.sealwatch.collector.policy;

import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.config.policy.PolicySources;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A policy as it stands in the evidence log: all that it is made of, and before it, where somebody
 * signed it, the signed note. So that anyone can later read what was in force, see who answered for
 * it, and judge again by it. Equal when the bytes are.
 */
public final class LoggedPolicy {
    private static final String SIGNATURE = "sealwatch-policy-signature ";
    private static final int MOST_DIGITS = 7;

    private final byte[] payload;
    private final PolicySources sources;
    private final Optional<String> note;

    private LoggedPolicy(byte[] payload, PolicySources sources, Optional<String> note) {
        this.payload = payload;
        this.sources = sources;
        this.note = note;
    }

    /**
     * @param note the signed note, if there is one
     */
    public static LoggedPolicy of(PolicySources sources, Optional<byte[]> note) {
        var out = new ByteArrayOutputStream();
        note.ifPresent(bytes -> {
            out.writeBytes((SIGNATURE + bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(bytes);
        });
        out.writeBytes(sources.toBytes());
        return new LoggedPolicy(
                out.toByteArray(),
                sources,
                note.map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }

    /**
     * Reads an entry's payload.
     *
     * @throws IllegalArgumentException when it is no policy
     */
    public static LoggedPolicy parse(byte[] payload) {
        byte[] title = SIGNATURE.getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(
                payload, 0, Math.min(title.length, payload.length), title, 0, title.length)) {
            return new LoggedPolicy(
                    payload.clone(), PolicySources.parse(payload), Optional.empty());
        }
        int at = title.length;
        while (at < payload.length && payload[at] != '\n' && at <= title.length + MOST_DIGITS) {
            at++;
        }
        String digits =
                new String(payload, title.length, at - title.length, StandardCharsets.US_ASCII);
        int length = digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : -1;
        if (length < 0 || length > payload.length - at - 1) {
            throw new IllegalArgumentException("the length of a policy's signature is wrong");
        }
        int end = at + 1 + length;
        String note = new String(payload, at + 1, length, StandardCharsets.UTF_8);
        return new LoggedPolicy(
                payload.clone(),
                PolicySources.parse(Arrays.copyOfRange(payload, end, payload.length)),
                Optional.of(note));
    }

    public byte[] toBytes() {
        return payload.clone();
    }

    public PolicySources sources() {
        return sources;
    }

    /** The signed note, as it was beside the policy. */
    public Optional<String> note() {
        return note;
    }

    /** The policy itself. */
    public Policy read() {
        return PolicyReader.read(sources, Set.of());
    }

    /** The same, judged with the address databases of other sources where those are the same. */
    public LoggedPolicy withPlacesOf(PolicySources atHand) {
        return sources.databases().equals(atHand.databases())
                ? new LoggedPolicy(payload, sources.with(atHand.places()), note)
                : this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoggedPolicy policy && Arrays.equals(payload, policy.payload);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload);
    }
}
