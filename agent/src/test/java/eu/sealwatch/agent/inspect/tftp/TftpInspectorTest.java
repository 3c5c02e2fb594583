package eu.sealwatch.agent.inspect.tftp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class TftpInspectorTest {
    private static final byte[] READ = join(hex("0001"), text("boot.img\0octet\0"));

    private final TftpInspector inspector = new TftpInspector();

    @Test
    void optionsBehindTheModeArePairsOfText() {
        byte[] request = join(READ, text("tsize\0000\0blksize\0001468\0"));

        assertThat(record(inspector, udp(request)).getProtocol()).isEqualTo("tftp");
    }

    @Test
    void whatIsNoTextBehindTheModeIsNotTftp() {
        assertThat(inspector.inspect(udp(join(READ, hex("0102030405")))))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
