package eu.sealwatch.agent.inspect.ptp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * PTP version 2 by its common header: a message type that has the control field of old and the
 * length that belong to it (IEEE 1588-2019, section 13.3).
 */
public final class PtpInspector implements Inspector {
    private static final Plain PTP = Plain.handshake("ptp");
    private static final int VERSION = 1;
    private static final int LENGTH = 2;
    private static final int DOMAIN = 4;
    private static final int CONTROL = 32;
    private static final int HEADER = 34;
    private static final int OTHER = 5;

    @Override
    public String protocol() {
        return "ptp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        // the profiles number themselves from 0 to 3
        return firstOctet < 0x40 && least(firstOctet & 0x0F) > 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int type = datagram.u8(0) & 0x0F;
        int length = datagram.u16(LENGTH);
        int version = datagram.u8(VERSION);
        // 2.0 and 2.1; some senders fill up by two octets
        boolean right =
                datagram.has(0, HEADER)
                        && mayBegin(datagram.u8(0))
                        && (version == 0x02 || version == 0x12)
                        && length >= least(type)
                        && (length == datagram.length() || length + 2 == datagram.length())
                        && isControl(type, datagram.u8(CONTROL));
        return right
                ? PTP.with("ptp.domain", Integer.toString(datagram.u8(DOMAIN)))
                        .with("ptp.message", name(type))
                        .complete()
                : Recognition.NOT_MINE;
    }

    /** Header and body; 0 for a type that is not. */
    private static int least(int type) {
        return switch (type) {
            case 0x0, 0x1, 0x8, 0xC -> HEADER + 10;
            case 0x2, 0x3, 0x9, 0xA -> HEADER + 20;
            case 0xB -> HEADER + 30;
            case 0xD -> HEADER + 14;
            default -> 0;
        };
    }

    private static boolean isControl(int type, int control) {
        int old =
                switch (type) {
                    case 0x0 -> 0;
                    case 0x1 -> 1;
                    case 0x8 -> 2;
                    case 0x9 -> 3;
                    case 0xD -> 4;
                    default -> OTHER;
                };
        // IEEE 802.1AS sends zero always
        return control == old || control == 0;
    }

    private static String name(int type) {
        return switch (type) {
            case 0x0 -> "sync";
            case 0x1 -> "delay-request";
            case 0x2 -> "peer-delay-request";
            case 0x3 -> "peer-delay-response";
            case 0x8 -> "follow-up";
            case 0x9 -> "delay-response";
            case 0xA -> "peer-delay-response-follow-up";
            case 0xB -> "announce";
            case 0xC -> "signaling";
            default -> "management";
        };
    }
}
