package eu.sealwatch.agent.inspect.slp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** SLP, versions 1 and 2, by function, whole length and language tag (RFC 2165, RFC 2608). */
public final class SlpInspector implements Inspector {
    private static final Plain SLP = Plain.handshake("slp");
    private static final int LAST_FUNCTION = 11;
    private static final int LANGUAGE_2 = 14;
    private static final int LANGUAGE_1 = 6;
    private static final int LONGEST_LANGUAGE = 35;

    @Override
    public String protocol() {
        return "slp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int function = datagram.u8(1);
        if (function < 1 || function > LAST_FUNCTION) {
            return Recognition.NOT_MINE;
        }
        boolean known =
                switch (datagram.u8(0)) {
                    case 1 -> isVersion1(datagram);
                    case 2 -> isVersion2(datagram);
                    default -> false;
                };
        return known
                ? SLP.with("slp.version", Integer.toString(datagram.u8(0))).complete()
                : Recognition.NOT_MINE;
    }

    // length, flags, dialect 0, two letters of language, encoding
    private static boolean isVersion1(Octets datagram) {
        return datagram.u16(2) == datagram.length()
                && datagram.u8(5) == 0
                && isLetter(datagram.u8(LANGUAGE_1))
                && isLetter(datagram.u8(LANGUAGE_1 + 1));
    }

    // length, flags with 13 bits reserved, next extension, transaction, language tag
    private static boolean isVersion2(Octets datagram) {
        int language = datagram.u16(LANGUAGE_2 - 2);
        return datagram.u24(2) == datagram.length()
                && (datagram.u16(5) & 0x1FFF) == 0
                && language >= 2
                && language <= LONGEST_LANGUAGE
                && datagram.has(LANGUAGE_2, language)
                && isLetter(datagram.u8(LANGUAGE_2))
                && Ascii.isPrintable(datagram, LANGUAGE_2, LANGUAGE_2 + language);
    }

    private static boolean isLetter(int value) {
        return (value | 0x20) >= 'a' && (value | 0x20) <= 'z';
    }
}
