package eu.sealwatch.agent.inspect.quic;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.extension;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Conversation.Earlier;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Given;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 9001 appendix A and RFC 9369 appendix A, and what else comes on the wire. */
class QuicInspectorTest {
    private static final String DESTINATION = "8394c8f03e515708";

    /** RFC 9001 appendix A.2: the frame; as many zeros follow as make 1,162 bytes. */
    private static final byte[] CLIENT_FRAMES =
            hex(
                    """
                    060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e868
                    04fe3a47f06a2b69484c00000413011302010000c000000010000e00000b6578
                    616d706c652e636f6dff01000100000a00080006001d00170018001000070005
                    04616c706e000500050100000000003300260024001d00209370b2c9caa47fba
                    baf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b000302030400
                    0d0010000e0403050306030203080408050806002d00020101001c0002400100
                    3900320408ffffffffffffffff05048000ffff07048000ffff08011001048000
                    75300901100f088394c8f03e51570806048000ffff
                    """);

    /** Appendix A.3, the packet. */
    private static final byte[] SERVER_1 =
            hex(
                    """
                    cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a
                    5816b6394100f37a1c69797554780bb38cc5a99f5ede4cf73c3ec2493a1839b3
                    dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84
                    022f8ef4cdd93795d77d06edbb7aaf2f58891850abbdca3d20398c276456cbc4
                    2158407dd074ee
                    """);

    private final QuicInspector inspector = new QuicInspector();

    @Test
    void keysAreThoseOfTheStandard() {
        var first = InitialSecrets.of(1, QuicWire.salt(1), Octets.of(hex(DESTINATION)), true);
        assertThat(first.key().toByteArray()).isEqualTo(hex("1f369613dd76d5467730efcbe3b1a22d"));
        assertThat(first.iv().toByteArray()).isEqualTo(hex("fa044b2f42a3fd3b46fb255c"));
        assertThat(first.headerProtection().toByteArray())
                .isEqualTo(hex("9f50449e04a0e810283a1e9933adedd2"));

        int version = QuicWire.VERSION_2;
        var second =
                InitialSecrets.of(
                        version, QuicWire.salt(version), Octets.of(hex(DESTINATION)), true);
        assertThat(second.key().toByteArray()).isEqualTo(hex("8b1a0bc121284290a29e0971b5cd045d"));
        assertThat(second.iv().toByteArray()).isEqualTo(hex("91f73e2351d8fa91660e909f"));
        assertThat(second.headerProtection().toByteArray())
                .isEqualTo(hex("45b95e15235d6f45a6b19cbcb0294ba9"));
    }

    @Test
    void clientsInitialOfTheStandardIsOpened() {
        byte[] packet = clientInitial(1, "c300000001088394c8f03e5157080000449e00000002");
        // the packet is the standard's own: its beginning and its tag
        assertThat(packet)
                .startsWith(hex("c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11"))
                .endsWith(hex("e221af44860018ab0856972e194cd934"));

        FlowRecord flow = Given.record(inspector, udp(packet));

        assertThat(flow.getProtocol()).isEqualTo("quic");
        assertThat(flow.getQuic().getVersion()).isEqualTo(1);
        assertThat(flow.getTls().getServerName()).isEqualTo("example.com");
        assertThat(flow.getTls().getAlpnOfferedList()).containsExactly("alpn");
        assertThat(flow.getTls().getOfferedGroupsList()).containsExactly(0x1D, 0x17, 0x18);
        assertThat(flow.getTls().getJa4()).startsWith("q13d0211an_");
        assertThat(flow.getTls().getServerSeen()).isFalse();
    }

    @Test
    void clientsInitialOfVersion2IsOpened() {
        byte[] packet =
                clientInitial(QuicWire.VERSION_2, "d36b3343cf088394c8f03e5157080000449e00000002");
        assertThat(packet)
                .startsWith(hex("d76b3343cf088394c8f03e5157080000449ea0c95e82ffe67b6abcdb4298b485"))
                .endsWith(hex("a18b2faa745b6fe189cf772a9f84cbfc"));

        FlowRecord flow = Given.record(inspector, udp(packet));

        assertThat(flow.getQuic().getVersion()).isEqualTo(0x6B3343CF);
        assertThat(flow.getTls().getServerName()).isEqualTo("example.com");
    }

