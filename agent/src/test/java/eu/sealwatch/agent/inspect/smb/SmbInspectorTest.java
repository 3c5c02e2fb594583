package eu.sealwatch.agent.inspect.smb;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.wire.v1.Smb;
import org.junit.jupiter.api.Test;

class SmbInspectorTest {
    private static final byte[] NOTHING = {};
    private static final String REQUIRED = "0300";
    private static final String ENABLED = "0100";
    private static final String KERBEROS_AND_NTLM =
            "06092A864886F712010202 060A2B06010401823702020A";

    private final SmbInspector inspector = new SmbInspector();

    @Test
    void serverOf311TellsItsCipherAndThatItDemandsSigning() {
        Smb smb = smb(request("0202 1103"), response("1103", REQUIRED, contexts()));

        assertThat(smb.getVersion()).isEqualTo(3);
        assertThat(smb.getDialect()).isEqualTo("3.1.1");
        assertThat(smb.getOfferedDialectsList()).containsExactly("2.0.2", "3.1.1");
        assertThat(smb.getSigningRequired()).isTrue();
        assertThat(smb.getEncryptionSupported()).isTrue();
        assertThat(smb.getCipher()).isEqualTo("AES-128-GCM");
        assertThat(smb.getSigningAlgorithm()).isEqualTo("AES-CMAC");
        assertThat(smb.getMechanismsList()).containsExactly("kerberos", "ntlm");
    }

    @Test
    void serverOf21NeitherDemandsSigningNorCanEncrypt() {
        Smb smb = smb(request("1002"), response("1002", ENABLED, NOTHING));

        assertThat(smb.getVersion()).isEqualTo(2);
        assertThat(smb.getDialect()).isEqualTo("2.1");
        assertThat(smb.getSigningEnabled()).isTrue();
        assertThat(smb.getSigningRequired()).isFalse();
        assertThat(smb.getEncryptionSupported()).isFalse();
    }

    @Test
    void transformHeaderIsEncryptionInUse() {
        byte[] encrypted = framed(join(hex("FD"), text("SMB"), new byte[48]));

        assertThat(smb(encrypted, NOTHING).getEncrypted()).isTrue();
    }

    @Test
    void fileOpenedWithoutIsSaidToBeClear() {
        byte[] create = framed(two(5, 0x08, new byte[8]));

        assertThat(smb(create, NOTHING).getClear()).isTrue();
        assertThat(smb(create, NOTHING).getSigned()).isTrue();
    }

    @Test
    void versionOfTheNtlmAnswerIsToldByItsLength() {
        byte[] ntlm = join(text("NTLMSSP\0"), hex("03000000 18001800 00000000 1800 1800 00000000"));
        byte[] setup = framed(two(1, 0, ntlm));

        assertThat(smb(setup, NOTHING).getAuthentication()).isEqualTo("ntlm-v1");
    }

    @Test
    void version1TellsDialectAndSigning() {
        byte[] request = framed(one(0x72, 0, join(hex("00 0C00 02"), text("NT LM 0.12\0"))));
        byte[] response = framed(one(0x72, 0x80, join(hex("11 0000 0F"), new byte[34])));

        Smb smb = smb(request, response);

        assertThat(smb.getVersion()).isEqualTo(1);
        assertThat(smb.getDialect()).isEqualTo("NT LM 0.12");
        assertThat(smb.getSigningRequired()).isTrue();
    }

    @Test
    void sessionAskedForByNameIsNetbiosUntilSmbShows() {
        byte[] name = join(hex("20"), text("CACACACACACACACACACACACACACACACA"), hex("00"));
        byte[] session = join(hex("81000044"), name, name);

        assertThat(record(inspector, tcp(session, hex("82000000"))).getProtocol())
                .isEqualTo("netbios");
        assertThat(
                        record(inspector, tcp(join(session, request("1002")), hex("82000000")))
                                .getProtocol())
                .isEqualTo("smb");
    }

    private Smb smb(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getSmb();
    }

    private static byte[] request(String dialects) {
        byte[] all = hex(dialects);
        return framed(
                two(
                        0,
                        0,
                        join(
                                hex("2400 %02X00 0100 0000 7F000000".formatted(all.length / 2)),
                                new byte[24],
                                all)));
    }

    private static byte[] response(String dialect, String security, byte[] contexts) {
        byte[] token = hex(KERBEROS_AND_NTLM);
        byte[] fixed =
                join(
                        hex("4100" + security + dialect + "0200"),
                        new byte[16],
                        hex("00000000"),
                        new byte[28],
                        // 128 from the header on, then its length and where contexts are
                        hex("8000 %02X00 98000000".formatted(token.length)));
        byte[] padded = join(token, new byte[24 - token.length]);
        return framed(two(0, 1, join(fixed, padded, contexts)));
    }

    /** One cipher and one signing algorithm, each chosen. */
    private static byte[] contexts() {
        return hex("0200 0400 00000000 0100 0200 00000000 0800 0400 00000000 0100 0100");
    }

    private static byte[] two(int command, int flags, byte[] body) {
        return join(
                hex("FE"),
                text("SMB"),
                hex("4000 0000 00000000 %02X00 0100 %02X000000".formatted(command, flags)),
                new byte[44],
                body);
    }

    private static byte[] one(int command, int flags, byte[] body) {
        return join(
                hex("FF"),
                text("SMB"),
                hex("%02X 00000000 %02X".formatted(command, flags)),
                new byte[22],
                body);
    }

    private static byte[] framed(byte[] message) {
        return join(hex("%08X".formatted(message.length)), message);
    }
}
