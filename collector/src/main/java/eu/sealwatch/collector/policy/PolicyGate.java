package eu.sealwatch.collector.policy;

import eu.sealwatch.collector.evidence.EvidenceException;
import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.config.policy.Approval;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.config.policy.PolicySources;
import eu.sealwatch.config.yaml.ConfigException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a policy must be to come in force: without error, taken on by somebody, signed where signers
 * are set, and of a higher version than the one before. Pure.
 *
 * @param signers vkeys of those whose signature counts; none means that none is asked for
 */
public record PolicyGate(List<String> signers) {

    public PolicyGate {
        signers = List.copyOf(signers);
    }

    /**
     * The policy as it goes into the log.
     *
     * @param note what lies beside the policy as its signature
     */
    public LoggedPolicy admit(
            PolicySources sources, Optional<byte[]> note, Optional<LoggedPolicy> inForce)
            throws PolicyRefused {
        Policy policy = read(sources);
        if (policy.approval().filter(Approval::missing).isPresent()) {
            throw new PolicyRefused(
                    "%s is a proposal that nobody has taken on; do: sealwatch policy approve --as NAME"
                            .formatted(policy.approval().get().line()));
        }
        if (!signers.isEmpty()) {
            requireSigned(sources, policy, note);
        }
        if (inForce.isPresent()) {
            requireHigher(sources, policy, inForce.get());
        }
        return LoggedPolicy.of(sources, note);
    }

    private static Policy read(PolicySources sources) throws PolicyRefused {
        try {
            return PolicyReader.read(sources, Catalogue.codes());
        } catch (ConfigException e) {
            throw new PolicyRefused(String.valueOf(e.getMessage()), e);
        }
    }

    private void requireSigned(PolicySources sources, Policy policy, Optional<byte[]> note)
            throws PolicyRefused {
        if (note.isEmpty()) {
            throw new PolicyRefused(
                    "%s is not signed: there is no %s%s; do: sealwatch policy sign --key K --as NAME"
                            .formatted(sources.main(), sources.main(), PolicySignature.SUFFIX));
        }
        try {
            PolicySignature.verify(note.get(), signers, sources, policy);
        } catch (EvidenceException | PolicyRefused e) {
            throw new PolicyRefused(
                    sources.main() + PolicySignature.SUFFIX + ": " + e.getMessage(), e);
        }
    }

    /** Work orders and databases may change under one version: the policy's own texts may not. */
    private static void requireHigher(PolicySources sources, Policy policy, LoggedPolicy before)
            throws PolicyRefused {
        Policy old = before.read();
        if (policy.version() <= old.version() && !sameTexts(sources, policy, before, old)) {
            throw new PolicyRefused(
                    "version %d is in force and %s, which is another policy, has version %d; give it version %d"
                            .formatted(
                                    old.version(),
                                    sources.main(),
                                    policy.version(),
                                    old.version() + 1));
        }
    }

    private static boolean sameTexts(
            PolicySources sources, Policy policy, LoggedPolicy before, Policy old) {
        if (!policy.layers().equals(old.layers())) {
            return false;
        }
        return policy.layers().stream()
                .allMatch(layer ->
                        Arrays.equals(
                                sources.bytes(layer.file()), before.sources().bytes(layer.file())));
    }
}
