package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import java.util.List;

/** Every rule, in the order in which the catalogue lists their codes. */
public final class Rules {
    private static final List<Rule> ALL =
            List.of(
                    new NotAllowed(),
                    new WrongService(),
                    new DirectIp(),
                    new Cleartext(),
                    new ProtocolVersion(),
                    new CipherSuite(),
                    new KeyExchange(),
                    new CertificateCheck(),
                    new PinMismatch(),
                    new SshAlgorithm(),
                    new RdpSecurity(),
                    new VncSecurity(),
                    new NotQuantumSafe(),
                    new HiddenName(),
                    new OutsideWindow(),
                    new UnapprovedTool(),
                    new NotViaJumpHost(),
                    new PortMismatch(),
                    new UnknownAsset());

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
