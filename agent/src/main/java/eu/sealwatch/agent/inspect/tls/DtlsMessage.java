package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One handshake message of DTLS, as far as its fragments have come: RFC 6347 section 4.2.3. */
final class DtlsMessage {
    private static final int MOST_FRAGMENTS = 64;

    private record Fragment(int offset, Octets octets) {}

    private final int type;
    private final int length;
    private final List<Fragment> fragments = new ArrayList<>();

    DtlsMessage(int type, int length) {
        this.type = type;
        this.length = length;
    }

    int type() {
        return type;
    }

    void add(int offset, Octets octets) {
        if (fragments.size() < MOST_FRAGMENTS && offset + octets.length() <= length) {
            fragments.add(new Fragment(offset, octets));
        }
    }

    /** The message's body, when no byte of it is missing. */
    Optional<Octets> whole() {
        byte[] body = new byte[length];
        int known = 0;
        fragments.sort(Comparator.comparingInt(Fragment::offset));
        for (Fragment fragment : fragments) {
            if (fragment.offset() > known) {
                break;
            }
            Octets octets = fragment.octets();
            octets.copyTo(body, fragment.offset(), octets.length());
            known = Math.max(known, fragment.offset() + fragment.octets().length());
        }
        return known == length ? Optional.of(Octets.of(body)) : Optional.empty();
    }
}
