package eu.sealwatch.agent.decode;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.Frame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FragmentsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int RAW = 101;

    /** UDP from port 9 to port 8: 8 bytes of header, then 40 that count up. */
    private static final byte[] WHOLE = datagram(40);

    private final Decoder decoder = new Decoder();
    private final Datagram seen = new Datagram();

    @Test
    void datagramComesWholeWithItsLastFragment() {
        assertThat(at(0, part(7, 0, 16))).isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.fragment).isTrue();
        assertThat(seen.sourcePort).isEqualTo(9);
        assertThat(seen.payloadCaptured).isZero();
        assertThat(at(0, part(7, 16, 32))).isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.fragment).isTrue();
        assertThat(at(0, part(7, 32, 48))).isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.fragment).isFalse();
        assertThat(seen.sourcePort).isEqualTo(9);
        assertThat(seen.payloadBytes).isEqualTo(40);
        assertThat(payload()).isEqualTo(Arrays.copyOfRange(WHOLE, 8, 48));
        assertThat(decoder.counters().reassembled()).isEqualTo(1);
    }

    @Test
    void eachFragmentCountsItsOwnBytes() {
        int bytes = 0;
        for (byte[] part : List.of(part(7, 0, 16), part(7, 16, 32), part(7, 32, 48))) {
            at(0, part);
            bytes += seen.ipBytes;
        }
        assertThat(bytes).isEqualTo(3 * 20 + 48);
    }

    @Test
    void whatCameBeforeTheFirstIsCountedWithIt() {
        assertThat(at(0, part(7, 32, 48))).isEqualTo(Decoded.STRAY_FRAGMENT);
        assertThat(at(0, part(7, 16, 32))).isEqualTo(Decoded.STRAY_FRAGMENT);
        assertThat(at(0, part(7, 0, 16))).isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.fragment).isFalse();
        assertThat(seen.packets).isEqualTo(3);
        assertThat(seen.ipBytes).isEqualTo(3 * 20 + 48);
        assertThat(payload()).isEqualTo(Arrays.copyOfRange(WHOLE, 8, 48));
    }

    @Test
    void headerMaySpanFragments() {
        byte[] tcp = new byte[24];
        ByteBuffer.wrap(tcp).putShort((short) 9).putShort((short) 8).putInt(77);
        tcp[12] = 0x50;
        tcp[13] = Frame.ACK;
        at(0, Frame.ipv4Packet(6, 1, 2, 7, 0x2000, Arrays.copyOf(tcp, 8)));
        assertThat(seen.fragment).isTrue();
        assertThat(seen.sourcePort).isEqualTo(9);
        at(0, Frame.ipv4Packet(6, 1, 2, 7, 1, Arrays.copyOfRange(tcp, 8, 24)));
        assertThat(seen.fragment).isFalse();
        assertThat(seen.sequence).isEqualTo(77);
        assertThat(seen.payloadBytes).isEqualTo(4);
    }

    @Test
    void whereFragmentsOverlapTheFirstWins() {
        byte[] other = WHOLE.clone();
        Arrays.fill(other, (byte) -1);
        at(0, part(7, 0, 24));
        at(0, part(other, 7, 16, 48));
        byte[] expected = WHOLE.clone();
        Arrays.fill(expected, 24, 48, (byte) -1);
        assertThat(payload()).isEqualTo(Arrays.copyOfRange(expected, 8, 48));
        assertThat(decoder.counters().overlapping()).isEqualTo(1);
    }

    @Test
    void fragmentSeenTwiceIsNoOverlap() {
        at(0, part(7, 0, 16));
        at(0, part(7, 0, 16));
        at(0, part(7, 16, 48));
        assertThat(payload()).isEqualTo(Arrays.copyOfRange(WHOLE, 8, 48));
        assertThat(decoder.counters().overlapping()).isZero();
    }

    @Test
    void fragmentBehindTheEndIsIgnored() {
        at(0, part(7, 32, 48));
        byte[] behind = Frame.ipv4Packet(17, 1, 2, 7, 0x2000 | 6, new byte[8]);
        assertThat(at(0, behind)).isEqualTo(Decoded.STRAY_FRAGMENT);
        at(0, part(7, 0, 32));
        assertThat(seen.payloadBytes).isEqualTo(40);
        assertThat(decoder.counters().overlapping()).isEqualTo(1);
    }

    @Test
    void fragmentThatReachesBeyondTheLargestDatagramIsMalformed() {
        byte[] beyond = Frame.ipv4Packet(17, 1, 2, 7, 0x1FFF, new byte[16]);
        assertThat(at(0, beyond)).isEqualTo(Decoded.MALFORMED);
        assertThat(decoder.counters().of(Malformed.FRAGMENT)).isEqualTo(1);
    }

    @Test
    void fragmentsMoreThanThirtySecondsApartAreOfTwoDatagrams() {
        at(0, part(7, 0, 16));
        assertThat(at(31 * SECOND, part(7, 16, 48))).isEqualTo(Decoded.STRAY_FRAGMENT);
        assertThat(decoder.counters().reassembled()).isZero();
    }

    @Test
    void fragmentsOfTwoDatagramsAreNotMixed() {
        at(0, part(7, 0, 16));
        at(0, part(8, 16, 48));
        assertThat(decoder.counters().reassembled()).isZero();
        at(0, part(7, 16, 48));
        assertThat(decoder.counters().reassembled()).isEqualTo(1);
    }

    @Test
    void partsThatWereNotCapturedEndThePayload() {
        at(0, part(7, 0, 16));
        byte[] cut = part(7, 16, 48);
        decoder.decode(Frame.packet(0, RAW, cut, 30, cut.length), seen);
        assertThat(seen.payloadBytes).isEqualTo(40);
        assertThat(seen.payloadCaptured).isEqualTo(18);
        assertThat(payload()).isEqualTo(Arrays.copyOfRange(WHOLE, 8, 26));
    }

    @Test
    void fragmentsOfIpv6HaveTheirHeaderBehindOthers() {
        byte[] options = {44, 0, 1, 4, 0, 0, 0, 0};
        byte[] first = {17, 0, 0, 1, 0, 0, 0, 7};
        byte[] second = {17, 0, 0, 16, 0, 0, 0, 7};
        byte[] head = Arrays.copyOf(WHOLE, 16);
        byte[] rest = Arrays.copyOfRange(WHOLE, 16, 48);
        at(0, Frame.ipv6Packet(60, 1, 2, Frame.join(options, first, head)));
        assertThat(seen.fragment).isTrue();
        assertThat(seen.sourcePort).isEqualTo(9);
        at(0, Frame.ipv6Packet(60, 1, 2, Frame.join(options, second, rest)));
        assertThat(seen.fragment).isFalse();
        assertThat(payload()).isEqualTo(Arrays.copyOfRange(WHOLE, 8, 48));
    }

    @Test
    void fragmentThatIsTheWholeDatagramIsNone() {
        byte[] atomic = {17, 0, 0, 0, 0, 0, 0, 7};
        at(0, Frame.ipv6Packet(44, 1, 2, Frame.join(atomic, WHOLE)));
        assertThat(seen.fragment).isFalse();
        assertThat(payload()).isEqualTo(Arrays.copyOfRange(WHOLE, 8, 48));
    }

    @Test
    void tunnelInFragmentsIsOpened() {
        byte[] inner = Frame.ipv4Packet(17, 5, 6, 0, 0, WHOLE);
        at(0, Frame.ipv4Packet(4, 1, 2, 7, 0x2000, Arrays.copyOf(inner, 24)));
        Decoded outcome =
                at(0, Frame.ipv4Packet(4, 1, 2, 7, 3, Arrays.copyOfRange(inner, 24, inner.length)));
        assertThat(Decoder.canOpen(outcome, seen)).isTrue();
        assertThat(decoder.open(seen)).isEqualTo(Decoded.DATAGRAM);
        assertThat(payload()).isEqualTo(Arrays.copyOfRange(WHOLE, 8, 48));
    }

    @Test
    void fragmentsInsideATunnelAreNotThoseOutside() {
        at(0, part(7, 0, 16));
        Decoded outcome = at(0, Frame.ipv4Packet(4, 1, 2, 0, 0, part(7, 16, 48)));
        assertThat(Decoder.canOpen(outcome, seen)).isTrue();
        assertThat(decoder.open(seen)).isEqualTo(Decoded.STRAY_FRAGMENT);
    }

    @Test
    void floodOfFragmentsDisplacesItselfAndWholeDatagramsGetThrough() {
        for (int i = 0; i < 100_000; i++) {
            at(i, Frame.ipv4Packet(17, 3, 4 + (i >> 16), i & 0xFFFF, 0x2000 | 100, new byte[64]));
            if (i % 1000 == 0) {
                at(i, part(i / 1000, 0, 16));
                at(i, part(i / 1000, 16, 48));
            }
        }
        assertThat(decoder.counters().reassembled()).isEqualTo(100);
        assertThat(decoder.counters().reassemblyGivenUp()).isEqualTo(100_000 - Reassembly.PLACES);
    }

    @Test
    void datagramInTooManyPiecesIsGivenUp() {
        for (int i = 0; i < Reassembly.MOST_STRETCHES + 1; i++) {
            at(0, Frame.ipv4Packet(17, 1, 2, 7, 0x2000 | 2 * i + 1, new byte[8]));
        }
        assertThat(decoder.counters().reassemblyGivenUp()).isEqualTo(1);
    }

    @Property(tries = 500)
    void anyOrderAndRepetitionOfFragmentsGivesTheDatagram(@ForAll int seed) {
        var random = new Random(seed);
        byte[] whole = datagram(1 + random.nextInt(3000));
        int step = 8 * (1 + whole.length / 160 + random.nextInt(20));
        var parts = new ArrayList<byte[]>();
        for (int from = 0; from < whole.length; from += step) {
            parts.add(part(whole, 7, from, Math.min(from + step, whole.length)));
        }
        Collections.shuffle(parts, random);
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (random.nextInt(4) == 0) {
                parts.add(i, parts.get(i));
            }
        }
        boolean isWhole = false;
        var fresh = new Decoder();
        for (byte[] part : parts) {
            Decoded outcome =
                    fresh.decode(Frame.packet(0, RAW, part, part.length, part.length), seen);
            if (!isWhole && outcome == Decoded.DATAGRAM && !seen.fragment) {
                assertThat(payload()).isEqualTo(Arrays.copyOfRange(whole, 8, whole.length));
                isWhole = true;
            }
        }
        assertThat(isWhole).isTrue();
    }

    private Decoded at(long timeNs, byte[] packet) {
        return decoder.decode(
                Frame.packet(timeNs, RAW, packet, packet.length, packet.length), seen);
    }

    private byte[] payload() {
        byte[] payload = new byte[seen.payloadCaptured];
        seen.bytes.get(seen.payloadStart, payload, 0, payload.length);
        return payload;
    }

    private static byte[] part(int id, int from, int to) {
        return part(WHOLE, id, from, to);
    }

    private static byte[] part(byte[] whole, int id, int from, int to) {
        int fragment = from / 8 | (to < whole.length ? 0x2000 : 0);
        return Frame.ipv4Packet(17, 1, 2, id, fragment, Arrays.copyOfRange(whole, from, to));
    }

    private static byte[] datagram(int payload) {
        ByteBuffer datagram = ByteBuffer.allocate(8 + payload);
        datagram.putShort((short) 9).putShort((short) 8);
        datagram.putShort((short) (8 + payload)).putShort((short) 0);
        for (int i = 0; i < payload; i++) {
            datagram.put((byte) i);
        }
        return datagram.array();
    }
}
