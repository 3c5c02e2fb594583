package eu.sealwatch.agent.inspect.ipsec;

import static eu.sealwatch.agent.inspect.Given.datagrams;
import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Ike;
import org.junit.jupiter.api.Test;

class IkeInspectorTest {
    private static final String INITIATOR = "1111111111111111";
    private static final String RESPONDER = "2222222222222222";
    private static final String NOBODY = "0000000000000000";

    // one proposal: AES-GCM-256, AES-CBC-128, SHA-256, Curve25519, and ML-KEM-768 besides
    private static final String OFFER =
            proposal(
                    6,
                    "0300000C 01000014 800E0100"
                            + "0300000C 0100000C 800E0080"
                            + "03000008 02000005"
                            + "03000008 0300000C"
                            + "03000008 0400001F"
                            + "00000008 06000024");
    private static final String CHOICE =
            proposal(
                    4,
                    "0300000C 01000014 800E0100"
                            + "03000008 02000005"
                            + "03000008 0400001F"
                            + "00000008 06000024");

    private final IkeInspector inspector = new IkeInspector();

    @Test
    void bothSidesOfTheFirstExchangeGiveOfferAndChoice() {
        Ike ike =
                ike(
                        datagrams(
                                ">" + init(NOBODY, "08", 33, payload(0, OFFER)),
                                "<" + init(RESPONDER, "20", 33, payload(0, CHOICE))));

        assertThat(ike.getVersion()).isEqualTo(2);
        assertThat(ike.getExchange()).isEqualTo("IKE_SA_INIT");
        assertThat(ike.getInitiatorSeen()).isTrue();
        assertThat(ike.getResponderSeen()).isTrue();
        assertThat(ike.getOffered().getEncryptionList())
                .containsExactly("ENCR_AES_GCM_16-256", "ENCR_AES_CBC-128");
        assertThat(ike.getOffered().getIntegrityList()).containsExactly("AUTH_HMAC_SHA2_256_128");
        assertThat(ike.getChosen().getEncryptionList()).containsExactly("ENCR_AES_GCM_16-256");
        assertThat(ike.getChosen().getPrfList()).containsExactly("PRF_HMAC_SHA2_256");
        assertThat(ike.getChosen().getKeyExchangeList()).containsExactly("CURVE25519");
        assertThat(ike.getChosen().getAdditionalKeyExchangeList()).containsExactly("ML_KEM_768");
        assertThat(ike.getChosen().getIntegrityList()).isEmpty();
    }

    @Test
    void answerCompletesIt() {
        String request = ">" + init(NOBODY, "08", 33, payload(0, OFFER));
        String answer = "<" + init(RESPONDER, "20", 33, payload(0, CHOICE));

        assertThat(isComplete(datagrams(request))).isFalse();
        assertThat(isComplete(datagrams(request, answer))).isTrue();
    }

    @Test
    void refusalIsAnErrorAndNoChoice() {
        Ike ike =
                ike(
                        datagrams(
                                ">" + init(NOBODY, "08", 33, payload(0, OFFER)),
                                "<" + init(RESPONDER, "20", 41, payload(0, "0000000E"))));

        assertThat(ike.getError()).isEqualTo(14);
        assertThat(ike.hasChosen()).isFalse();
    }

    @Test
    void whatBothAnnounceIsAgreedAndChildlessIsTheRespondersToSay() {
        String announced = "00004004 00004016 00004022 00004033 00004036";
        String notifications = notifications(announced.split(" "));
        Ike request = ike(datagrams(">" + init(NOBODY, "08", 41, notifications)));
        Ike both =
                ike(
                        datagrams(
                                ">" + init(NOBODY, "08", 41, notifications),
                                "<" + init(RESPONDER, "20", 41, notifications)));

        assertThat(request.getNatDetection()).isFalse();
        assertThat(request.getChildless()).isFalse();
        assertThat(both.getNatDetection()).isTrue();
        assertThat(both.getChildless()).isTrue();
        assertThat(both.getPostQuantumPsk()).isTrue();
        assertThat(both.getIntermediate()).isTrue();
        assertThat(both.getError()).isZero();
    }

