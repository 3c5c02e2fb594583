package eu.sealwatch.agent.inspect.tls;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client offers: RFC 8446 section 4.1.2, RFC 6347 section 4.2.1 for DTLS, and RFC 5246
 * appendix E.2 for the form of SSL 2. Lists stand in the order sent, GREASE included.
 *
 * @param version the hello's own version field
 * @param sessionId what a server sends back when it takes up that session
 */
record ClientHello(
        int version, ByteString sessionId, List<Integer> suites, ClientExtensions extensions) {

    /** Empty when it is cut short or contradicts itself. */
    static Optional<ClientHello> parse(Octets body) {
        OctetReader in = body.reader();
        int version = in.u16();
        in.skip(32);
        ByteString sessionId = ByteString.copyFrom(in.take(in.u8()).toBytes());
        if (TlsWire.isDtls(version)) {
            in.skip(in.u8()); // the cookie
        }
        List<Integer> suites = ClientExtensions.numbers(in.take(in.u16()));
        in.skip(in.u8());
        if (in.ranOut() || !TlsWire.isHelloVersion(version) || suites.isEmpty()) {
            return Optional.empty();
        }
        Octets extensions = in.remaining() > 0 ? in.take(in.u16()) : Octets.EMPTY;
        return in.ranOut()
                ? Optional.empty()
                : Optional.of(
                        new ClientHello(
                                version, sessionId, suites, new ClientExtensions(extensions)));
    }

    /** A client that may still speak SSL 2: suites have three bytes, only 00xxxx are of TLS. */
    static Optional<ClientHello> parseSsl2(Octets body) {
        OctetReader in = body.reader();
        in.skip(1);
        int version = in.u16();
        int suiteBytes = in.u16();
        int idBytes = in.u16();
        int challengeBytes = in.u16();
        Octets specs = in.take(suiteBytes);
        in.skip(idBytes + (long) challengeBytes);
        if (in.ranOut() || suiteBytes % 3 != 0 || suiteBytes == 0) {
            return Optional.empty();
        }
        var suites = new ArrayList<Integer>();
        for (int at = 0; at < suiteBytes; at += 3) {
            if (specs.u8(at) == 0) {
                suites.add(specs.u16(at + 1));
            }
        }
        return Optional.of(
                new ClientHello(
                        version, ByteString.EMPTY, suites, new ClientExtensions(Octets.EMPTY)));
    }

    /** How many numbers stand in its lists. */
    int numbers() {
        return suites.size() + extensions.numbers();
    }

    /** Whether one of the groups joins a lattice to a curve: draft-ietf-tls-ecdhe-mlkem. */
    boolean offersHybrid() {
        return extensions.groups().stream().anyMatch(TlsWire.HYBRID_GROUPS::contains);
    }

    /** The highest version that it offers, GREASE aside; those of DTLS count downwards. */
    int highestVersion() {
        int highest = 0;
        for (int each : extensions.versions()) {
            if (!TlsWire.isGrease(each)) {
                boolean higher = TlsWire.isDtls(each) ? each < highest : each > highest;
                highest = highest == 0 || higher ? each : highest;
            }
        }
        return extensions.versions().isEmpty() ? version : highest;
    }
}
