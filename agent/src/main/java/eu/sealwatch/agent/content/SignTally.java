package eu.sealwatch.agent.content;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.ContentSigns.Files;
import eu.sealwatch.wire.v1.ContentSigns.Identifiers;
import eu.sealwatch.wire.v1.ContentSigns.Sample;
import eu.sealwatch.wire.v1.ContentSigns.Side;
import java.util.ArrayList;
import java.util.List;

/** What was found in one flow: counts by kind and side, and the first few samples of each. */
final class SignTally {
    private static final int MOST_SAMPLES = 3;

    private final IdentifierHash hash;
    private final List<Files.Builder> files = new ArrayList<>(0);
    private final List<Identifiers.Builder> identifiers = new ArrayList<>(0);

    SignTally(ContentScanner scanner) {
        this.hash = scanner.hash();
    }

    void clear() {
        files.clear();
        identifiers.clear();
    }

    /** Whether the flow had not shown this kind on this side. */
    boolean file(FileKind kind, Side side) {
        for (Files.Builder known : files) {
            if (known.getSender() == side && known.getKind().equals(kind.label())) {
                known.setCount(known.getCount() + 1);
                return false;
            }
        }
        files.add(Files.newBuilder().setKind(kind.label()).setSender(side).setCount(1));
        return true;
    }

    boolean identifier(IdentifierKind kind, Side side, String text) {
        for (Identifiers.Builder known : identifiers) {
            if (known.getSender() == side && known.getKind().equals(kind.label())) {
                known.setCount(known.getCount() + 1);
                sample(known, kind, text);
                return false;
            }
        }
        var first = Identifiers.newBuilder().setKind(kind.label()).setSender(side).setCount(1);
        sample(first, kind, text);
        identifiers.add(first);
        return true;
    }

    private void sample(Identifiers.Builder into, IdentifierKind kind, String text) {
        if (into.getSamplesCount() == MOST_SAMPLES) {
            return;
        }
        Sample sample =
                Sample.newBuilder()
                        .setMasked(kind.masked(text))
                        .setKeyedHash(ByteString.copyFrom(hash.of(kind.label() + ':' + text)))
                        .build();
        if (!into.getSamplesList().contains(sample)) {
            into.addSamples(sample);
        }
    }

    boolean isEmpty() {
        return files.isEmpty() && identifiers.isEmpty();
    }

    ContentSigns.Builder message() {
        var message = ContentSigns.newBuilder();
        files.forEach(message::addFiles);
        identifiers.forEach(message::addIdentifiers);
        return message;
    }
}
