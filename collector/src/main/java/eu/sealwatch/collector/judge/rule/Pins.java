package eu.sealwatch.collector.judge.rule;

import com.google.protobuf.ByteString;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.wire.v1.Certificate;
import java.util.Base64;
import java.util.HexFormat;

/** Compares what a server showed with the pins of an endpoint. */
final class Pins {
    static final String CERTIFICATE = "cert:";
    static final String KEY = "key:";
    static final String SSH = "ssh:";

    private Pins() {}

    /** Whether the endpoint has a pin for a kind of server at all. */
    static boolean forTls(Endpoint endpoint) {
        return any(endpoint, CERTIFICATE) || any(endpoint, KEY);
    }

    static boolean forSsh(Endpoint endpoint) {
        return any(endpoint, SSH);
    }

    private static boolean any(Endpoint endpoint, String kind) {
        for (String pin : endpoint.pins()) {
            if (pin.startsWith(kind)) {
                return true;
            }
        }
        return false;
    }

    static boolean hold(Endpoint endpoint, Certificate leaf) {
        return has(endpoint, CERTIFICATE, hex(leaf.getSha256()))
                || has(endpoint, KEY, hex(leaf.getPublicKeySha256()));
    }

    static boolean holdSsh(Endpoint endpoint, ByteString hostKeySha256) {
        String shown =
                Base64.getEncoder().withoutPadding().encodeToString(hostKeySha256.toByteArray());
        return endpoint.pins().contains(SSH + shown);
    }

    private static boolean has(Endpoint endpoint, String kind, String shown) {
        for (String pin : endpoint.pins()) {
            if (pin.startsWith(kind)
                    && pin.regionMatches(true, kind.length(), shown, 0, shown.length())
                    && pin.length() == kind.length() + shown.length()) {
                return true;
            }
        }
        return false;
    }

    static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
