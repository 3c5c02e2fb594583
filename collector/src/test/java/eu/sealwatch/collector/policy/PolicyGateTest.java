package eu.sealwatch.collector.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.collector.evidence.SignedText;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.config.policy.PolicySources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyGateTest {
    private static final String POLICY =
            """
            id: p
            version: 3
            sites:
              - {id: s, networks: [10.0.0.0/8]}
            """;

    @TempDir Path folder;

    @Test
    void policyWithoutErrorIsAdmittedWhenNobodyMustSign() throws Exception {
        LoggedPolicy admitted = gate().admit(sources(POLICY), Optional.empty(), Optional.empty());

        assertThat(admitted.read().version()).isEqualTo(3);
        assertThat(LoggedPolicy.parse(admitted.toBytes())).isEqualTo(admitted);
    }

    @Test
    void errorIsRefusedWithItsPlace() {
        refused(gate(), POLICY.replace("sites", "site"), Optional.empty(), "p.yaml:3:1: site");
    }

    @Test
    void severityOfACodeThatIsNoneIsRefused() {
        refused(
                gate(),
                POLICY + "severities: {endpoint.direct-pi: low}\n",
                Optional.empty(),
                "did you mean 'endpoint.direct-ip'?");
    }

    @Test
    void proposalIsRefusedUntilSomebodyTakesItOn() throws Exception {
        String proposal = POLICY + "approval: {proposed: 2026-10-06}\n";
        refused(gate(), proposal, Optional.empty(), "policy approve --as NAME");

        String approved = proposal.replace("}\n", ", approver: J. Jansen}\n");
        approved = approved.replace("[10.0.0.0/8], approver: J. Jansen}", "[10.0.0.0/8]}");
        assertThat(gate().admit(sources(approved), Optional.empty(), Optional.empty()).read())
                .matches(policy -> policy.approval().isPresent());
    }

    @Test
    void signedPolicyKeepsItsNoteInTheLog() throws Exception {
        Path key = key("a");
        byte[] note = sign(POLICY, "a.example", key);

        LoggedPolicy admitted =
                gate("a.example", key).admit(sources(POLICY), Optional.of(note), Optional.empty());

        LoggedPolicy logged = LoggedPolicy.parse(admitted.toBytes());
        assertThat(logged).isEqualTo(admitted);
        assertThat(logged.note()).contains(new String(note, StandardCharsets.UTF_8));
        assertThat(logged.sources().bytes("p.yaml")).asString().isEqualTo(POLICY);
    }

    @Test
    void unsignedForgedAndForeignPoliciesAreRefused() throws Exception {
        Path key = key("a");
        PolicyGate gate = gate("a.example", key);
        byte[] note = sign(POLICY, "a.example", key);

        refused(gate, POLICY, Optional.empty(), "p.yaml is not signed");
        refused(gate, POLICY + "# one more\n", Optional.of(note), "of other texts");
        refused(gate, POLICY.replace("3", "4"), Optional.of(note), "of other texts");
        refused(
                gate,
                POLICY,
                Optional.of(sign(POLICY, "b.example", key("b"))),
                "no trusted key has signed it");
        note[note.length - 10] ^= 1;
        refused(gate, POLICY, Optional.of(note), "p.yaml.sig: ");
    }

    @Test
    void versionMustGrowWhenTheTextChanges() throws Exception {
        LoggedPolicy before = gate().admit(sources(POLICY), Optional.empty(), Optional.empty());
        String other = POLICY + "severities: {endpoint.direct-ip: low}\n";

        assertThatThrownBy(
                        () -> gate().admit(sources(other), Optional.empty(), Optional.of(before)))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContaining("give it version 4");
        assertThat(
                        gate().admit(
                                        sources(other.replace("version: 3", "version: 4")),
                                        Optional.empty(),
                                        Optional.of(before))
                                .read()
                                .version())
                .isEqualTo(4);
        assertThat(gate().admit(sources(POLICY), Optional.empty(), Optional.of(before)))
                .isEqualTo(before);
    }

    /** What the documentation tells an auditor to do, done by hand. */
    @Test
    void statementIsPlainTextWithHashesThatSha256sumReads() {
        PolicySources sources = sources(POLICY);

        assertThat(PolicySignature.statement(sources, PolicyReader.read(sources, Set.of())))
                .matches(
                        "sealwatch policy signature 1\npolicy p version 3\n[0-9a-f]{64}  p.yaml\n");
    }

    private static void refused(
            PolicyGate gate, String text, Optional<byte[]> note, String because) {
        assertThatThrownBy(() -> gate.admit(sources(text), note, Optional.empty()))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContaining(because);
    }

    private static PolicySources sources(String text) {
        return PolicySources.of("p.yaml", text);
    }

    private static PolicyGate gate() {
        return new PolicyGate(List.of());
    }

    private static PolicyGate gate(String name, Path key) throws Exception {
        return new PolicyGate(List.of(SignedText.vkey(name, key)));
    }

    private static byte[] sign(String text, String name, Path key) throws Exception {
        PolicySources sources = sources(text);
        return PolicySignature.sign(sources, PolicyReader.read(sources, Set.of()), name, key);
    }

    private Path key(String name) throws Exception {
        byte[] pkcs8 =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
        Path pem = folder.resolve(name + ".key");
        Files.createFile(
                pem,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(pkcs8)
                        + "\n-----END PRIVATE KEY-----\n");
    }
}
