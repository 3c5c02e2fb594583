package eu.sealwatch.agent.inspect.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FtpAnnouncementTest {

    @Test
    void passiveModeNamesAddressAndPort() {
        var expected = new FtpAnnouncement(0x0A000002, 0x4E20);
        assertThat(FtpAnnouncement.ofReply("227 Entering Passive Mode (10,0,0,2,78,32)."))
                .contains(expected);
        assertThat(FtpAnnouncement.ofReply("227 Passive 10,0,0,2,78,32")).contains(expected);
        assertThat(FtpAnnouncement.ofReply("227 =10,0,0,2,78,32")).contains(expected);
    }

    @Test
    void extendedPassiveModeNamesThePortAlone() {
        assertThat(FtpAnnouncement.ofReply("229 Entering Extended Passive Mode (|||20000|)"))
                .contains(new FtpAnnouncement(0, 20000));
        assertThat(FtpAnnouncement.ofReply("229 ok (!!!20000!)"))
                .contains(new FtpAnnouncement(0, 20000));
    }

    @Test
    void theClientNamesItsOwnPort() {
        assertThat(FtpAnnouncement.ofCommand("PORT 10,0,0,1,200,10"))
                .contains(new FtpAnnouncement(0x0A000001, 200 << 8 | 10));
        assertThat(FtpAnnouncement.ofCommand("port 10,0,0,1,200,10")).isPresent();
        assertThat(FtpAnnouncement.ofCommand("EPRT |1|10.0.0.1|51210|"))
                .contains(new FtpAnnouncement(0, 51210));
        assertThat(FtpAnnouncement.ofCommand("EPRT |2|fd00::1|51210|"))
                .contains(new FtpAnnouncement(0, 51210));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "227",
                "227 ",
                "227 Entering Passive Mode",
                "227 (10,0,0,2,78)",
                "227 (10,0,0,2,78,)",
                "227 (10,0,0,256,78,32)",
                "227 (10,0,0,2,0,0)",
                "227 (1000,0,0,2,78,32)",
                "229 ",
                "229 (",
                "229 (|||",
                "229 (|||70000|)",
                "229 (|||0|)",
                "229 (|||20000",
                "230 10,0,0,2,78,32",
                "PORT 10,0,0,2",
                "EPRT ",
                "EPRT |",
                "EPRT |1|10.0.0.1|",
                "USER 10,0,0,1,200,10"
            })
    void whatIsNotWholeAnnouncesNothing(String line) {
        assertThat(FtpAnnouncement.ofReply(line)).isEmpty();
        assertThat(FtpAnnouncement.ofCommand(line)).isEmpty();
    }
}
