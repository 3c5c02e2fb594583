package eu.sealwatch.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What a package of the agent may not know, as the package descriptions say. */
@AnalyzeClasses(packages = "eu.sealwatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String AGENT = "eu.sealwatch.agent.";
    private static final String[] EFFECTS = {
        "java.io..",
        "java.nio.file..",
        "java.nio.channels..",
        "java.net.http..",
        "io.netty..",
        "org.pcap4j..",
        "java.util.concurrent.."
    };

    @ArchTest
    static final ArchRule captureKnowsNothingBelow =
            noClasses()
                    .that()
                    .resideInAPackage(AGENT + "capture")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            AGENT + "decode..",
                            AGENT + "flow..",
                            AGENT + "inspect..",
                            AGENT + "observe..",
                            AGENT + "spool..",
                            AGENT + "uplink..");

    @ArchTest
    static final ArchRule theCoreIsPure =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            AGENT + "decode..",
                            AGENT + "flow..",
                            AGENT + "inspect..",
                            AGENT + "content..",
                            AGENT + "rhythm..",
                            AGENT + "session..",
                            AGENT + "shape..",
                            AGENT + "observe..")
                    .and()
                    .resideOutsideOfPackage(AGENT + "inspect.tls..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(EFFECTS);

    /** Bouncy Castle's certificate parser declares IOException; nothing else of java.io is used. */
    @ArchTest
    static final ArchRule theTlsReaderIsPure =
            noClasses()
                    .that()
                    .resideInAPackage(AGENT + "inspect.tls..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.nio.file..",
                            "java.nio.channels..",
                            "java.net.http..",
                            "io.netty..",
                            "java.util.concurrent..");

    @ArchTest
    static final ArchRule theCoreHasNoClock =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            AGENT + "decode..",
                            AGENT + "flow..",
                            AGENT + "inspect..",
                            AGENT + "content..",
                            AGENT + "rhythm..",
                            AGENT + "session..",
                            AGENT + "shape..",
                            AGENT + "observe..")
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(java.time.Clock.class, java.util.Random.class);

    @ArchTest
    static final ArchRule workersKnowPacketsAndObserversAlone =
            noClasses()
                    .that()
                    .resideInAPackage(AGENT + "work")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            AGENT + "spool..",
                            AGENT + "uplink..",
                            AGENT + "inspect..",
                            "java.io..",
                            "java.nio.file..",
                            "java.net..",
                            "io.netty..",
                            "org.pcap4j..");

    @ArchTest
    static final ArchRule flowKnowsNoProtocol =
            noClasses()
                    .that()
                    .resideInAnyPackage(AGENT + "flow", AGENT + "decode")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(AGENT + "inspect..", AGENT + "observe..");

    @ArchTest
    static final ArchRule sessionsAndWhatIsHeardKnowNoPackets =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            AGENT + "session", AGENT + "rhythm", AGENT + "content", AGENT + "shape")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            AGENT + "capture..",
                            AGENT + "decode..",
                            AGENT + "flow..",
                            AGENT + "inspect..",
                            AGENT + "observe..",
                            "java.nio.channels..",
                            "java.nio.file..");

    @ArchTest
    static final ArchRule spoolAndUplinkKnowNoPackets =
            noClasses()
                    .that()
                    .resideInAnyPackage(AGENT + "spool", AGENT + "uplink")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            AGENT + "capture..",
                            AGENT + "decode..",
                            AGENT + "flow..",
                            AGENT + "inspect..",
                            AGENT + "observe..");

    /** What rides inside TLS, or upgrades to it, reads it; else no protocol knows another. */
    @ArchTest
    static final ArchRule protocolsDoNotKnowEachOther =
            slices().matching(AGENT + "inspect.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                    AGENT + "inspect.tls.."));

    @ArchTest
    static final ArchRule configAndWireKnowNobody =
            noClasses()
                    .that()
                    .resideInAnyPackage("eu.sealwatch.config..", "eu.sealwatch.wire..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(AGENT + ".");

    @ArchTest
    static final ArchRule agentKnowsNoCollector =
            noClasses()
                    .that()
                    .resideInAPackage("eu.sealwatch.agent..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("eu.sealwatch.collector..", "eu.sealwatch.cli..");
}
