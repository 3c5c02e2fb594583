package eu.sealwatch.agent.inspect.pop3;

import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Mail;
import org.junit.jupiter.api.Test;

class Pop3InspectorTest {
    private final Pop3Inspector inspector = new Pop3Inspector();

    @Test
    void passIsAPasswordInClear() {
        Mail mail = mail("USER a\r\nPASS secret\r\n", "+OK ready\r\n+OK\r\n+OK\r\n");

        assertThat(mail.getClearPassword()).isTrue();
        assertThat(mail.getServer()).isEqualTo("ready");
        assertThat(mail.toString()).doesNotContain("secret");
    }

    @Test
    void stlsIsAcceptedByTheAnswerToIt() {
        String offer = "+OK ready\r\n+OK list\r\nSTLS\r\nSASL PLAIN\r\n.\r\n";

        assertThat(mail("CAPA\r\nSTLS\r\n", offer).getStarttlsAccepted()).isFalse();
        assertThat(mail("CAPA\r\nSTLS\r\n", offer).getStarttlsOffered()).isTrue();
        assertThat(mail("CAPA\r\nSTLS\r\n", offer + "+OK go\r\n").getStarttlsAccepted()).isTrue();
        assertThat(mail("CAPA\r\nSTLS\r\n", offer + "-ERR no\r\n").getStarttlsAccepted()).isFalse();
    }

    @Test
    void answerWithoutTextIsRedis() {
        assertThat(inspector.inspect(tcp(text("AUTH secret\r\n"), text("+OK\r\n"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private Mail mail(String client, String server) {
        return record(inspector, tcp(text(client), text(server))).getMail();
    }
}
