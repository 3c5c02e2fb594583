package eu.sealwatch.agent.inspect.dns;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.v1.FlowRecord;

/** The message by which a flow was recognised. Whoever counts all messages of a flow adds to it. */
record DnsExchange(String protocol, DnsMessage message) implements Facts {

    @Override
    public int bytes() {
        // of an answer: names, and addresses of up to 16 bytes
        return 512
                + 2 * message.name().length()
                + 64 * message.addresses().size()
                + 128 * message.aliases().size();
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.getDnsBuilder()
                .setQuery(message.name())
                .setType(message.type())
                .setResponseCode(message.responseCode())
                .setQueries(message.response() ? 0 : 1)
                .setResponses(message.response() ? 1 : 0)
                .setAnswered(message.response());
    }
}
