package eu.sealwatch.agent.inspect.bittorrent;

import static eu.sealwatch.agent.inspect.Given.datagrams;
import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class BittorrentInspectorTest {
    private static final String ID = "d2:id20:abcdefghij0123456789e";

    private final BittorrentInspector inspector = new BittorrentInspector();

    @Test
    void tableMessagesAreKnownWhateverKeyComesFirst() {
        assertThat(isBittorrent(text("d1:a" + ID + "1:q4:ping1:t2:aa1:y1:qe"))).isTrue();
        assertThat(isBittorrent(text("d2:ip6:abcdef1:r" + ID + "1:t2:aa1:y1:re"))).isTrue();
        assertThat(isBittorrent(text("d1:eli201e5:Errore1:t2:aa1:y1:ee"))).isTrue();
        assertThat(isBittorrent(text("d1:q9:find_node1:r" + ID + "e"))).isTrue();
    }

    @Test
    void aDictionaryOfOtherKeysIsSomethingElse() {
        assertThat(isBittorrent(text("d4:spam4:eggse"))).isFalse();
        assertThat(isBittorrent(text("d1:t2:aa1:y1:qe"))).isFalse();
        assertThat(isBittorrent(text("d1:v9999:ab"))).isFalse();
        assertThat(isBittorrent(text("d1:v" + "l".repeat(200)))).isFalse();
    }

    @Test
    void aTrackerIsGreetedByTheProtocolsNumber() {
        assertThat(isBittorrent(hex("00000417 27101980 00000000 01020304"))).isTrue();
        assertThat(isBittorrent(hex("00000417 27101980 00000001 01020304"))).isFalse();
    }

    @Test
    void utpBeginsWithAnEmptyPacketOfNumberOne() {
        String syn = "4100 1234 11223344 00000000 00100000 0001 0000";

        assertThat(isBittorrent(hex(syn))).isTrue();
        assertThat(isBittorrent(hex(syn.replace("0001 0000", "0002 0000")))).isFalse();
        assertThat(isBittorrent(hex(syn + "00"))).isFalse();
    }

    @Test
    void theGreetingInsideUtpIsOne() {
        byte[] data = join(new byte[20], text("\u0013BitTorrent protocol"));
        data[0] = 1;

        assertThat(isBittorrent(data)).isTrue();
    }

    @Test
    void utpThatBeganBeforeIsLikeItOnceSidesAnswerEachOther() {
        String data = "> 0100 1235 11223344 00000010 00100000 0123 0456";
        String state = "< 2100 1234 11223345 00000011 00100000 0457 0123";
        String other = "< 2100 1244 11223345 00000011 00100000 0457 0123";

        assertThat(inspector.inspect(datagrams(data))).isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(datagrams(data, state)))
                .isInstanceOf(Recognition.Recognised.class);
        assertThat(inspector.inspect(datagrams(data, other))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void theSearchOfTheLocalNetIsOne() {
        assertThat(isBittorrent(text("BT-SEARCH * HTTP/1.1\r\nHost: 239.192.152.143:6771\r\n")))
                .isTrue();
    }

    private boolean isBittorrent(byte[] datagram) {
        return inspector.inspect(udp(datagram)) instanceof Recognition.Recognised;
    }
}
