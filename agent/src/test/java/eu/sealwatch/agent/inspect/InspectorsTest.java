package eu.sealwatch.agent.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InspectorsTest {

    static List<Example> examples() {
        return Example.ALL;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theCatalogueNamesEachProtocolAndNoOtherClaimsIt(Example example) {
        assertThat(names(example.inspectors(), whole(example))).containsExactly(example.protocol());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void cutAtAnyByteItIsTheSameProtocolOrNone(Example example) {
        for (int ofClient = 0; ofClient <= example.client().length; ofClient++) {
            for (int ofServer = 0; ofServer <= example.server().length; ofServer++) {
                assertThat(names(example.inspectors(), example.cut(ofClient, ofServer)))
                        .as("%d and %d bytes", ofClient, ofServer)
                        .isSubsetOf(example.protocol());
            }
        }
    }

    /** What Dispatch builds on: an answer to one byte alone holds for all that begins with it. */
    @ParameterizedTest
    @MethodSource("examples")
    void askingByTheFirstByteFindsWhatAskingAllFinds(Example example) {
        Dispatch dispatch = example.transport() == 6 ? Dispatch.tcp() : Dispatch.udp();
        Conversation whole = whole(example);
        InspectorSet asked = dispatch.newSet();
        dispatch.begin(asked);
        if (example.client().length > 0) {
            dispatch.narrow(asked, whole.client(), false, false);
        }
        if (example.server().length > 0) {
            dispatch.narrow(asked, whole.server(), true, false);
        }

        var found = new TreeSet<String>();
        for (int place = asked.next(0); place >= 0; place = asked.next(place + 1)) {
            found.addAll(names(List.of(dispatch.at(place)), whole));
        }
        assertThat(found).containsExactly(example.protocol());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void changedBytesNeverThrow(Example example) {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] client = changed(example.client(), random);
            byte[] server = changed(example.server(), random);
            var changed = new Example("any", example.transport(), client, server);
            assertThat(names(example.inspectors(), whole(changed))).hasSizeLessThan(4);
        }
    }

    @Property(tries = 2000)
    void randomBytesNeverThrow(@ForAll byte[] client, @ForAll byte[] server) {
        var tcp = new Example("any", 6, client, server);
        var udp = new Example("any", 17, client, new byte[0]);
        assertThat(names(tcp.inspectors(), whole(tcp))).hasSizeLessThan(3);
        assertThat(names(udp.inspectors(), whole(udp))).hasSizeLessThan(3);
    }

    @Test
    void randomBytesArePracticallyNeverRecognised() {
        var random = new Random(42);
        int recognised = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] client = new byte[random.nextInt(160)];
            byte[] server = new byte[random.nextInt(160)];
            random.nextBytes(client);
            random.nextBytes(server);
            var tcp = Conversation.tcp(Octets.of(client), Octets.of(server));
            recognised += names(Inspectors.tcp(), tcp).size();
            recognised += names(Inspectors.udp(), Conversation.udp(Octets.of(client))).size();
        }
        // two bytes of TeamViewer's magic in each direction, or three in a datagram
        assertThat(recognised).isLessThanOrEqualTo(1);
    }

    @Test
    void emptyConversationIsNothingYet() {
        var empty = Conversation.tcp(Octets.EMPTY, Octets.EMPTY);

        assertThat(Inspectors.tcp())
                .allSatisfy(it -> assertThat(it.inspect(empty)).isEqualTo(Recognition.UNDECIDED));
    }

    @Test
    void everyInspectorOfTheCatalogueHasAnExampleOrTestsOfItsOwn() {
        var ownTests = List.of("dicom", "tls", "rdp", "ftp-control", "rtp");
        var shown = new TreeSet<>(Example.ALL.stream().map(Example::protocol).toList());
        shown.addAll(ownTests);

        assertThat(shown)
                .containsAll(
                        Stream.concat(Inspectors.tcp().stream(), Inspectors.udp().stream())
                                .map(Inspector::protocol)
                                .toList());
    }

    private static Conversation whole(Example example) {
        return example.cut(example.client().length, example.server().length);
    }

    /** All names that the catalogue gives, not the first alone. Facts are written, too. */
    private static TreeSet<String> names(List<Inspector> inspectors, Conversation conversation) {
        var names = new TreeSet<String>();
        for (Inspector inspector : inspectors) {
            if (inspector.inspect(conversation) instanceof Recognition.Recognised recognised) {
                recognised.facts().describe(FlowRecord.newBuilder());
                names.add(recognised.facts().protocol());
            }
        }
        return names;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < 3 && changed.length > 0; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }
}
