package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client offers: RFC 8446 section 4.1.2, and RFC 5246 appendix E.2 for the form of SSL 2.
 * Lists stand in the order sent, GREASE included.
 *
 * @param version the hello's own version field
 * @param versions of supported_versions; empty without the extension
 * @param serverName empty without the extension
 * @param alpnBytes the first protocol offered, as sent
 */
record ClientHello(
        int version,
        List<Integer> suites,
        List<Integer> extensions,
        List<Integer> versions,
        List<Integer> groups,
        List<Integer> pointFormats,
        List<Integer> signatureSchemes,
        String serverName,
        boolean serverNameSent,
        List<String> alpn,
        byte[] alpnBytes,
        boolean earlyData,
        boolean echOffered) {

    private static final int MOST_NAME = 255;

    /** Empty when it is cut short or contradicts itself. */
    static Optional<ClientHello> parse(Octets body) {
        OctetReader in = body.reader();
        int version = in.u16();
        in.skip(32);
        in.skip(in.u8());
        List<Integer> suites = numbers(in.take(in.u16()));
        in.skip(in.u8());
        if (in.ranOut() || version >> 8 != 3 || suites.isEmpty()) {
            return Optional.empty();
        }
        var extensions = new Extensions();
        if (in.remaining() > 0) {
            extensions.read(in.take(in.u16()));
            if (in.ranOut()) {
                return Optional.empty();
            }
        }
        return Optional.of(extensions.hello(version, suites));
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
        return Optional.of(new Extensions().hello(version, suites));
    }

    /** Whether one of the groups joins a lattice to a curve: draft-ietf-tls-ecdhe-mlkem. */
    boolean offersHybrid() {
        return groups.stream().anyMatch(TlsWire.HYBRID_GROUPS::contains);
    }

    /** The highest version that it offers, GREASE aside. */
    int highestVersion() {
        int highest = 0;
        for (int each : versions) {
            if (!TlsWire.isGrease(each)) {
                highest = Math.max(highest, each);
            }
        }
        return versions.isEmpty() ? version : highest;
    }

    private static List<Integer> numbers(Octets list) {
        var numbers = new ArrayList<Integer>(list.length() / 2);
        for (int at = 0; list.has(at, 2); at += 2) {
            numbers.add(list.u16(at));
        }
        return numbers;
    }

    /** Gathers what the extensions say. */
    private static final class Extensions {
        private final List<Integer> types = new ArrayList<>();
        private List<Integer> versions = List.of();
        private List<Integer> groups = List.of();
        private final List<Integer> pointFormats = new ArrayList<>();
        private List<Integer> schemes = List.of();
        private String serverName = "";
        private boolean serverNameSent;
        private final List<String> alpn = new ArrayList<>();
        private byte[] alpnBytes = {};
        private boolean earlyData;
        private boolean echOffered;

        void read(Octets list) {
            OctetReader in = list.reader();
            while (in.remaining() >= 4) {
                int type = in.u16();
                Octets body = in.take(in.u16());
                if (in.ranOut()) {
                    return;
                }
                types.add(type);
                one(type, body);
            }
        }

        private void one(int type, Octets body) {
            switch (type) {
                case TlsWire.SERVER_NAME -> {
                    serverNameSent = true;
                    // list length 2, name type 1 (0 = host name), length 2 (RFC 6066 section 3)
                    if (body.u8(2) == 0 && body.has(5, body.u16(3))) {
                        serverName = name(body.slice(5, body.u16(3)));
                    }
                }
                case TlsWire.SUPPORTED_GROUPS -> groups = numbers(body.slice(2));
                case TlsWire.EC_POINT_FORMATS -> {
                    for (int at = 1; at < body.length(); at++) {
                        pointFormats.add(body.u8(at));
                    }
                }
                case TlsWire.SIGNATURE_ALGORITHMS -> schemes = numbers(body.slice(2));
                case TlsWire.ALPN -> alpn(body.slice(2).reader());
                case TlsWire.SUPPORTED_VERSIONS -> versions = numbers(body.slice(1));
                case TlsWire.EARLY_DATA -> earlyData = true;
                case TlsWire.ENCRYPTED_CLIENT_HELLO -> echOffered = true;
                default -> {
                    // its presence is in the list of types
                }
            }
        }

        private void alpn(OctetReader in) {
            while (in.remaining() > 0) {
                Octets protocol = in.take(in.u8());
                if (in.ranOut()) {
                    return;
                }
                if (alpn.isEmpty()) {
                    alpnBytes = protocol.toBytes();
                }
                alpn.add(protocol.printable());
            }
        }

        private static String name(Octets bytes) {
            return bytes.slice(0, MOST_NAME).printable().toLowerCase(java.util.Locale.ROOT);
        }

        ClientHello hello(int version, List<Integer> suites) {
            return new ClientHello(
                    version,
                    suites,
                    types,
                    versions,
                    groups,
                    pointFormats,
                    schemes,
                    serverName,
                    serverNameSent,
                    alpn,
                    alpnBytes,
                    earlyData,
                    echOffered);
        }
    }
}
