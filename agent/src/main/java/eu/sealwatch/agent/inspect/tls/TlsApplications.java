package eu.sealwatch.agent.inspect.tls;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rides inside, where ALPN or the server's name tells. An ALPN is the client's own word
 * (https://www.iana.org/assignments/tls-extensiontype-values); HTTP alone says nothing; where a
 * public resolver is asked for by name, it is names that are looked up.
 */
final class TlsApplications {
    private static final int DNS_OVER_TLS = 853;

    /**
     * Those of the registry that name a protocol other than HTTP; and Microsoft's, MS-TDS 2.2.1.
     */
    private static final Map<String, String> BY_ALPN =
            Map.ofEntries(
                    Map.entry("dot", "dot"),
                    Map.entry("doq", "doq"),
                    Map.entry("ftp", "ftp-control"),
                    Map.entry("imap", "imap"),
                    Map.entry("pop3", "pop3"),
                    Map.entry("managesieve", "sieve"),
                    Map.entry("coap", "coap"),
                    Map.entry("co", "coap"),
                    Map.entry("xmpp-client", "xmpp"),
                    Map.entry("xmpp-server", "xmpp"),
                    Map.entry("mqtt", "mqtt"),
                    Map.entry("irc", "irc"),
                    Map.entry("nntp", "nntp"),
                    Map.entry("nnsp", "nntp"),
                    Map.entry("sip/2", "sip"),
                    Map.entry("stun.turn", "stun"),
                    Map.entry("stun.nat-discovery", "stun"),
                    Map.entry("smb", "smb"),
                    Map.entry("radius/1.0", "radius"),
                    Map.entry("radius/1.1", "radius"),
                    Map.entry("ntske/1", "ntp"),
                    Map.entry("postgresql", "postgresql"),
                    Map.entry("tds/8.0", "mssql"));

    private TlsApplications() {}

    static Optional<String> of(ClientExtensions sent, int serverPort) {
        List<String> alpn = sent.alpn();
        for (String protocol : alpn) {
            String application = BY_ALPN.get(protocol);
            if (application != null) {
                return Optional.of(application);
            }
            // the drafts of RFC 9250
            if (protocol.startsWith("doq-")) {
                return Optional.of("doq");
            }
        }
        if (!PublicResolvers.isName(sent.serverName())) {
            return Optional.empty();
        }
        if (alpn.isEmpty()) {
            // RFC 7858 needs no ALPN, and RFC 8484 not with HTTP/1.1; the port only tells which
            return Optional.of(serverPort == DNS_OVER_TLS ? "dot" : "doh");
        }
        return alpn.stream().anyMatch(TlsApplications::isHttp)
                ? Optional.of("doh")
                : Optional.empty();
    }

    private static boolean isHttp(String alpn) {
        return alpn.equals("h2") || alpn.startsWith("http/") || alpn.startsWith("h3");
    }
}
