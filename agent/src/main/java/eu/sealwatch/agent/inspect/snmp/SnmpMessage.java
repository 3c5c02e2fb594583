package eu.sealwatch.agent.inspect.snmp;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Snmp;

/** What was read of an SNMP message; a community or a user's name is never kept. */
record SnmpMessage(Snmp message) implements Facts {

    @Override
    public String protocol() {
        return "snmp";
    }

    Recognition complete() {
        return new Recognition.Recognised(this, true);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setSnmp(message);
    }
}
