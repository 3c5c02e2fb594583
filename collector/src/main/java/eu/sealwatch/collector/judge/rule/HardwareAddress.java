package eu.sealwatch.collector.judge.rule;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/** Hardware addresses as policies write them: six pairs with colons, lower case. */
final class HardwareAddress {
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":");

    private HardwareAddress() {}

    static String text(ByteString mac) {
        return PAIRS.formatHex(mac.toByteArray());
    }
}
