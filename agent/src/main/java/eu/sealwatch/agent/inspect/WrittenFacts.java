package eu.sealwatch.agent.inspect;

import eu.sealwatch.wire.v1.FlowRecord;

/**
 * Facts to which nothing will be added, as the record will have them: so what they were read from
 * need not be kept, and is not worked out again for each record.
 */
public record WrittenFacts(String protocol, FlowRecord.Basis basis, FlowRecord part)
        implements Facts {

    /** The record's own fields, and of each value in it. */
    private static final int RECORD_BYTES = 640;

    public static WrittenFacts of(Facts facts) {
        var part = FlowRecord.newBuilder();
        facts.describe(part);
        return new WrittenFacts(facts.protocol(), facts.basis(), part.build());
    }

    @Override
    public int bytes() {
        return RECORD_BYTES + 2 * part.getSerializedSize();
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.mergeFrom(part);
    }
}
