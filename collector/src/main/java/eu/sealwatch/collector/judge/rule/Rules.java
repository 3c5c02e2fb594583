package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.SightingRule;
import eu.sealwatch.wire.ecs.Category;
import java.util.List;
import java.util.function.Predicate;

/**
 * Every rule without memory. Those about flows stand in groups by what a flow must have, so that a
 * flow is shown only to rules that can have business with it.
 */
public final class Rules {

    /** Rules that ask the same of a flow before anything else. */
    public record Group(Predicate<Scene> concerns, List<Rule> rules) {}

    private static final List<Group> GROUPS =
            List.of(
                    new Group(
                            Scene::crossesPerimeter,
                            List.of(
                                    new NotAllowed(),
                                    new WrongService(),
                                    new DirectIp(),
                                    new PortMismatch(),
                                    new UnknownEncrypted(),
                                    new UnknownAsset())),
                    new Group(
                            scene ->
                                    scene.category() == Category.NAME_RESOLUTION
                                            || scene.flow().getDestination().getPort()
                                                    == ResolverBypass.PORT,
                            List.of(new ResolverBypass())),
                    new Group(
                            scene -> scene.flow().hasTls() && scene.encryptionApplies(),
                            List.of(
                                    new ProtocolVersion(),
                                    new CipherSuite(),
                                    new KeyExchange(),
                                    new CertificateCheck(),
                                    new HiddenName())),
                    new Group(
                            scene -> !scene.flow().hasTls() && scene.encryptionApplies(),
                            List.of(new Cleartext())),
                    new Group(
                            scene ->
                                    (scene.flow().hasTls() || scene.flow().hasSsh())
                                            && scene.encryptionApplies(),
                            List.of(new PinMismatch(), new NotQuantumSafe())),
                    new Group(
                            scene -> scene.flow().hasSsh() && scene.encryptionApplies(),
                            List.of(new SshAlgorithm())),
                    new Group(
                            scene -> scene.flow().hasRdp() && scene.encryptionApplies(),
                            List.of(new RdpSecurity())),
                    new Group(
                            scene -> scene.flow().hasVnc() && scene.encryptionApplies(),
                            List.of(new VncSecurity())),
                    new Group(
                            Scene::isMaintenance,
                            List.of(
                                    new OutsideWindow(),
                                    new UnapprovedTool(),
                                    new NotViaJumpHost())));

    private static final List<SightingRule> ABOUT_SIGHTINGS = List.of(new UnknownAsset());

    private Rules() {}

    public static List<Group> aboutFlows() {
        return GROUPS;
    }

    public static List<SightingRule> aboutSightings() {
        return ABOUT_SIGHTINGS;
    }
}
