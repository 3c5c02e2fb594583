package eu.sealwatch.agent.inspect.imap;

import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Mail;
import org.junit.jupiter.api.Test;

class ImapInspectorTest {
    private static final String GREETING =
            "* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] ready\r\n";

    private final ImapInspector inspector = new ImapInspector();

    @Test
    void loginIsAPasswordInClear() {
        Mail mail = mail("a1 LOGIN user secret\r\n", GREETING);

        assertThat(mail.getStarttlsOffered()).isTrue();
        assertThat(mail.getMechanismsList()).containsExactly("PLAIN");
        assertThat(mail.getAuthentication()).isEqualTo("LOGIN");
        assertThat(mail.getClearPassword()).isTrue();
        assertThat(mail.getServer()).isEqualTo("ready");
        assertThat(mail.toString()).doesNotContain("secret");
    }

    @Test
    void startTlsIsAcceptedByTheAnswerWithItsTag() {
        assertThat(mail("a1 STARTTLS\r\n", GREETING).getStarttlsAccepted()).isFalse();
        assertThat(mail("a1 STARTTLS\r\n", GREETING + "a1 OK begin\r\n").getStarttlsAccepted())
                .isTrue();
    }

    @Test
    void untaggedLinesAloneAreNotYetImap() {
        assertThat(inspector.inspect(tcp(text(""), text("* OK ready\r\n"))))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(tcp(text("GET / HTTP/1.1\r\n"), text("* OK ready\r\n"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private Mail mail(String client, String server) {
        return record(inspector, tcp(text(client), text(server))).getMail();
    }
}
