package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.CoverageRule;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.SessionRule;
import eu.sealwatch.collector.judge.scene.SightingRule;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import java.util.function.Predicate;

/**
 * Every rule without memory. Those about flows stand in groups by what a flow must have, so that a
 * flow is shown only to rules that can have business with it.
 */
public final class Rules {

    /** Rules that ask the same of a flow before anything else. */
    public record Group(Predicate<Scene> concerns, List<Rule> rules) {}

    private static final List<Group> ABOUT_FLOWS =
            List.of(
                    new Group(
                            Scene::crossesPerimeter,
                            List.of(
                                    new NotAllowed(),
                                    new WrongService(),
                                    new DirectIp(),
                                    new Residence(),
                                    new ResidenceUnknown(),
                                    new PortMismatch(),
                                    new UnknownEncrypted(),
                                    new Tunnel(),
                                    new ScanImage(),
                                    new Identifiers(),
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
                                    new NameMismatch(),
                                    new HiddenName())),
                    new Group(
                            scene -> !scene.flow().hasTls() && scene.encryptionApplies(),
                            List.of(new Cleartext(), new ClearPassword(), new DomainLogin())),
                    new Group(
                            scene -> keyExchangeShows(scene.flow()) && scene.encryptionApplies(),
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
                            scene -> scene.flow().hasIke() && scene.encryptionApplies(),
                            List.of(new IkeTransform())),
                    new Group(
                            scene -> scene.flow().hasSnmp() && scene.encryptionApplies(),
                            List.of(new SnmpSecurity())),
                    new Group(
                            scene -> scene.flow().hasSmb() && scene.encryptionApplies(),
                            List.of(new SmbSecurity())),
                    new Group(
                            scene -> scene.flow().hasIpmi() && scene.encryptionApplies(),
                            List.of(new IpmiSuite())),
                    new Group(
                            scene -> scene.category() == Category.VPN && scene.encryptionApplies(),
                            List.of(new VpnSecurity())));

    private static final List<SessionRule> ABOUT_MAINTENANCE =
            List.of(
                    new OutsideWindow(),
                    new NoWorkOrder(),
                    new UnapprovedTool(),
                    new NotViaJumpHost(),
                    new Overrun());

    private static final List<SessionRule> ABOUT_SESSIONS = List.of(new ReverseTunnel());

    private static final List<SightingRule> ABOUT_SIGHTINGS =
            List.of(new UnknownAsset(), new ChangedAsset());

    private static final List<CoverageRule> ABOUT_COVERAGE =
            List.of(new PacketLoss(), new StalePolicy());

    private Rules() {}

    public static List<Group> aboutFlows() {
        return ABOUT_FLOWS;
    }

    /** For sessions in which somebody can be working on an asset. */
    public static List<SessionRule> aboutMaintenance() {
        return ABOUT_MAINTENANCE;
    }

    /** For every session of a site. */
    public static List<SessionRule> aboutSessions() {
        return ABOUT_SESSIONS;
    }

    public static List<CoverageRule> aboutCoverage() {
        return ABOUT_COVERAGE;
    }

    private static boolean keyExchangeShows(FlowRecord flow) {
        return flow.hasTls() || flow.hasSsh() || flow.hasIke();
    }

    public static List<SightingRule> aboutSightings() {
        return ABOUT_SIGHTINGS;
    }
}
