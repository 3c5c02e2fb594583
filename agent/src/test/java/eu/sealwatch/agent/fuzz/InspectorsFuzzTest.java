package eu.sealwatch.agent.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Inspectors;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;

/** Every inspector on any bytes: it answers, its facts can be written, and its no is final. */
class InspectorsFuzzTest {

    @FuzzTest
    void everyStreamGetsAnAnswerThatHolds(FuzzedDataProvider data) {
        boolean midstream = data.consumeBoolean();
        byte[] client = data.consumeBytes(data.consumeInt(0, 4096));
        int cut = data.consumeInt(0, client.length);
        byte[] server = data.consumeRemainingAsBytes();
        Conversation whole = stream(client, client.length, server, server.length, midstream);
        Conversation part = stream(client, cut, server, Math.min(cut, server.length), midstream);
        for (Inspector inspector : Inspectors.tcp()) {
            boolean refused = ask(inspector, part) == Recognition.NOT_MINE;
            if (refused && ask(inspector, whole) != Recognition.NOT_MINE) {
                throw new AssertionError(inspector.protocol() + " took back its no");
            }
            ask(inspector, whole);
        }
    }

    @FuzzTest
    void everyDatagramGetsAnAnswer(byte[] datagram) {
        for (Inspector inspector : Inspectors.udp()) {
            ask(inspector, Conversation.udp(Octets.of(datagram)));
            var earlier = List.of(new Conversation.Earlier(true, Octets.of(datagram)));
            ask(inspector, Conversation.udp(Octets.of(datagram), earlier));
        }
    }

    private static Recognition ask(Inspector inspector, Conversation conversation) {
        Recognition answer = inspector.inspect(conversation);
        if (answer instanceof Recognition.Recognised recognised) {
            recognised.facts().describe(FlowRecord.newBuilder());
        }
        return answer;
    }

    private static Conversation stream(
            byte[] client, int ofClient, byte[] server, int ofServer, boolean midstream) {
        return new Conversation.Given(
                6,
                new Octets(client, 0, ofClient),
                new Octets(server, 0, ofServer),
                40000,
                0,
                midstream,
                false,
                false);
    }
}
