package eu.sealwatch.agent.inspect.ipsec;

import eu.sealwatch.agent.flow.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Vendor identifications as words. Most are the MD5 of a text that their makers chose (RFC 2408
 * section 3.16 suggests so), with or without a version behind it; some are the text itself.
 */
final class VendorIds {
    private static final int MD5_BYTES = 16;
    private static final int LEAST_TEXT = 4;
    private static final int LONGEST_TEXT = 48;

    private static final Map<String, String> BY_MD5 =
            byMd5(
                    "RFC 3947",
                    "draft-ietf-ipsec-nat-t-ike-00",
                    "draft-ietf-ipsec-nat-t-ike-02",
                    "draft-ietf-ipsec-nat-t-ike-02\n",
                    "draft-ietf-ipsec-nat-t-ike-03",
                    "FRAGMENTATION",
                    "strongSwan",
                    "KAME/racoon",
                    "MS NT5 ISAKMPOAKLEY",
                    "MS-Negotiation Discovery Capable",
                    "MS-MamieExists",
                    "Vid-Initial-Contact",
                    "IKE CGA version 1",
                    "GSSAPI");

    /** The beginnings of those that are no digest, or a digest of something else. */
    private static final Map<String, String> BY_PREFIX =
            Map.of(
                    "afcad71368a1f1c96b8696fc7757", "Dead Peer Detection (RFC 3706)",
                    "09002689dfd6b712", "XAUTH",
                    "12f5f28c457168a9702d9fe274cc", "Cisco Unity",
                    "f4ed19e0c114eb516faaac0ee37daf2807b4381f", "Check Point",
                    "8299031757a36082c6a621de", "FortiGate",
                    "5b362bc820f60007", "SonicWall",
                    "699369228741c6d4ca094c93e242c9de", "Juniper NetScreen",
                    "166f932d55eb64d8e4df4fd37e2313f0d0fd8451", "Juniper NetScreen");

    private VendorIds() {}

    /** Empty when it is not known and no text. */
    static String name(Octets id) {
        String hex = HexFormat.of().formatHex(id.toBytes());
        String digest = hex.substring(0, Math.min(hex.length(), 2 * MD5_BYTES));
        String known = BY_MD5.get(digest);
        if (known != null) {
            return known;
        }
        for (var prefix : BY_PREFIX.entrySet()) {
            if (hex.startsWith(prefix.getKey())) {
                return prefix.getValue();
            }
        }
        String text = id.latin1();
        boolean printable =
                text.length() >= LEAST_TEXT && text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return printable ? text.substring(0, Math.min(text.length(), LONGEST_TEXT)) : "";
    }

    /** Version 1 has no notification for it: it says so in a vendor id (RFC 3947 section 3.1). */
    static boolean meansNatDetection(String name) {
        return name.equals("RFC 3947") || name.startsWith("draft-ietf-ipsec-nat-t-ike");
    }

    private static Map<String, String> byMd5(String... texts) {
        var names = new HashMap<String, String>();
        for (String text : texts) {
            byte[] digest = md5().digest(text.getBytes(StandardCharsets.US_ASCII));
            names.put(HexFormat.of().formatHex(digest), text.strip());
        }
        return Map.copyOf(names);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
