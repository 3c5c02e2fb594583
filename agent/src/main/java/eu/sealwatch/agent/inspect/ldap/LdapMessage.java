package eu.sealwatch.agent.inspect.ldap;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Ber;
import eu.sealwatch.agent.inspect.Fit;

/** One LDAPMessage: its envelope and its operation's own first fields (RFC 4511 section 4). */
final class LdapMessage {
    static final int BIND = 0x60;
    static final int BIND_RESPONSE = 0x61;
    static final int EXTENDED = 0x77;
    static final int EXTENDED_RESPONSE = 0x78;
    private static final int UNBIND = 0x42;
    private static final int SEARCH = 0x63;
    private static final int ENTRY = 0x64;
    private static final int MODIFY = 0x66;
    private static final int ADD = 0x68;
    private static final int DELETE = 0x4A;
    private static final int MODIFY_NAME = 0x6C;
    private static final int COMPARE = 0x6E;
    private static final int ABANDON = 0x50;
    private static final int REFERENCE = 0x73;
    private static final int INTERMEDIATE = 0x79;
    private static final int LONGEST_ID = 4;

    /** Bytes up to the operation's first fields, however long the lengths are written. */
    private static final int HEAD = 40;

    private LdapMessage() {}

    /** Where the operation's element begins, or -1 while or where there is none. */
    static int operation(Octets octets, int message) {
        int id = Ber.contents(octets, message);
        int length = octets.u8(id + 1);
        boolean known =
                id > 0
                        && octets.u8(message) == Ber.SEQUENCE
                        && octets.u8(id) == Ber.INTEGER
                        && length >= 1
                        && length <= LONGEST_ID;
        int operation = id + 2 + length;
        return known && octets.has(operation, 2) && Ber.contents(octets, operation) > 0
                ? operation
                : -1;
    }

    /** Whether a message begins here, as far as its first bytes show. */
    static Fit fit(Octets octets) {
        if (octets.isEmpty()) {
            return Fit.OPEN;
        }
        if (octets.u8(0) != Ber.SEQUENCE) {
            return Fit.CONTRADICTS;
        }
        int operation = operation(octets, 0);
        if (operation < 0) {
            return octets.length() < HEAD && mayGoOn(octets) ? Fit.OPEN : Fit.CONTRADICTS;
        }
        int contents = Ber.contents(octets, operation);
        int end = Ber.end(octets, operation);
        int whole = Ber.end(octets, 0);
        // controls may follow
        if (end < 0 || whole < 0 || end > whole || !isOperation(octets.u8(operation))) {
            return Fit.CONTRADICTS;
        }
        if (octets.length() < Math.min(whole, contents + HEAD)) {
            return Fit.OPEN;
        }
        return hasFields(octets, operation, contents, end) ? Fit.PROVES : Fit.CONTRADICTS;
    }

    private static boolean mayGoOn(Octets octets) {
        int id = Ber.contents(octets, 0);
        return id < 0
                ? octets.length() < 6
                : !octets.has(id, 2)
                        || octets.u8(id) == Ber.INTEGER
                                && octets.u8(id + 1) >= 1
                                && octets.u8(id + 1) <= LONGEST_ID
                                && octets.length() < id + 12;
    }

    private static boolean isOperation(int tag) {
        return !name(tag).isEmpty();
    }

    private static boolean hasFields(Octets octets, int operation, int at, int end) {
        int second = Ber.end(octets, at);
        return switch (octets.u8(operation)) {
            case BIND -> {
                int version = Ber.small(octets, at);
                yield version >= 1 && version <= 3 && octets.u8(second) == Ber.OCTET_STRING;
            }
            case SEARCH -> {
                int scope = Ber.small(octets, second);
                int alias = Ber.small(octets, second + 3);
                yield octets.u8(at) == Ber.OCTET_STRING
                        && (scope >= 0 && scope <= 3 && alias >= 0 && alias <= 3
                                || !octets.has(second, 6));
            }
            case ENTRY, MODIFY, ADD, COMPARE ->
                    octets.u8(at) == Ber.OCTET_STRING
                            && (octets.u8(second) == Ber.SEQUENCE || !octets.has(second, 1));
            case MODIFY_NAME ->
                    octets.u8(at) == Ber.OCTET_STRING
                            && (octets.u8(second) == Ber.OCTET_STRING || !octets.has(second, 1));
            case DELETE ->
                    end > at && Ascii.isPrintable(octets, at, Math.min(end, octets.length()));
            case UNBIND -> end == at;
            case ABANDON -> end > at && end - at <= LONGEST_ID;
            case EXTENDED -> octets.u8(at) == 0x80;
            case REFERENCE -> octets.u8(at) == Ber.OCTET_STRING;
            case INTERMEDIATE -> end == at || octets.u8(at) >> 4 == 8;
            // a result: code, matched name, message
            default ->
                    octets.u8(at) == Ber.ENUMERATED
                            && Ber.small(octets, at) >= 0
                            && octets.u8(at + 3) == Ber.OCTET_STRING;
        };
    }

    /** Of an operation by its tag; empty for none. */
    static String name(int tag) {
        return switch (tag) {
            case BIND -> "bind";
            case BIND_RESPONSE -> "bind-response";
            case UNBIND -> "unbind";
            case SEARCH -> "search";
            case ENTRY, 0x65, REFERENCE -> "search-response";
            case MODIFY -> "modify";
            case ADD -> "add";
            case DELETE -> "delete";
            case MODIFY_NAME -> "modify-name";
            case COMPARE -> "compare";
            case 0x67, 0x69, 0x6B, 0x6D, 0x6F -> "response";
            case ABANDON -> "abandon";
            case EXTENDED -> "extended";
            case EXTENDED_RESPONSE -> "extended-response";
            case INTERMEDIATE -> "intermediate";
            default -> "";
        };
    }
}
