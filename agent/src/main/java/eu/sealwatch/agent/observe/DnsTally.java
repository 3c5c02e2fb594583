package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.inspect.dns.DnsMessage;
import eu.sealwatch.wire.v1.Dns;

/** Counts the messages of one name-service flow, and keeps its first question. */
final class DnsTally {
    private String query = "";
    private int type;
    private int responseCode;
    private int queries;
    private int responses;

    /** Protocols whose every datagram has the form of DNS. */
    static boolean covers(String protocol) {
        return switch (protocol) {
            case "dns", "mdns", "llmnr" -> true;
            default -> false;
        };
    }

    void count(DnsMessage message) {
        if (query.isEmpty()) {
            query = message.name();
            type = message.type();
        }
        if (message.response()) {
            responses++;
            responseCode = message.responseCode();
        } else {
            queries++;
        }
    }

    /** Whether a resolver's DNSCrypt certificate is asked for (DNSCrypt protocol 2, section 7). */
    boolean isForDnscrypt() {
        return query.startsWith("2.dnscrypt-cert.");
    }

    Dns message() {
        return Dns.newBuilder()
                .setQuery(query)
                .setType(type)
                .setResponseCode(responseCode)
                .setQueries(queries)
                .setResponses(responses)
                .setAnswered(responses > 0)
                .build();
    }
}
