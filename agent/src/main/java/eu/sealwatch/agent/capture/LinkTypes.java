package eu.sealwatch.agent.capture;

import java.util.OptionalInt;

/** LINKTYPE_ values of Linux's hardware types (linux/if_arp.h), where a raw socket shows them. */
final class LinkTypes {
    static final int ETHERNET = 1;
    static final int RAW_IP = 101;

    private LinkTypes() {}

    /**
     * The LINKTYPE_ of an interface; none where the kernel does not promise which header a raw
     * socket sees (PPP), or where the header is one that we do not read.
     */
    static OptionalInt ofHardware(int type) {
        return switch (type) {
            // ARPHRD_ETHER; ARPHRD_LOOPBACK, whose header is Ethernet's with zero addresses
            case 1, 772 -> OptionalInt.of(ETHERNET);
            // ARPHRD_RAWIP, TUNNEL, TUNNEL6, SIT, NONE: IP and nothing before it
            case 519, 768, 769, 776, 0xFFFE -> OptionalInt.of(RAW_IP);
            default -> OptionalInt.empty();
        };
    }
}
