package eu.sealwatch.agent.inspect.ethernetip;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Plain;

/** What a device says of itself in answer to ListIdentity: CIP volume 2, table 2-4.4. */
final class Identity {
    // version, socket address, then the identity object's attributes
    private static final int VENDOR = 18;
    private static final int REVISION = 24;
    private static final int NAME = 32;

    private Identity() {}

    /** The facts with the device's maker and model, where the message tells them. */
    static Plain of(Octets message, Plain facts) {
        if (message.u8(0) != Encapsulation.LIST_IDENTITY) {
            return facts;
        }
        Octets item =
                CommonPackets.find(message.slice(Encapsulation.HEADER), CommonPackets.IDENTITY);
        if (item.length() <= NAME) {
            return facts;
        }
        return facts.with("ethernet-ip.vendor_id", Integer.toString(item.u16le(VENDOR)))
                .with("ethernet-ip.revision", item.u8(REVISION) + "." + item.u8(REVISION + 1))
                .with("ethernet-ip.product", item.slice(NAME + 1, item.u8(NAME)).printable());
    }
}
