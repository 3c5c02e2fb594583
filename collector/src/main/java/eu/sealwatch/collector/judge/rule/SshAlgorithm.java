package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.wire.v1.Ssh;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code encryption.ssh-algorithm}: what the two sides settled on, and whether that choice is open
 * to Terrapin (CVE-2023-48795). SSH protocol 1 is broken by design and needs no authority to say
 * so.
 */
final class SshAlgorithm implements Rule {
    private static final String CODE = "encryption.ssh-algorithm";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Ssh ssh = scene.flow().getSsh();
        if (isProtocolOne(ssh)) {
            return List.of(
                    Grading.breach(
                            scene,
                            CODE,
                            "SSH protocol 1",
                            "SSH protocol 1 with " + scene.placeInFull() + " can be broken"));
        }
        if (ssh.getKex().isEmpty()) {
            return TlsHandshakes.answerNotSeen();
        }
        return judgeNegotiated(scene, ssh, scene.encryption().preset());
    }

    /** RFC 4253 section 5.1: 1.99 means that a server also speaks protocol 2. */
    private static boolean isProtocolOne(Ssh ssh) {
        return ssh.getServerBanner().startsWith("SSH-1.")
                && !ssh.getServerBanner().startsWith("SSH-1.99");
    }

    private static List<Verdict> judgeNegotiated(Scene scene, Ssh ssh, EncryptionPreset preset) {
        var verdicts = new ArrayList<Verdict>(8);
        verdicts.add(
                Grading.judge(
                        scene,
                        CODE,
                        "the key exchange " + ssh.getKex(),
                        preset.sshKeyExchange(ssh.getKex(), scene.day())));
        if (ssh.getDhBits() != 0) {
            verdicts.add(
                    Grading.judge(
                            scene,
                            CODE,
                            "Diffie-Hellman with " + ssh.getDhBits() + " bits",
                            preset.dhBits(ssh.getDhBits(), scene.day())));
        }
        if (!ssh.getHostKey().isEmpty()) {
            verdicts.add(
                    Grading.judge(
                            scene,
                            CODE,
                            hostKeyName(ssh),
                            preset.sshHostKey(
                                    ssh.getHostKey(), ssh.getHostKeyBits(), scene.day())));
        }
        addCipher(verdicts, scene, ssh.getCipherClientToServer(), preset);
        addMac(verdicts, scene, ssh.getMacClientToServer(), preset);
        if (!ssh.getCipherServerToClient().equals(ssh.getCipherClientToServer())) {
            addCipher(verdicts, scene, ssh.getCipherServerToClient(), preset);
        }
        if (!ssh.getMacServerToClient().equals(ssh.getMacClientToServer())) {
            addMac(verdicts, scene, ssh.getMacServerToClient(), preset);
        }
        verdicts.add(judgeTerrapin(scene, ssh));
        return verdicts;
    }

    private static String hostKeyName(Ssh ssh) {
        return "the host key "
                + ssh.getHostKey()
                + (ssh.getHostKeyBits() == 0 ? "" : " with " + ssh.getHostKeyBits() + " bits");
    }

    private static void addCipher(
            List<Verdict> verdicts, Scene scene, String name, EncryptionPreset preset) {
        if (!name.isEmpty()) {
            verdicts.add(
                    Grading.judge(
                            scene,
                            CODE,
                            "the SSH cipher " + name,
                            preset.sshCipher(name, scene.day())));
        }
    }

    private static void addMac(
            List<Verdict> verdicts, Scene scene, String name, EncryptionPreset preset) {
        if (!name.isEmpty()) {
            verdicts.add(
                    Grading.judge(
                            scene, CODE, "the MAC " + name, preset.sshMac(name, scene.day())));
        }
    }

    /** Strict key exchange protects only when both sides have it. */
    private static Verdict judgeTerrapin(Scene scene, Ssh ssh) {
        boolean exposed =
                isExposed(ssh.getCipherClientToServer(), ssh.getMacClientToServer())
                        || isExposed(ssh.getCipherServerToClient(), ssh.getMacServerToClient());
        if (!exposed || ssh.getStrictKexClient() && ssh.getStrictKexServer()) {
            return new Verdict.Allowed(scene.encryption().line());
        }
        return Grading.breach(
                scene,
                CODE,
                "Terrapin",
                "SSH with %s can be cut short unnoticed (Terrapin, CVE-2023-48795): %s without strict key exchange on the %s"
                        .formatted(
                                scene.placeInFull(), ssh.getCipherClientToServer(), missing(ssh)));
    }

    private static boolean isExposed(String cipher, String mac) {
        return cipher.equals("chacha20-poly1305@openssh.com")
                || cipher.endsWith("-cbc") && mac.contains("-etm");
    }

    private static String missing(Ssh ssh) {
        if (ssh.getStrictKexClient()) {
            return "server's side";
        }
        return ssh.getStrictKexServer() ? "client's side" : "either side";
    }
}
