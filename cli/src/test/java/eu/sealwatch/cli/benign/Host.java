package eu.sealwatch.cli.benign;

import com.google.protobuf.ByteString;
import eu.sealwatch.config.Cidr;

/** A device of the site, or a place outside. */
record Host(String id, String kind, String address, ByteString ip, ByteString mac) {

    /** The MAC is made from the address; a router's stands for every place outside. */
    static Host inside(String id, String kind, String address) {
        byte[] ip = Cidr.address(address);
        return new Host(
                id,
                kind,
                address,
                ByteString.copyFrom(ip),
                ByteString.copyFrom(new byte[] {2, 0, ip[0], ip[1], ip[2], ip[3]}));
    }

    /**
     * @param id its name
     */
    static Host outside(String id, String address) {
        return new Host(
                id,
                "",
                address,
                ByteString.copyFrom(Cidr.address(address)),
                ByteString.copyFrom(new byte[] {2, 0, 10, 20, 0, 1}));
    }

    boolean isInside() {
        return !kind.isEmpty();
    }

    String macText() {
        var text = new StringBuilder();
        for (byte each : mac) {
            text.append(text.isEmpty() ? "" : ":").append(String.format("%02x", each & 0xff));
        }
        return text.toString();
    }
}
