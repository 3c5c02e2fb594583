package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.Grade;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code encryption.domain-login}: the proofs by which devices log in to their domain or network:
 * ciphers of Kerberos tickets (RFC 8429 deprecates RC4 and DES), protection of remote procedure
 * calls (MS-RPCE 2.2.1.1.8), and RADIUS without Message-Authenticator (CVE-2024-3596).
 */
final class DomainLogin implements Rule {
    private static final String CODE = "encryption.domain-login";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        FlowRecord flow = scene.flow();
        var verdicts = new ArrayList<Verdict>(1);
        for (Attribute attribute : flow.getAttributesList()) {
            switch (attribute.getName()) {
                case "kerberos.ticket_cipher" -> verdicts.add(ticket(scene, attribute.getValue()));
                case "dcerpc.protection" -> verdicts.add(rpc(scene, attribute.getValue()));
                case "radius.message_authenticator" ->
                        verdicts.add(radius(scene, attribute.getValue()));
                default -> {
                    // of no concern here
                }
            }
        }
        return verdicts;
    }

    private static Verdict ticket(Scene scene, String cipher) {
        Optional<Grade> grade =
                switch (cipher) {
                    case "des-cbc-crc",
                            "des-cbc-md4",
                            "des-cbc-md5",
                            "rc4-hmac",
                            "rc4-hmac-exp",
                            "des3-cbc-sha1-kd" ->
                            Optional.of(Grade.INSUFFICIENT);
                    case "aes128-cts-hmac-sha1-96", "aes256-cts-hmac-sha1-96" ->
                            Optional.of(Grade.SUFFICIENT);
                    case "aes128-cts-hmac-sha256-128", "aes256-cts-hmac-sha384-192" ->
                            Optional.of(Grade.GOOD);
                    default -> Optional.empty();
                };
        return Grading.judge(
                scene,
                CODE,
                "RFC 8429 with RFC 8009",
                "the Kerberos ticket cipher " + cipher,
                grade);
    }

    private static Verdict rpc(Scene scene, String level) {
        return switch (level) {
            case "privacy" -> new Verdict.Allowed(scene.encryption().line());
            case "packet", "integrity" ->
                    Grading.clear(
                            scene,
                            CODE,
                            "RPC protection " + level,
                            "remote procedure calls with %s are proved but not encrypted (%s)"
                                    .formatted(scene.placeInFull(), level));
            default ->
                    Grading.breach(
                            scene,
                            CODE,
                            "RPC protection " + level,
                            "remote procedure calls with %s are not protected message by message (%s): they can be changed on the way"
                                    .formatted(scene.placeInFull(), level));
        };
    }

    private static Verdict radius(Scene scene, String present) {
        return present.equals("true")
                ? new Verdict.Allowed(scene.encryption().line())
                : Grading.breach(
                        scene,
                        CODE,
                        "RADIUS without Message-Authenticator",
                        "RADIUS with %s goes without Message-Authenticator: a refusal can be forged into an acceptance (CVE-2024-3596)"
                                .formatted(scene.placeInFull()));
    }
}
