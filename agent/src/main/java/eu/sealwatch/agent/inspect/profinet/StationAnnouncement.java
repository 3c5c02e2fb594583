package eu.sealwatch.agent.inspect.profinet;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.Optional;

/**
 * What a PROFINET station says of itself by DCP (IEC 61158-6-10 section 4.3): its name and address,
 * in an answer to who looks for it, or in the greeting with which it joins.
 *
 * @param ip 4 bytes; zeros while it has none
 */
public record StationAnnouncement(String name, byte[] ip) {
    // FrameIDs
    private static final int HELLO = 0xFEFC;
    private static final int GET_SET = 0xFEFD;
    private static final int IDENTIFY_ANSWER = 0xFEFF;

    // services
    private static final int GET = 3;
    private static final int IDENTIFY = 5;
    private static final int GREET = 6;
    private static final int REQUEST = 0;
    private static final int ANSWER = 1;

    private static final int IP_OPTION = 1;
    private static final int IP_PARAMETER = 2;
    private static final int DEVICE_OPTION = 2;
    private static final int STATION_NAME = 2;

    private static final int IP_BYTES = 4;
    private static final int BLOCK_INFO = 2;

    /** DCP's own bound on a name. */
    private static final int LONGEST_NAME = 240;

    /** Empty when the frame is another, or no name and address are in it. */
    public static Optional<StationAnnouncement> read(Octets frame) {
        OctetReader in = frame.reader();
        int frameId = in.u16();
        int service = in.u8();
        int serviceType = in.u8();
        in.skip(6); // transaction, and reserved
        OctetReader blocks = in.take(in.u16()).reader();
        if (in.ranOut() || !announces(frameId, service, serviceType)) {
            return Optional.empty();
        }
        String name = "";
        byte[] ip = {};
        while (blocks.remaining() >= 4 && !blocks.ranOut()) {
            int option = blocks.u8();
            int suboption = blocks.u8();
            int length = blocks.u16();
            Octets block = blocks.take(length);
            blocks.skip(length & 1); // to an even place; the last block needs none
            Octets value = block.slice(BLOCK_INFO);
            if (option == DEVICE_OPTION && suboption == STATION_NAME) {
                name = value.slice(0, LONGEST_NAME).printable();
            } else if (option == IP_OPTION && suboption == IP_PARAMETER) {
                ip = value.slice(0, IP_BYTES).toBytes();
            }
        }
        return name.isEmpty() || ip.length < IP_BYTES
                ? Optional.empty()
                : Optional.of(new StationAnnouncement(name, ip));
    }

    public boolean hasAddress() {
        return (ip[0] | ip[1] | ip[2] | ip[3]) != 0;
    }

    private static boolean announces(int frameId, int service, int type) {
        return switch (frameId) {
            case HELLO -> service == GREET && type == REQUEST;
            case GET_SET -> service == GET && type == ANSWER;
            case IDENTIFY_ANSWER -> service == IDENTIFY && type == ANSWER;
            default -> false;
        };
    }
}
