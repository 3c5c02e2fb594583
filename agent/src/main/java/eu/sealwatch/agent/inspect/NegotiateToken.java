package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a token of SPNEGO (RFC 4178), Kerberos (RFC 4121) or NTLM (MS-NLMP) says of how a user
 * proves himself. SMB, LDAP and others carry it inside. Names of users and hosts are not read.
 *
 * <p>Objects are found by their DER bytes, wherever they stand: the wrapping differs between
 * vendors, the identifiers do not.
 */
public final class NegotiateToken {
    private static final String NTLM_SIGNATURE = "NTLMSSP\0";
    // 1.3.6.1.4.1.311.2.2.10 and .30
    private static final String NTLM_ID = "\u002B\u0006\u0001\u0004\u0001\u00827\u0002\u0002\n";
    private static final String NEGOEX_ID =
            "\u002B\u0006\u0001\u0004\u0001\u00827\u0002\u0002\u001E";
    // 1.2.840.113554.1.2.2, and 1.2.840.48018.1.2.2 as Windows 2000 had it by mistake
    private static final String KERBEROS_ID = "*\u0086H\u0086\u00F7\u0012\u0001\u0002\u0002";
    private static final String KERBEROS_ID_OLD = "*\u0086H\u0082\u00F7\u0012\u0001\u0002\u0002";

    /** RFC 4121 section 4.1: the token's kind, then the application tag of AP-REQ. */
    private static final String KERBEROS_REQUEST = "\u0001\0n";

    private static final int AUTHENTICATE = 3;

    /** MS-NLMP section 2.2.1.3: length of the answer to the challenge. */
    private static final int NT_RESPONSE_LENGTH = 20;

    /** MS-NLMP section 2.2.2.6: version 1's answer has this size, version 2's is longer. */
    private static final int VERSION_1_RESPONSE = 24;

    private static final int FURTHEST = 4096;

    private NegotiateToken() {}

    /** Which mechanisms are named in an offer. */
    public static List<String> offered(Octets token) {
        var mechanisms = new ArrayList<String>();
        if (find(token, KERBEROS_ID) >= 0 || find(token, KERBEROS_ID_OLD) >= 0) {
            mechanisms.add("kerberos");
        }
        if (find(token, NTLM_ID) >= 0) {
            mechanisms.add("ntlm");
        }
        if (find(token, NEGOEX_ID) >= 0) {
            mechanisms.add("negoex");
        }
        return mechanisms;
    }

    /**
     * The mechanism that is used in a client's token: kerberos, ntlm-v1, ntlm-v2, ntlm while its
     * version does not show yet, anonymous, or empty when it is none of these.
     */
    public static String used(Octets token) {
        int ntlm = find(token, NTLM_SIGNATURE);
        if (ntlm >= 0) {
            return ntlm(token.slice(ntlm));
        }
        int kerberos = Math.max(find(token, KERBEROS_ID), find(token, KERBEROS_ID_OLD));
        return kerberos >= 0 && find(token.slice(kerberos), KERBEROS_REQUEST) >= 0
                ? "kerberos"
                : "";
    }

    private static String ntlm(Octets message) {
        if (message.u32le(8) != AUTHENTICATE || !message.has(NT_RESPONSE_LENGTH, 2)) {
            return "ntlm";
        }
        int response = message.u16le(NT_RESPONSE_LENGTH);
        if (response == 0) {
            return "anonymous";
        }
        return response == VERSION_1_RESPONSE ? "ntlm-v1" : "ntlm-v2";
    }

    private static int find(Octets octets, String bytes) {
        int last = Math.min(octets.length(), FURTHEST) - bytes.length();
        for (int at = 0; at <= last; at++) {
            if (octets.startsWith(at, bytes)) {
                return at;
            }
        }
        return -1;
    }
}
