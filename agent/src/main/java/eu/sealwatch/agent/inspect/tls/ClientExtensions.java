package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the extensions of a client's hello say, as far as policy or a fingerprint asks. Lists stand
 * in the order sent, GREASE included; a list is empty without its extension.
 */
final class ClientExtensions {
    private static final int MOST_NAME = 255;

    private final List<Integer> types = new ArrayList<>();
    private List<Integer> versions = List.of();
    private List<Integer> groups = List.of();
    private final List<Integer> keyShares = new ArrayList<>();
    private List<Integer> pointFormats = List.of();
    private List<Integer> signatureSchemes = List.of();
    private List<Integer> pskModes = List.of();
    private List<Integer> srtpProfiles = List.of();
    private String serverName = "";
    private final List<String> alpn = new ArrayList<>();
    private byte[] alpnBytes = {};
    private boolean ticket;
    private boolean echInner;

    /** Reads as far as the list is sound. */
    ClientExtensions(Octets list) {
        OctetReader in = list.reader();
        while (in.remaining() >= 4) {
            int type = in.u16();
            Octets body = in.take(in.u16());
            if (in.ranOut()) {
                return;
            }
            types.add(type);
            read(type, body);
        }
    }

    List<Integer> types() {
        return types;
    }

    boolean has(int type) {
        return types.contains(type);
    }

    /** Of supported_versions. */
    List<Integer> versions() {
        return versions;
    }

    List<Integer> groups() {
        return groups;
    }

    /** The groups for which it sent a share. */
    List<Integer> keyShares() {
        return keyShares;
    }

    List<Integer> pointFormats() {
        return pointFormats;
    }

    List<Integer> signatureSchemes() {
        return signatureSchemes;
    }

    List<Integer> pskModes() {
        return pskModes;
    }

    List<Integer> srtpProfiles() {
        return srtpProfiles;
    }

    /** Empty without the extension. */
    String serverName() {
        return serverName;
    }

    List<String> alpn() {
        return alpn;
    }

    /** The first protocol offered, as sent. */
    byte[] alpnBytes() {
        return alpnBytes;
    }

    /** Whether it sent a session ticket, and not only the wish for one. */
    boolean ticket() {
        return ticket;
    }

    /** Whether this is the inner hello of ECH, as only a server behind a front gets to see. */
    boolean echInner() {
        return echInner;
    }

    /** How many numbers stand in all lists. */
    int numbers() {
        return types.size()
                + versions.size()
                + groups.size()
                + keyShares.size()
                + signatureSchemes.size();
    }

    static List<Integer> numbers(Octets list) {
        var numbers = new ArrayList<Integer>(list.length() / 2);
        for (int at = 0; list.has(at, 2); at += 2) {
            numbers.add(list.u16(at));
        }
        return numbers;
    }

    private void read(int type, Octets body) {
        switch (type) {
            case TlsWire.SERVER_NAME -> {
                // list length 2, name type 1 (0 = host name), length 2 (RFC 6066 section 3)
                if (body.u8(2) == 0 && body.has(5, body.u16(3))) {
                    Octets name = body.slice(5, Math.min(body.u16(3), MOST_NAME));
                    serverName = name.printable().toLowerCase(Locale.ROOT);
                }
            }
            case TlsWire.SUPPORTED_GROUPS -> groups = numbers(body.slice(2));
            case TlsWire.EC_POINT_FORMATS -> pointFormats = octets(body.slice(1));
            case TlsWire.SIGNATURE_ALGORITHMS -> signatureSchemes = numbers(body.slice(2));
            case TlsWire.ALPN -> readAlpn(body.slice(2).reader());
            case TlsWire.SUPPORTED_VERSIONS -> versions = numbers(body.slice(1));
            case TlsWire.KEY_SHARE -> readKeyShares(body.slice(2).reader());
            case TlsWire.PSK_KEY_EXCHANGE_MODES -> pskModes = octets(body.slice(1));
            case TlsWire.SESSION_TICKET -> ticket = !body.isEmpty();
            // RFC 5764 section 4.1.1
            case TlsWire.USE_SRTP -> srtpProfiles = numbers(body.slice(2, body.u16(0)));
            // RFC 9849 section 5: type 1 is inner
            case TlsWire.ENCRYPTED_CLIENT_HELLO -> echInner = body.u8(0) == 1;
            default -> {
                // its presence is in the list of types
            }
        }
    }

    private static List<Integer> octets(Octets list) {
        var numbers = new ArrayList<Integer>(list.length());
        for (int at = 0; at < list.length(); at++) {
            numbers.add(list.u8(at));
        }
        return numbers;
    }

    private void readAlpn(OctetReader in) {
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

    private void readKeyShares(OctetReader in) {
        while (in.remaining() >= 4) {
            int group = in.u16();
            in.skip(in.u16());
            if (in.ranOut()) {
                return;
            }
            keyShares.add(group);
        }
    }
}
