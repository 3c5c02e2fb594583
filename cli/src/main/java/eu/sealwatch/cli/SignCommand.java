package eu.sealwatch.cli;

import eu.sealwatch.collector.evidence.SignedText;
import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.collector.policy.PolicySignature;
import eu.sealwatch.config.policy.Approval;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.config.policy.PolicySources;
import eu.sealwatch.wire.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a policy, so that collectors that ask for a signature put it in force. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Signs a policy and what it includes; the signature lies beside it, in FILE.sig.",
            "Make a key with: openssl genpkey -algorithm ed25519 -out you.key; chmod 600 you.key"
        })
final class SignCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "policy file")
    Path file = Path.of("policy.yaml");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "K",
            description = "an Ed25519 private key in PKCS#8 PEM, readable by its owner alone")
    Path key = Path.of("you.key");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "NAME",
            description = "the signer's name, without spaces: a mail address")
    String name = "";

    @Override
    public Integer call() throws IOException {
        PolicySources sources = PolicySources.load(file);
        Policy policy = PolicyReader.read(sources, Catalogue.codes());
        if (policy.approval().filter(Approval::missing).isPresent()) {
            throw new IOException(
                    policy.approval().get().line()
                            + ": a proposal that nobody has taken on; do: sealwatch policy approve"
                            + " --as NAME");
        }
        Path signature = PolicySignature.file(file);
        DurableFile.replace(signature, PolicySignature.sign(sources, policy, name, key));
        System.out.printf(
                "%s: policy %s version %d, %d texts, signed by %s%n"
                        + "collectors trust it with this line under policy-signers:%n  - %s%n",
                signature,
                policy.id(),
                policy.version(),
                policy.layers().size(),
                name,
                SignedText.vkey(name, key));
        return Sealwatch.OK;
    }
}
