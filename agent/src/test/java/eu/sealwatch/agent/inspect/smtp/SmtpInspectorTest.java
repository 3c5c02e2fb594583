package eu.sealwatch.agent.inspect.smtp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Mail;
import org.junit.jupiter.api.Test;

class SmtpInspectorTest {
    private static final String GREETING = "220 mx.example ESMTP\r\n";
    private static final String OFFER =
            "250-mx.example\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n";

    private final SmtpInspector inspector = new SmtpInspector();

    @Test
    void passwordWithoutTlsIsSaidToBeInClear() {
        Mail mail = mail("EHLO a\r\nAUTH PLAIN AGEAYg==\r\n", GREETING + OFFER);

        assertThat(mail.getStarttlsOffered()).isTrue();
        assertThat(mail.getMechanismsList()).containsExactly("PLAIN", "LOGIN");
        assertThat(mail.getAuthentication()).isEqualTo("PLAIN");
        assertThat(mail.getClearPassword()).isTrue();
        assertThat(mail.toString()).doesNotContain("AGEAYg==");
    }

    @Test
    void startTlsCountsOnlyOnceTheServerIsReady() {
        assertThat(mail("EHLO a\r\nSTARTTLS\r\n", GREETING + OFFER).getStarttlsAccepted())
                .isFalse();
        assertThat(
                        mail("EHLO a\r\nSTARTTLS\r\n", GREETING + OFFER + "220 go\r\n")
                                .getStarttlsAccepted())
                .isTrue();
    }

    @Test
    void whatFollowsAnAcceptedStartTlsIsNotReadAsCommands() {
        byte[] client =
                join(text("EHLO a\r\nSTARTTLS\r\n"), hex("160301 000A"), text("\nAUTH PLAIN\n"));
        byte[] server = text(GREETING + OFFER + "220 go\r\n");

        assertThat(record(inspector, tcp(client, server)).getMail().getClearPassword()).isFalse();
    }

    @Test
    void greetingThatNamesItIsEnough() {
        assertThat(mail("", GREETING).getServer()).isEqualTo("mx.example ESMTP");
    }

    @Test
    void greetingOfSeveralLinesNamesTheServerInItsFirst() {
        String greeting = "220-mx.example ESMTP\r\n220 No spam.\r\n";

        assertThat(mail("EHLO a\r\n", greeting).getServer()).isEqualTo("mx.example ESMTP");
        assertThat(mail("EHLO a\r\nSTARTTLS\r\n", greeting).getStarttlsAccepted()).isFalse();
    }

    @Test
    void helloWithoutAnAnswerNeedsMailBehindIt() {
        assertThat(inspector.inspect(tcp(text("EHLO a\r\n"), new byte[0])))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(mail("ehlo a\r\nmail FROM:<a@b>\r\n", "").getClearPassword()).isFalse();
    }

    @Test
    void loginOfFtpBehindTheSameCodeIsNotMail() {
        assertThat(inspector.inspect(tcp(text("USER a\r\n"), text("220 ready\r\n"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private Mail mail(String client, String server) {
        return record(inspector, tcp(text(client), text(server))).getMail();
    }
}
