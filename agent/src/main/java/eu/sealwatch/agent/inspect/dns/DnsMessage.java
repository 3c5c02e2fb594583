package eu.sealwatch.agent.inspect.dns;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One DNS message: its first question, and what its answers say of addresses and aliases. mDNS,
 * LLMNR and the NetBIOS name service have the same form. Holds nothing of the octets it was read
 * from.
 *
 * @param name of the first question or, in an answer without one, of the first record
 * @param type of the same
 * @param addresses 4 or 16 bytes each: A, AAAA, and the address hints of SVCB and HTTPS
 * @param aliases targets of CNAME records, in order
 * @param minimumTtl the smallest of the answers in seconds, 0 without answers
 * @param answers how many the header announces
 * @param whole false when fewer answers could be read than the header announces
 */
public record DnsMessage(
        int id,
        boolean response,
        int opcode,
        int responseCode,
        boolean truncated,
        int questions,
        String name,
        int type,
        List<byte[]> addresses,
        List<String> aliases,
        long minimumTtl,
        int answers,
        boolean whole) {

    /** Messages with more questions than one exist in mDNS alone, and stay small there. */
    private static final int MOST_QUESTIONS = 64;

    // RFC 1035 section 6.4: asks with an answer, and without a question
    private static final int INVERSE_QUERY = 1;

    // RFC 1035 section 4.1.1: the one bit still reserved
    private static final int MUST_BE_ZERO = 0x0040;

    public DnsMessage {
        addresses = List.copyOf(addresses);
        aliases = List.copyOf(aliases);
    }

    /** Whether a header is plausible and worth a whole parse; allocates nothing. */
    static boolean mayBegin(Octets octets) {
        int flags = octets.u16(2);
        int questions = octets.u16(4);
        boolean response = (flags & 0x8000) != 0;
        return octets.length() >= DnsWire.HEADER_BYTES
                && (flags & MUST_BE_ZERO) == 0
                && questions <= MOST_QUESTIONS
                && (response
                        ? questions + octets.u16(6) > 0
                        : (questions > 0 || isInverse(octets)) && (flags & 0xF) == 0);
    }

    private static boolean isInverse(Octets octets) {
        return (octets.u8(2) >> 3 & 0xF) == INVERSE_QUERY && octets.u16(6) == 1;
    }

    /**
     * The message, or nothing when the octets are not one: a header with reserved bits, a question
     * that is not well formed, or no name at all. It ends where its answers cease to be well
     * formed.
     */
    public static Optional<DnsMessage> parse(Octets octets) {
        return mayBegin(octets)
                ? Optional.ofNullable(new Parser(octets).message())
                : Optional.empty();
    }

    /** Whether this answers a question for addresses or aliases: material for a look-up record. */
    public boolean isLookupAnswer() {
        return response && opcode == 0 && questions > 0;
    }

    private static final class Parser {
        private final Octets octets;
        private final List<byte[]> addresses = new ArrayList<>();
        private final List<String> aliases = new ArrayList<>();
        private int at = DnsWire.HEADER_BYTES;
        private @Nullable String name;
        private int type;
        private long minimumTtl = Long.MAX_VALUE;

        Parser(Octets octets) {
            this.octets = octets;
        }

        @Nullable DnsMessage message() {
            int flags = octets.u16(2);
            int questions = octets.u16(4);
            int answers = octets.u16(6);
            for (int i = 0; i < questions; i++) {
                if (!question()) {
                    return null;
                }
            }
            int read = 0;
            while (read < Math.min(answers, DnsWire.MOST_RECORDS) && answer()) {
                read++;
            }
            if (name == null) {
                return null;
            }
            return new DnsMessage(
                    octets.u16(0),
                    (flags & 0x8000) != 0,
                    flags >> 11 & 0xF,
                    flags & 0xF,
                    (flags & 0x0200) != 0,
                    questions,
                    name,
                    type,
                    addresses,
                    aliases,
                    minimumTtl == Long.MAX_VALUE ? 0 : minimumTtl,
                    answers,
                    read == answers);
        }

        private boolean question() {
            DnsName asked = DnsName.at(octets, at);
            if (asked == null
                    || !octets.has(asked.end(), 4)
                    || !isClass(octets.u16(asked.end() + 2))) {
                return false;
            }
            keepFirst(asked.text(), octets.u16(asked.end()));
            at = asked.end() + 4;
            return true;
        }

        // RFC 1035 section 4.1.3: name, type, class, time to live, data
        private boolean answer() {
            DnsName owner = DnsName.at(octets, at);
            if (owner == null || !octets.has(owner.end(), 10)) {
                return false;
            }
            OctetReader in = octets.slice(owner.end()).reader();
            int recordType = in.u16();
            int recordClass = in.u16();
            long ttl = in.u32();
            Octets data = in.take(in.u16());
            if (in.ranOut() || !isClass(recordClass)) {
                return false;
            }
            int dataAt = owner.end() + in.position() - data.length();
            keepFirst(owner.text(), recordType);
            keep(recordType, data, dataAt);
            minimumTtl = Math.min(minimumTtl, ttl);
            at = dataAt + data.length();
            return true;
        }

        private void keep(int recordType, Octets data, int dataAt) {
            switch (recordType) {
                case DnsWire.A -> address(data, 4);
                case DnsWire.AAAA -> address(data, 16);
                case DnsWire.CNAME -> {
                    DnsName target = DnsName.at(octets, dataAt);
                    if (target != null) {
                        aliases.add(target.text());
                    }
                }
                case DnsWire.SVCB, DnsWire.HTTPS -> hints(data);
                default -> {} // other types say nothing of where a name leads
            }
        }

        // RFC 9460 section 2.2: priority, target, then parameters of key, length, value
        private void hints(Octets data) {
            DnsName target = DnsName.at(data, 2);
            if (target == null) {
                return;
            }
            OctetReader in = data.slice(target.end()).reader();
            while (in.remaining() > 0) {
                int key = in.u16();
                Octets value = in.take(in.u16());
                int size = key == DnsWire.HINT_IPV4 ? 4 : key == DnsWire.HINT_IPV6 ? 16 : 0;
                for (int i = 0; size > 0 && i + size <= value.length(); i += size) {
                    address(value.slice(i, size), size);
                }
                if (in.ranOut()) {
                    return;
                }
            }
        }

        private void address(Octets data, int size) {
            if (data.length() == size && addresses.size() < DnsWire.MOST_RECORDS) {
                addresses.add(data.toBytes());
            }
        }

        private void keepFirst(String text, int recordType) {
            if (name == null) {
                name = text;
                type = recordType;
            }
        }

        /** IN, CH, HS, NONE, ANY; in mDNS the top bit is a flag (RFC 6762 section 18.12). */
        private static boolean isClass(int value) {
            int known = value & 0x7FFF;
            return known == 1 || known == 3 || known == 4 || known == 254 || known == 255;
        }
    }
}
