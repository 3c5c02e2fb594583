package eu.sealwatch.agent.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.wire.v1.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Given bytes, and what an inspector wrote of them: the words in which the tests are written. */
public final class Given {

    private Given() {}

    /** Hex digits, with blanks wherever they help to read. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Four bytes of length, and the bytes: what SSH calls a string. */
    public static byte[] u32Counted(byte[] bytes) {
        return join(hex("%08x".formatted(bytes.length)), bytes);
    }

    public static Conversation tcp(byte[] client, byte[] server) {
        return Conversation.tcp(Octets.of(client), Octets.of(server));
    }

    /** Bytes from the middle of a connection. */
    public static Conversation midstream(byte[] client, byte[] server) {
        return new Conversation.Given(
                6, Octets.of(client), Octets.of(server), 40000, 0, true, false, false);
    }

    public static Conversation udp(byte[] datagram) {
        return Conversation.udp(Octets.of(datagram));
    }

    /** Datagrams one after the other, from the client after {@code >}, else from the server. */
    public static Conversation datagrams(String... directionsAndHex) {
        var all = new ArrayList<Conversation.Earlier>();
        for (String one : directionsAndHex) {
            all.add(
                    new Conversation.Earlier(
                            one.startsWith(">"), Octets.of(hex(one.substring(1)))));
        }
        var last = all.removeLast();
        return new Conversation.Given(
                17,
                last.fromClient() ? last.octets() : Octets.EMPTY,
                last.fromClient() ? Octets.EMPTY : last.octets(),
                40000,
                0,
                false,
                false,
                false,
                all);
    }

    /**
     * The record as the inspector fills it; fails when it did not recognise the bytes, or when its
     * facts change with them afterwards: their memory serves other flows.
     */
    public static FlowRecord record(Inspector inspector, Conversation conversation) {
        var memory = new ArrayList<byte[]>();
        Recognition answer = inspector.inspect(copy(conversation, memory));
        if (!(answer instanceof Recognition.Recognised(Facts facts, boolean complete))) {
            throw new AssertionError(inspector.protocol() + " was not recognised: " + answer);
        }
        FlowRecord record = written(facts);
        memory.forEach(bytes -> Arrays.fill(bytes, (byte) 0xA5));
        assertThat(written(facts)).isEqualTo(record);
        assertThat(facts.bytes()).isPositive();
        return record;
    }

    private static FlowRecord written(Facts facts) {
        var flow = FlowRecord.newBuilder();
        flow.setProtocol(facts.protocol()).setBasis(facts.basis());
        facts.describe(flow);
        return flow.build();
    }

    private static Conversation copy(Conversation given, List<byte[]> memory) {
        return new Conversation.Given(
                given.transport(),
                copy(given.client(), memory),
                copy(given.server(), memory),
                given.clientPort(),
                given.serverPort(),
                given.beganBeforeCapture(),
                given.clientEnded(),
                given.serverEnded(),
                given.earlier().stream()
                        .map(it ->
                                new Conversation.Earlier(
                                        it.fromClient(), copy(it.octets(), memory)))
                        .toList());
    }

    private static Octets copy(Octets octets, List<byte[]> memory) {
        byte[] bytes = octets.toBytes();
        memory.add(bytes);
        return Octets.of(bytes);
    }
}