    @Test
    void serversInitialShowsSuiteAndGroupAndEndsTheWait() {
        byte[] client = clientInitial(1, "c300000001088394c8f03e5157080000449e00000002");
        var conversation = fromServer(SERVER_1, earlier(client));

        assertThat(inspector.inspect(udp(client)))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isFalse());
        assertThat(inspector.inspect(conversation))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isTrue());
        var tls = Given.record(inspector, conversation).getTls();
        assertThat(tls.getVersion()).isEqualTo(0x0304);
        assertThat(tls.getCipher()).isEqualTo(0x1301);
        assertThat(tls.getGroup()).isEqualTo(0x001D);
    }

    @Test
    void serversDirectionAloneIsQuicOfWhichTheHelloIsHidden() {
        FlowRecord flow = Given.record(inspector, udp(SERVER_1));

        assertThat(flow.getQuic().getVersion()).isEqualTo(1);
        assertThat(flow.hasTls()).isFalse();
    }

    @Test
    void helloOverTwoDatagramsShuffledAndCutSmallIsOneHello() {
        byte[] hello =
                clientHello(
                        "1301 1302",
                        extension(0x0000, "000A 00 0007 44 6F 2E 74 65 73 74"),
                        extension(0x0010, "0005 03 646F71"),
                        extension(0x002B, "02 0304"),
                        extension(0x0015, "00".repeat(1100)));
        byte[] early = Arrays.copyOfRange(hello, 0, 40);
        byte[] middle = Arrays.copyOfRange(hello, 40, 41);
        byte[] late = Arrays.copyOfRange(hello, 41, 900);
        byte[] last = Arrays.copyOfRange(hello, 900, hello.length);
        byte[] first =
                Sealed.fromClient(
                        DESTINATION,
                        0,
                        join(Sealed.crypto(41, late), hex("01 0000"), Sealed.crypto(0, early)));
        byte[] second =
                Sealed.fromClient(
                        DESTINATION, 1, join(Sealed.crypto(900, last), Sealed.crypto(40, middle)));

        assertThat(Given.record(inspector, udp(first)).hasTls()).isFalse();
        FlowRecord flow =
                Given.record(inspector, Conversation.udp(Octets.of(second), earlier(first)));
        assertThat(flow.getTls().getServerName()).isEqualTo("do.test");
        assertThat(flow.getApplication()).isEqualTo("doq");
    }

    @Test
    void afterARetryTheKeysBeginAnew() {
        // RFC 9001 appendix A.4
        byte[] retry =
                hex("ff000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f0f2496ba");
        byte[] first = Sealed.fromClient(DESTINATION, 0, Sealed.crypto(0, hex("01000100")));
        byte[] second = Sealed.fromClient("f067a5502a4262b5", 1, CLIENT_FRAMES);
        var before =
                List.of(new Earlier(true, Octets.of(first)), new Earlier(false, Octets.of(retry)));

        FlowRecord flow = Given.record(inspector, Conversation.udp(Octets.of(second), before));

        assertThat(flow.getQuic().getRetry()).isTrue();
        assertThat(flow.getTls().getServerName()).isEqualTo("example.com");
    }

    @Test
    void packetsThatShareADatagramAreAllRead() {
        byte[] client = clientInitial(1, "c300000001088394c8f03e5157080000449e00000002");
        byte[] zeroRtt = hex("D0 00000001 08 8394C8F03E515708 00 12" + "07".repeat(18));

        FlowRecord flow = Given.record(inspector, udp(join(client, zeroRtt)));

        assertThat(flow.getQuic().getZeroRtt()).isTrue();
        assertThat(flow.getTls().getClientSeen()).isTrue();
    }

    @Test
    void versionNegotiationTellsWhatTheServerSpeaks() {
        byte[] packet = hex("AA 00000000 08 0102030405060708 00 00000001 FF00001D 1A2A3A4A");

        FlowRecord flow = Given.record(inspector, udp(packet));

        assertThat(flow.getQuic().getVersionNegotiation()).isTrue();
        assertThat(flow.getQuic().getServerVersionsList()).containsExactly(1, 0xFF00001D);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80 00000000 00 00 0A0A0A0A", // no version that is known
                "C0 00000001 08 8394C8F03E515708 00 00 449E", // longer than the datagram
                "C0 00000007 08 8394C8F03E515708 00 00 12 07070707", // no version of QUIC
                "C0 00000001 15 8394C8F03E515708", // an id too long
                "40 8394C8F03E515708 0102030405060708", // a short header shows nothing
            })
    void whatIsNotUnmistakableIsNotQuic(String datagram) {
        assertThat(inspector.inspect(udp(hex(datagram)))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void nameInTheHelloOfGooglesOwnIsRead() {
        byte[] hello =
                join(
                        text("CHLO"),
                        hex("0200 0000"),
                        text("PAD\0"),
                        hex("02000000"),
                        text("SNI\0"),
                        hex("09000000"),
                        text("--do.test"));
        byte[] datagram = join(hex("09 8394C8F03E515708"), text("Q043"), new byte[17], hello);

        FlowRecord flow = Given.record(inspector, udp(datagram));

        assertThat(flow.getQuic().getVersion()).isEqualTo(0x51303433);
        assertThat(flow.getQuic().getServerName()).isEqualTo("do.test");
    }

    @Test
    void changedBytesNeverThrow() {
        byte[] client = clientInitial(1, "c300000001088394c8f03e5157080000449e00000002");
        var random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            byte[] changed = (i % 2 == 0 ? client : SERVER_1).clone();
            for (int n = 0; n < 3; n++) {
                changed[random.nextInt(Math.min(changed.length, 60))] = (byte) random.nextInt();
            }
            var answer = inspector.inspect(fromServer(changed, earlier(client)));
            if (answer instanceof Recognition.Recognised recognised) {
                recognised.facts().describe(FlowRecord.newBuilder());
            }
        }
    }

    @Test
    void framesThatDoNotFitTheBoundAreLeftOut() {
        var frames = new CryptoFrames();
        byte[] far = join(hex("06 8000FFFF 01 07"), Sealed.crypto(0, hex("0102")));

        assertThat(frames.add(Octets.of(far), 6)).isTrue();
        assertThat(frames.stream().toBytes()).isEqualTo(hex("0102"));
    }

    private static byte[] clientInitial(int version, String header) {
        byte[] payload = Arrays.copyOf(CLIENT_FRAMES, 1162);
        return Sealed.packet(version, DESTINATION, true, hex(header), payload);
    }

    private static List<Earlier> earlier(byte[]... datagrams) {
        var list = new ArrayList<Earlier>();
        for (byte[] datagram : datagrams) {
            list.add(new Earlier(true, Octets.of(datagram)));
        }
        return list;
    }

    private static Conversation fromServer(byte[] datagram, List<Earlier> earlier) {
        return new Conversation.Given(
                17, Octets.EMPTY, Octets.of(datagram), 40000, 443, false, false, false, earlier);
    }
}
