package eu.sealwatch.agent.inspect;

import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.ArrayList;
import java.util.List;

/** Facts of a protocol that has no message of its own in the record: its name, and attributes. */
public record Plain(String protocol, FlowRecord.Basis basis, List<Attribute> attributes)
        implements Facts {

    private static final int LONGEST_VALUE = 255;

    public Plain {
        attributes = List.copyOf(attributes);
    }

    /** Bytes that are unmistakable, and say no more than the protocol's name. */
    public static Plain handshake(String protocol) {
        return new Plain(protocol, FlowRecord.Basis.HANDSHAKE, List.of());
    }

    /** Bytes that are merely like the protocol. */
    public static Plain pattern(String protocol) {
        return new Plain(protocol, FlowRecord.Basis.PATTERN, List.of());
    }

    /** The same with one attribute more; values longer than 255 characters are cut. */
    public Plain with(String name, String value) {
        var more = new ArrayList<>(attributes);
        String kept = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
        more.add(Attribute.newBuilder().setName(name).setValue(kept).build());
        return new Plain(protocol, basis, more);
    }

    /** The answer of an inspector that needs no more bytes. */
    public Recognition complete() {
        return new Recognition.Recognised(this, true);
    }

    /** The answer of an inspector to whom more bytes may bring more attributes. */
    public Recognition soFar() {
        return new Recognition.Recognised(this, false);
    }

    @Override
    public int bytes() {
        int bytes = 64;
        for (Attribute attribute : attributes) {
            bytes += 96 + attribute.getValue().length();
        }
        return bytes;
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.addAllAttributes(attributes);
    }
}