    @Test
    void aggressiveModeOfVersionOneHasMethodAndVendorsInClear() {
        String suite =
                "00000001 00000001" // domain, situation
                        + "00000030 01 01 00 01" // the proposal
                        + "00000028 01 01 0000"
                        + "80010007 800E0100 80020002 80030001 80040002 800B0001 000C0004 00007080";
        String vendor = payload(0, "4A131C81070358455C5728F20E95452F");
        String request =
                header(INITIATOR, NOBODY, 1, "10", "04", "00", "0D00003C" + suite + vendor);
        Ike ike = ike(udp(hex(request)));

        assertThat(ike.getVersion()).isEqualTo(1);
        assertThat(ike.getAggressive()).isTrue();
        assertThat(ike.getOffered().getEncryptionList()).containsExactly("ENCR_AES_CBC-256");
        assertThat(ike.getOffered().getPrfList()).containsExactly("PRF_HMAC_SHA1");
        assertThat(ike.getOffered().getKeyExchangeList()).containsExactly("MODP_1024");
        assertThat(ike.getOffered().getAuthenticationList()).containsExactly("pre-shared-key");
        assertThat(ike.getVendorsList()).containsExactly("RFC 3947");
    }

    @Test
    void markerInFrontMeansThatItIsInsideUdpWithEsp() {
        String authentication =
                header(INITIATOR, RESPONDER, 46, "20", "23", "08", "00000008 AABBCCDD");
        Ike ike = ike(udp(hex("00000000" + authentication)));

        assertThat(ike.getUdpEncapsulated()).isTrue();
        assertThat(ike.getExchange()).isEqualTo("IKE_AUTH");
        assertThat(isComplete(udp(hex(authentication)))).isTrue();
    }

    @Test
    void overTcpEachMessageStandsBehindItsLength() {
        byte[] request = framed(init(NOBODY, "08", 33, payload(0, OFFER)));
        byte[] answer = framed(init(RESPONDER, "20", 33, payload(0, CHOICE)));
        Ike ike = ike(tcp(join(text("IKETCP"), request), answer));

        assertThat(ike.getChosen().getKeyExchangeList()).containsExactly("CURVE25519");
        assertThat(inspector.inspect(tcp(text("IKETCP"), new byte[0])))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(tcp(text("IKEUDP"), new byte[0])))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void anotherLengthVersionExchangeOrFlagIsNotIke() {
        String good = init(NOBODY, "08", 33, payload(0, OFFER));

        assertThat(inspector.inspect(udp(hex(good + "00")))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(changed(good, 17, 0x30)))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(changed(good, 18, 0x60)))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(changed(good, 19, 0x09)))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void payloadsThatDoNotFitAreReadAsFarAsTheyDo() {
        String loose = init(NOBODY, "08", 33, "2B000004 00000099");

        assertThat(ike(udp(hex(loose))).getExchange()).isEqualTo("IKE_SA_INIT");
    }

    private static byte[] changed(String message, int at, int value) {
        byte[] bytes = hex(message);
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] framed(String message) {
        return hex("%04x".formatted(hex(message).length + 6) + "00000000" + message);
    }

    private static String init(String responder, String flags, int first, String payloads) {
        return header(INITIATOR, responder, first, "20", "22", flags, payloads);
    }

    private static String header(
            String initiator,
            String responder,
            int next,
            String version,
            String exchange,
            String flags,
            String payloads) {
        String rest = initiator + responder + "%02x".formatted(next) + version + exchange + flags;
        return rest + "00000000" + "%08x".formatted(28 + hex(payloads).length) + payloads;
    }

    private static String payload(int next, String body) {
        return "%02x00%04x".formatted(next, hex(body).length + 4) + body;
    }

    private static String notifications(String... bodies) {
        var all = new StringBuilder();
        for (int i = 0; i < bodies.length; i++) {
            all.append(payload(i == bodies.length - 1 ? 0 : 41, bodies[i]));
        }
        return all.toString();
    }

    private static String proposal(int transforms, String body) {
        return "0000%04x 01 01 00 %02x".formatted(8 + hex(body).length, transforms) + body;
    }

    private boolean isComplete(Conversation conversation) {
        return inspector.inspect(conversation)
                        instanceof Recognition.Recognised(var facts, boolean complete)
                && complete;
    }

    private Ike ike(Conversation conversation) {
        return record(inspector, conversation).getIke();
    }
}
