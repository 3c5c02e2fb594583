package eu.sealwatch.wire.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.ContentSigns.Side;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Shape;
import org.junit.jupiter.api.Test;

class SignsJsonTest {
    private static final CodePointNames NAMES =
            new CodePointNames() {
                @Override
                public String cipher(int code) {
                    return "";
                }

                @Override
                public String group(int code) {
                    return "";
                }
            };

    @Test
    void rhythmNamesItsGuessAndTheFigures() {
        var rhythm =
                Rhythm.newBuilder()
                        .setSourceSmall(40)
                        .setDestinationLarge(2)
                        .setTurns(79)
                        .setActiveSeconds(13)
                        .setActivity(Rhythm.Activity.BULK)
                        .setActivityBasis("why")
                        .setLogin(Rhythm.Login.LOGIN_FAILED)
                        .setReverseForwarding(true);
        assertThat(json(Flows.tcp().setRhythm(rhythm)))
                .contains(
                        "\"rhythm\":{\"source\":{\"small\":40,\"large\":0,\"bytes\":0,\"bursts\":0},"
                                + "\"destination\":{\"small\":0,\"large\":2,\"bytes\":0,\"bursts\":0},"
                                + "\"turns\":79,\"active_seconds\":13,\"longest_silence\":0,"
                                + "\"activity\":\"file-transfer\",\"activity_basis\":\"why\","
                                + "\"login\":\"failed\",\"reverse_forwarding\":true}");
    }

    @Test
    void contentIsListsOfFilesAndIdentifiers() {
        var content =
                ContentSigns.newBuilder()
                        .setLookedAt(900)
                        .addFiles(
                                ContentSigns.Files.newBuilder()
                                        .setKind("dicos")
                                        .setSender(Side.SOURCE)
                                        .setCount(2))
                        .addIdentifiers(
                                ContentSigns.Identifiers.newBuilder()
                                        .setKind("container")
                                        .setSender(Side.DESTINATION)
                                        .setCount(3)
                                        .addSamples(
                                                ContentSigns.Sample.newBuilder()
                                                        .setMasked("MSKU•••••65")
                                                        .setKeyedHash(ByteString.fromHex("0a")))
                                        .addSamples(
                                                ContentSigns.Sample.newBuilder()
                                                        .setMasked("CSQU•••••83")));
        assertThat(json(Flows.tcp().setContent(content)))
                .contains(
                        "\"content\":{\"looked_at\":900,"
                                + "\"files\":[{\"kind\":\"dicos\",\"sender\":\"source\",\"count\":2}],"
                                + "\"identifiers\":[{\"kind\":\"container\",\"sender\":\"destination\","
                                + "\"count\":3,\"samples\":["
                                + "{\"masked\":\"MSKU•••••65\",\"keyed_hash\":\"0a\"},"
                                + "{\"masked\":\"CSQU•••••83\"}]}]}");
    }

    @Test
    void shapeAndParentAreHex() {
        var shape =
                Shape.newBuilder()
                        .setLook(Shape.Look.HIGH_ENTROPY)
                        .setEntropy(7.98765)
                        .setSampled(4096)
                        .setSourceFirst(ByteString.fromHex("00010203"))
                        .setSourceFraming("length-prefixed u32be at 0");
        assertThat(json(Flows.tcp().setShape(shape).setParent(ByteString.fromHex("ff00"))))
                .contains("\"parent\":\"ff00\"")
                .contains(
                        "\"shape\":{\"look\":\"high-entropy\",\"entropy\":7.988,\"sampled\":4096,"
                                + "\"source\":{\"first\":\"00010203\","
                                + "\"framing\":\"length-prefixed u32be at 0\"}}");
    }

    private static String json(FlowRecord.Builder flow) {
        return new FlowJson(NAMES).line(flow.build(), FlowContext.NONE);
    }
}
