package eu.sealwatch.agent.inspect.ldap;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ldap;
import org.junit.jupiter.api.Test;

class LdapInspectorTest {
    private static final byte[] NOTHING = {};

    private final LdapInspector inspector = new LdapInspector();

    @Test
    void passwordIsASimpleBindAndNoPasswordAnAnonymousOne() {
        byte[] simple = message(0x60, join(hex("020103 0400 8006"), text("secret")));

        assertThat(ldap(simple, NOTHING).getBind()).isEqualTo("simple");
        assertThat(ldap(simple, NOTHING).toString()).doesNotContain("secret");
        assertThat(ldap(message(0x60, hex("020103 0400 8000")), NOTHING).getBind())
                .isEqualTo("anonymous");
    }

    @Test
    void saslBindNamesItsMechanism() {
        byte[] sasl = message(0x60, join(hex("020103 0400 A30C 040A"), text("GSS-SPNEGO")));

        assertThat(ldap(sasl, NOTHING).getBind()).isEqualTo("sasl");
        assertThat(ldap(sasl, NOTHING).getMechanism()).isEqualTo("GSS-SPNEGO");
    }

    @Test
    void ntlmMessageInABindOfMicrosoftsOwnIsRead() {
        byte[] ntlm = join(text("NTLMSSP\0"), hex("01000000 00000000"));
        byte[] bind = message(0x60, join(hex("020103 0400 8A10"), ntlm));

        assertThat(ldap(bind, NOTHING).getBind()).isEqualTo("sicily");
        assertThat(ldap(bind, NOTHING).getAuthentication()).isEqualTo("ntlm");
    }

    @Test
    void startTlsCountsOnlyOnceTheServerAgreed() {
        byte[] wish = message(0x77, join(hex("8016"), text("1.3.6.1.4.1.1466.20037")));

        assertThat(ldap(wish, NOTHING).getStarttlsRequested()).isTrue();
        assertThat(ldap(wish, NOTHING).getStarttlsAccepted()).isFalse();
        assertThat(ldap(wish, message(0x78, hex("0A0134 0400 0400"))).getStarttlsAccepted())
                .isFalse();
        assertThat(ldap(wish, message(0x78, hex("0A0100 0400 0400"))).getStarttlsAccepted())
                .isTrue();
    }

    @Test
    void wrappedMessagesBehindABindAreASecurityLayer() {
        byte[] bind = message(0x60, join(hex("020103 0400 A308 0406"), text("GSSAPI")));
        byte[] wrapped = join(hex("00000020 0504 06FF 0000 001C"), new byte[24]);

        assertThat(ldap(join(bind, wrapped), NOTHING).getWrapped()).isTrue();
    }

    @Test
    void wrappedMessagesAloneAreMerelyLikeIt() {
        byte[] wrapped = join(hex("00000020 0504 06FF 0000 001C"), new byte[24]);

        assertThat(record(inspector, tcp(wrapped, wrapped)).getBasis())
                .isEqualTo(FlowRecord.Basis.PATTERN);
        assertThat(inspector.inspect(tcp(wrapped, NOTHING))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void overUdpTheMessageMustFillTheDatagram() {
        byte[] search = message(0x63, hex("0400 0A0100 0A0100 020100 020100 010100 870161 3000"));

        assertThat(record(inspector, udp(search)).getLdap().getOperation()).isEqualTo("search");
        assertThat(inspector.inspect(udp(join(search, hex("00"))))).isEqualTo(Recognition.NOT_MINE);
    }

    private Ldap ldap(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getLdap();
    }

    private static byte[] message(int operation, byte[] contents) {
        return join(
                hex(
                        "30 %02X 020101 %02X %02X"
                                .formatted(contents.length + 5, operation, contents.length)),
                contents);
    }
}
