package eu.sealwatch.collector.policy;

import eu.sealwatch.collector.evidence.EvidenceException;
import eu.sealwatch.collector.evidence.SignedText;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicySources;
import eu.sealwatch.wire.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * What a person signs of a policy: its id and version, and the SHA-256 of each text that it is made
 * of, in lines as {@code sha256sum -c} reads them. It lies beside the policy, with {@code .sig}
 * after the name. Work orders and address databases are not signed: the policy says where they come
 * from, and they change every day.
 */
public final class PolicySignature {
    /** After the name of the policy's file. */
    public static final String SUFFIX = ".sig";

    private static final String TITLE = "sealwatch policy signature 1";

    private PolicySignature() {}

    /** Where the signature of a policy file lies. */
    public static Path file(Path policy) {
        return policy.resolveSibling(policy.getFileName() + SUFFIX);
    }

    /**
     * Signs a policy.
     *
     * @param name the signer's
     * @param pem an Ed25519 private key in PKCS#8 PEM
     */
    public static byte[] sign(PolicySources sources, Policy policy, String name, Path pem)
            throws IOException {
        return SignedText.sign(statement(sources, policy), name, pem);
    }

    /**
     * Checks that a trusted person signed exactly these texts.
     *
     * @return who did
     * @throws EvidenceException when no trusted key has signed it
     * @throws PolicyRefused when they have signed something else
     */
    static List<String> verify(
            byte[] note, List<String> vkeys, PolicySources sources, Policy policy)
            throws EvidenceException, PolicyRefused {
        var signed = SignedText.verify(note, vkeys);
        if (!signed.text().equals(statement(sources, policy))) {
            throw new PolicyRefused(
                    "the signature is of other texts or of another version; sign it again");
        }
        return signed.signers();
    }

    static String statement(PolicySources sources, Policy policy) {
        var text = new StringBuilder(TITLE).append('\n');
        text.append("policy ").append(policy.id()).append(" version ").append(policy.version());
        text.append('\n');
        for (Policy.Layer layer : policy.layers()) {
            byte[] hash = Sha256.of(sources.bytes(layer.file()));
            text.append(HexFormat.of().formatHex(hash)).append("  ").append(layer.file());
            text.append('\n');
        }
        return text.toString();
    }
}
