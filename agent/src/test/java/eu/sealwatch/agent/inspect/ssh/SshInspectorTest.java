package eu.sealwatch.agent.inspect.ssh;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.u32Counted;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Ssh;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SshInspectorTest {
    private static final byte[] CLIENT = text("SSH-2.0-OpenSSH_9.9\r\n");
    private static final byte[] SERVER = text("SSH-2.0-dropbear_2024.86\r\n");
    private static final byte[] NOTHING = {};
    private static final byte[] NEWKEYS = packet(21, NOTHING);
    private static final String GCM = "aes256-gcm@openssh.com";

    private final SshInspector inspector = new SshInspector();

    @Test
    void clientsFirstNameThatTheServerHasIsNegotiated() {
        Ssh ssh =
                read(
                        join(CLIENT, kexInit("ext-info-c,b,a", "k2,k1", "c2,c1", "m2,m1")),
                        join(SERVER, kexInit("ext-info-c,a,b", "k1", "c1,c2", "m1")));

        assertThat(ssh.getKex()).isEqualTo("b");
        assertThat(ssh.getHostKey()).isEqualTo("k1");
        assertThat(ssh.getCipherClientToServer()).isEqualTo("c2");
        assertThat(ssh.getMacServerToClient()).isEqualTo("m1");
        assertThat(ssh.getCompressionClientToServer()).isEqualTo("none");
    }

    @Test
    void cipherThatAuthenticatesLeavesNoMac() {
        Ssh ssh =
                read(
                        join(CLIENT, kexInit("a", "k", GCM, "hmac-sha1")),
                        join(SERVER, kexInit("a", "k", GCM, "hmac-sha1")));

        assertThat(ssh.getCipherClientToServer()).isEqualTo(GCM);
        assertThat(ssh.getMacClientToServer()).isEmpty();
    }

    @Test
    void strictKexIsAMarkerOfEachSide() {
        Ssh ssh =
                read(
                        join(CLIENT, kexInit("a,kex-strict-c-v00@openssh.com", "k", "c", "m")),
                        join(SERVER, kexInit("a", "k", "c", "m")));

        assertThat(ssh.getStrictKexClient()).isTrue();
        assertThat(ssh.getStrictKexServer()).isFalse();
    }

    @Test
    void hasshServerOfOpenSsh53IsThePublishedOne() {
        var server =
                kexInit(
                        "diffie-hellman-group-exchange-sha256,diffie-hellman-group-exchange-sha1,"
                                + "diffie-hellman-group14-sha1,diffie-hellman-group1-sha1",
                        "ssh-rsa",
                        "aes128-ctr,aes192-ctr,aes256-ctr,arcfour256,arcfour128,aes128-cbc,3des-cbc,"
                                + "blowfish-cbc,cast128-cbc,aes192-cbc,aes256-cbc,arcfour,"
                                + "rijndael-cbc@lysator.liu.se",
                        "hmac-md5,hmac-sha1,umac-64@openssh.com,hmac-ripemd160,"
                                + "hmac-ripemd160@openssh.com,hmac-sha1-96,hmac-md5-96",
                        "none,zlib@openssh.com");

        assertThat(read(NOTHING, join(SERVER, server)).getHasshServer())
                .isEqualTo("b1c6c0d56317555b85c7005a3de29325");
    }

    @Test
    void replyShowsTheHostKey() {
        byte[] modulus = join(hex("00 80"), new byte[255]);
        byte[] rsa =
                join(u32Counted(text("ssh-rsa")), u32Counted(hex("010001")), u32Counted(modulus));
        Ssh ssh = handshake("curve25519-sha256", packet(31, u32Counted(rsa)));

        assertThat(ssh.getHostKeyBits()).isEqualTo(2048);
        assertThat(ssh.getHostKeySha256().size()).isEqualTo(32);
        assertThat(ssh.getEstablished()).isTrue();
    }

    @Test
    void groupExchangeShowsThePrimeAndTheHostKeyInItsOwnReply() {
        byte[] prime = join(hex("00 C0"), new byte[383]);
        byte[] ed25519 = join(u32Counted(text("ssh-ed25519")), u32Counted(new byte[32]));
        Ssh ssh =
                handshake(
                        "diffie-hellman-group-exchange-sha256",
                        join(packet(31, u32Counted(prime)), packet(33, u32Counted(ed25519))));

        assertThat(ssh.getDhBits()).isEqualTo(3072);
        assertThat(ssh.getHostKeyBits()).isEqualTo(256);
    }

    @Test
    void serverMaySendOtherLinesFirst() {
        Ssh ssh = read(NOTHING, join(text("Authorised use only\r\n\r\n"), SERVER));

        assertThat(ssh.getServerBanner()).isEqualTo("SSH-2.0-dropbear_2024.86");
    }

    @Test
    void handshakeCutAnywhereIsSshOrUndecided() {
        byte[] lists = kexInit("curve25519-sha256", "ssh-rsa", GCM, "m");
        byte[] reply = packet(31, u32Counted(u32Counted(text("ssh-ed25519"))));
        byte[] server = join(SERVER, lists, reply, NEWKEYS);
        for (int length = 0; length < server.length; length++) {
            var cut = tcp(join(CLIENT, lists), Arrays.copyOf(server, length));

            assertThat(record(inspector, cut).getProtocol()).isEqualTo("ssh");
            assertThat(inspector.inspect(tcp(NOTHING, Arrays.copyOf(server, length))))
                    .isNotEqualTo(Recognition.NOT_MINE);
        }
    }

    @Test
    void versionOneIsRecognisedByItsBanner() {
        Ssh ssh = read(text("SSH-1.5-old\n"), text("SSH-1.5-1.2.27\n"));

        assertThat(ssh.getServerBanner()).isEqualTo("SSH-1.5-1.2.27");
    }

    @Test
    void greetingsOfOthersAreNotSsh() {
        assertThat(inspector.inspect(tcp(text("GET / HTTP/1.1\r\n"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(NOTHING, hex("16 03 03 00 7A"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(NOTHING, text("220 mail.example ESMTP\r\n"))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    private Ssh handshake(String kex, byte[] reply) {
        byte[] lists = kexInit(kex, "k", "c", "m");
        return read(join(CLIENT, lists, NEWKEYS), join(SERVER, lists, reply, NEWKEYS));
    }

    private Ssh read(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getSsh();
    }

    private static byte[] kexInit(String kex, String hostKey, String cipher, String mac) {
        return kexInit(kex, hostKey, cipher, mac, "none");
    }

    private static byte[] kexInit(
            String kex, String hostKey, String cipher, String mac, String compression) {
        byte[] ciphers = u32Counted(text(cipher));
        byte[] macs = u32Counted(text(mac));
        byte[] compressions = u32Counted(text(compression));
        return packet(
                20,
                join(
                        new byte[16],
                        u32Counted(text(kex)),
                        u32Counted(text(hostKey)),
                        join(ciphers, ciphers, macs, macs, compressions, compressions),
                        new byte[8 + 1 + 4]));
    }

    private static byte[] packet(int message, byte[] body) {
        int padding = 4;
        byte[] head = {(byte) padding, (byte) message};
        return u32Counted(join(head, body, new byte[padding]));
    }
}
