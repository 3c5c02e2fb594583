package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What others say of a log: witnesses and time-stamping authorities. Checks them one by one while a
 * log or a bundle is verified, and turns them into sentences. Used once.
 */
final class Attestations {

    private final TrustPolicy trust;
    private final Optional<TimeStampTrust> authorities;
    private final List<Cosignature> cosignatures = new ArrayList<>();
    private long witnessed = -1;

    /** Size that was stamped, to the earliest time; and the entry that holds the stamp. */
    private final SortedMap<Long, Stamped> stamps = new TreeMap<>();

    private boolean revocationUnchecked;
    private long unchecked;

    private record Stamped(StampedTime time, long entry) {}

    /** That a log of an earlier size and root is the beginning of the one that is verified. */
    @FunctionalInterface
    interface Continues {
        void require(Checkpoint earlier) throws IOException;
    }

    Attestations(TrustPolicy trust, Optional<TimeStampTrust> authorities) {
        this.trust = trust;
        this.authorities = authorities;
    }

    /** Checks the note that witnesses have cosigned; without one the policy may need none. */
    void witnesses(Optional<SignedCheckpoint> cosigned, Continues continues) throws IOException {
        if (cosigned.isPresent()) {
            continues.require(cosigned.get().checkpoint());
            cosignatures.addAll(trust.cosignatures(cosigned.get()));
            if (!cosignatures.isEmpty()) witnessed = cosigned.get().checkpoint().size();
        }
        if (!trust.meetsQuorum(cosignatures)) {
            throw new EvidenceException(
                    "the policy needs witnesses, and those that cosigned are not enough: "
                            + (cosignatures.isEmpty() ? "none" : names()));
        }
    }

    void stamp(long entry, TimeStamp stamp, Continues continues) throws IOException {
        var checkpoint = trust.log(stamp.note()).checkpoint();
        if (checkpoint.size() > entry) {
            throw new EvidenceException("it stamps what was added after it");
        }
        continues.require(checkpoint);
        if (authorities.isEmpty()) {
            unchecked++;
            return;
        }
        var time = authorities.get().verify(stamp.note(), stamp.token());
        if (!time.revocationChecked()) revocationUnchecked = true;
        stamps.putIfAbsent(checkpoint.size(), new Stamped(time, entry));
    }

    /**
     * @param first index of the first entry that was checked
     * @param last of the last
     */
    List<String> proven(long first, long last) {
        var said = new ArrayList<String>();
        if (witnessed >= 0) {
            said.add(
                    "%s cosigned the log at %,d entries: up to entry %,d no other history was shown to them"
                            .formatted(names(), witnessed, witnessed - 1));
        }
        for (var stamp : stamps.entrySet()) {
            if (stamp.getKey() <= last) continue;
            said.add(
                    "all of it was in the log before %s, says %s"
                            .formatted(stamp.getValue().time.time(), authority(stamp.getValue())));
            break;
        }
        stamps.values().stream()
                .filter(stamp -> stamp.entry < first)
                .reduce((_, later) -> later)
                .ifPresent(stamp ->
                        said.add(
                                "all of it was added after %s, says %s"
                                        .formatted(stamp.time.time(), authority(stamp))));
        if (!stamps.isEmpty()) {
            said.add(
                    "%,d time stamps verify, of the log at %,d to %,d entries, from %s to %s"
                            .formatted(
                                    stamps.size(),
                                    stamps.firstKey(),
                                    stamps.lastKey(),
                                    times(true),
                                    times(false)));
        }
        return said;
    }

    List<String> notProven(long last) {
        var said = new ArrayList<String>();
        if (witnessed < 0) {
            said.add("that nobody was shown another history: no witness that you trust cosigned");
        } else if (witnessed <= last) {
            said.add(
                    "that nobody was shown another history of the entries from %,d on: not cosigned"
                            .formatted(witnessed));
        }
        if (unchecked > 0) {
            said.add(
                    "when it was: %,d time stamps are there, and no authority was given to check them by"
                            .formatted(unchecked));
        } else if (stamps.isEmpty()) {
            said.add("when it was: there is no time stamp; times are those of the agents' clocks");
        } else if (stamps.lastKey() <= last) {
            said.add(
                    "that the entries from %,d on are not younger than they say: not stamped yet"
                            .formatted(stamps.lastKey()));
        }
        if (revocationUnchecked) {
            said.add(
                    "that the time-stamping certificates were not revoked: the tokens bring no"
                            + " lists");
        }
        boolean postQuantum = trust.origins().stream().allMatch(this::wantsPostQuantum);
        if (!postQuantum) {
            said.add("anything against quantum computers: your keys name no ML-DSA-44 key");
        }
        said.add(
                "that agents saw all there was to see: their coverage statements say when they did"
                        + " not");
        return said;
    }

    private boolean wantsPostQuantum(String origin) {
        try {
            return trust.keysOf(origin).stream().anyMatch(key -> key instanceof MlDsaVerifier);
        } catch (EvidenceException e) {
            throw new IllegalStateException("a policy knows its own origins", e);
        }
    }

    private String names() {
        return cosignatures.stream()
                .map(c -> "%s (%s)".formatted(c.witness(), c.time()))
                .collect(Collectors.joining(", "));
    }

    private static String authority(Stamped stamp) {
        return stamp.time.authority();
    }

    private Instant times(boolean earliest) {
        var times = stamps.values().stream().map(stamp -> stamp.time.time()).sorted().toList();
        return earliest ? times.getFirst() : times.getLast();
    }
}
