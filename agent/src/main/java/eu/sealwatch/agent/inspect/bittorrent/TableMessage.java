package eu.sealwatch.agent.inspect.bittorrent;

import eu.sealwatch.agent.flow.Octets;
import java.util.Set;

/**
 * A message of the distributed hash table (BEP 5): a dictionary whose keys are all known, one of
 * which is a query, an answer or an error. Walks the dictionary as far as it was captured.
 */
final class TableMessage {
    private static final Set<String> KEYS =
            Set.of("a", "e", "ip", "ip4", "ip6", "q", "r", "ro", "t", "v", "y", "p");
    private static final int LONGEST_KEY = 3;
    private static final int DEEPEST = 8;

    private final Octets octets;
    private int at = 1;
    private boolean malformed;

    private TableMessage(Octets octets) {
        this.octets = octets;
    }

    static boolean is(Octets datagram) {
        return new TableMessage(datagram).read();
    }

    private boolean read() {
        if (octets.u8(0) != 'd') {
            return false;
        }
        boolean sender = false;
        while (at < octets.length() && octets.u8(at) != 'e') {
            Octets key = string();
            if (malformed || key.length() > LONGEST_KEY || !KEYS.contains(key.latin1())) {
                return false;
            }
            // BEP 5: arguments and answers name their sender, by 20 bytes
            boolean names = octets.startsWith(at, "d2:id20:");
            sender |= names && (key.u8(0) == 'a' || key.u8(0) == 'r');
            sender |= key.u8(0) == 'e' && octets.startsWith(at, "li20");
            if (sender) {
                return true;
            }
            value(0);
            if (malformed) {
                return false;
            }
        }
        return false;
    }

    private void value(int depth) {
        int first = octets.u8(at);
        if (depth > DEEPEST || at >= octets.length()) {
            malformed = true;
        } else if (first == 'i') {
            int end = octets.indexOf('e', at);
            malformed = end < 0;
            at = end + 1;
        } else if (first == 'l' || first == 'd') {
            at++;
            while (!malformed && octets.u8(at) != 'e') {
                value(depth + 1);
            }
            at++;
        } else {
            string();
        }
    }

    /** Length, colon, bytes. */
    private Octets string() {
        int length = 0;
        int digits = 0;
        while (octets.u8(at) >= '0' && octets.u8(at) <= '9' && digits < 4) {
            length = length * 10 + octets.u8(at++) - '0';
            digits++;
        }
        if (digits == 0 || octets.u8(at) != ':' || !octets.has(at + 1, length)) {
            malformed = true;
            return Octets.EMPTY;
        }
        Octets string = octets.slice(at + 1, length);
        at += 1 + length;
        return string;
    }
}
