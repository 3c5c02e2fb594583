package eu.sealwatch.agent.inspect.ftp;

import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.JdkHandshake;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FtpInspectorTest {
    private static final String GREETING = "220 archive ready\r\n";
    private static JdkHandshake tls;

    private final FtpInspector inspector = new FtpInspector();

    @BeforeAll
    static void shakeHands() throws Exception {
        tls = JdkHandshake.of(JdkHandshake.identity("EC", 256), "TLSv1.2");
    }

    @Test
    void loginInClearIsMaskedAndThePasswordIsNotKept() {
        FlowRecord flow =
                read(
                        "USER operator\r\nPASS s3cret\r\n",
                        GREETING + "331 password\r\n230 welcome\r\n");

        assertThat(flow.getProtocol()).isEqualTo("ftp-control");
        assertThat(flow.getFtp().getUser()).isEqualTo("o•••");
        assertThat(flow.getFtp().getLoggedIn()).isTrue();
        assertThat(flow.getFtp().getAuthTls()).isFalse();
        assertThat(flow.toString()).doesNotContain("s3cret").doesNotContain("perator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user operator\r\n", "User operator\r\n", "USER operator\n"})
    void commandsMayBeInEitherCase(String command) {
        assertThat(read(command, GREETING).getFtp().getUser()).isEqualTo("o•••");
    }

    @Test
    void namesOfOneLetterAndOfNone() {
        assertThat(read("USER x\n", GREETING).getFtp().getUser()).isEqualTo("x•••");
        assertThat(read("USER \r\n", GREETING).getFtp().getUser()).isEmpty();
    }

    @Test
    void tlsFollowsAnAuthThatTheServerAccepts() {
        var conversation =
                tcp(
                        join(text("AUTH TLS\r\n"), tls.client()),
                        join(text(GREETING + "234 go ahead\r\n"), tls.server()));
        FlowRecord flow = record(inspector, conversation);

        assertThat(flow.getFtp().getAuthTls()).isTrue();
        assertThat(flow.getTls().getVersion()).isEqualTo(0x0303);
        assertThat(flow.getTls().getCertificatesCount()).isOne();
        assertThat(isComplete(inspector.inspect(conversation))).isTrue();
    }

    @Test
    void secondAuthMayBeTheOneThatIsAccepted() {
        FlowRecord flow =
                record(
                        inspector,
                        tcp(
                                join(text("AUTH TLS\r\nauth ssl\r\n"), tls.client()),
                                join(text(GREETING + "504 no\r\n234 go ahead\r\n"), tls.server())));

        assertThat(flow.getTls().getServerSeen()).isTrue();
        assertThat(flow.getTls().getClientSeen()).isTrue();
    }

    @Test
    void afterARefusedAuthTheLoginInClearIsSeen() {
        FlowRecord flow =
                read(
                        "AUTH TLS\r\nUSER operator\r\nPASS x\r\n",
                        GREETING + "500 unknown\r\n331 password\r\n230 welcome\r\n");

        assertThat(flow.getFtp().getAuthTls()).isFalse();
        assertThat(flow.getFtp().getUser()).isEqualTo("o•••");
        assertThat(flow.getFtp().getLoggedIn()).isTrue();
    }

    @Test
    void acceptedAuthIsIncompleteUntilTlsIsRead() {
        var conversation = tcp(text("AUTH TLS\r\n"), text(GREETING + "234 go ahead\r\n"));

        assertThat(isComplete(inspector.inspect(conversation))).isFalse();
        assertThat(record(inspector, conversation).hasTls()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO mail.example\r\n", "HELO mail.example\r\n"})
    void greetingOfAMailServerIsNotFtp(String command) {
        assertThat(inspector.inspect(tcp(text(command), text("220 mail.example ESMTP\r\n"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void greetingAloneIsUndecided() {
        assertThat(inspector.inspect(tcp(new byte[0], text(GREETING))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void greetingThatNamesFtpIsEnoughUnlessAMailServerIsCalledSo() {
        assertThat(read("", "220 (vsFTPd 3.0.3)\r\n").getProtocol()).isEqualTo("ftp-control");
        assertThat(inspector.inspect(tcp(new byte[0], text("220 ftp.example ESMTP\r\n"))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void greetingOfAnotherProtocolIsNotFtp() {
        assertThat(inspector.inspect(tcp(new byte[0], text("SSH-2.0-x\r\n"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void cutAtAnyByteGivesTheSameFactsOrFewer() {
        byte[] client = join(text("FEAT\r\nAUTH TLS\r\n"), tls.client());
        byte[] server =
                join(text(GREETING + "211-Features\r\n211 End\r\n234 go\r\n"), tls.server());
        FlowRecord all = record(inspector, tcp(client, server));
        for (int length = 0; length <= client.length; length++) {
            assertNothingElseIsSaid(all, Arrays.copyOf(client, length), server);
        }
        for (int length = 0; length <= server.length; length++) {
            assertNothingElseIsSaid(all, client, Arrays.copyOf(server, length));
        }
    }

    private void assertNothingElseIsSaid(FlowRecord all, byte[] client, byte[] server) {
        Recognition answer = inspector.inspect(tcp(client, server));
        assertThat(answer).isNotEqualTo(Recognition.NOT_MINE);
        if (answer instanceof Recognition.Recognised) {
            FlowRecord some = record(inspector, tcp(client, server));
            assertThat(new HashSet<>(all.getFtp().getAllFields().entrySet()))
                    .containsAll(some.getFtp().getAllFields().entrySet());
            assertThat(new HashSet<>(all.getTls().getAllFields().entrySet()))
                    .as("%d and %d bytes", client.length, server.length)
                    .containsAll(some.getTls().getAllFields().entrySet());
        }
    }

    private FlowRecord read(String client, String server) {
        return record(inspector, tcp(text(client), text(server)));
    }

    private static boolean isComplete(Recognition answer) {
        return answer instanceof Recognition.Recognised(var facts, boolean complete) && complete;
    }
}
