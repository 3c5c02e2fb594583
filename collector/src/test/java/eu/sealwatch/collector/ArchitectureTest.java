package eu.sealwatch.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What a package of the collector may not know, as the package descriptions say. */
@AnalyzeClasses(packages = "eu.sealwatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String COLLECTOR = "eu.sealwatch.collector.";

    @ArchTest
    static final ArchRule judgeIsPure =
            noClasses()
                    .that()
                    .resideInAPackage(COLLECTOR + "judge..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.nio.file..",
                            "java.nio.channels..",
                            "java.net.http..",
                            "java.sql..",
                            "io.netty..",
                            "org.jooq..",
                            "java.util.concurrent..",
                            COLLECTOR + "evidence..",
                            COLLECTOR + "ingest..",
                            COLLECTOR + "store..")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule evidenceKnowsBytesNotMeanings =
            noClasses()
                    .that()
                    .resideInAPackage(COLLECTOR + "evidence..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "eu.sealwatch.config..",
                            "eu.sealwatch.wire..",
                            COLLECTOR + "judge..",
                            COLLECTOR + "ingest..",
                            COLLECTOR + "store..");

    @ArchTest
    static final ArchRule ingestKnowsNeitherJudgeNorStore =
            noClasses()
                    .that()
                    .resideInAPackage(COLLECTOR + "ingest..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(COLLECTOR + "judge..", COLLECTOR + "store..");

    @ArchTest
    static final ArchRule alertsKnowNeitherLogNorIngest =
            noClasses()
                    .that()
                    .resideInAPackage(COLLECTOR + "alert..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            COLLECTOR + "evidence..",
                            COLLECTOR + "ingest..",
                            COLLECTOR + "serve..");

    @ArchTest
    static final ArchRule formatsArePure =
            noClasses()
                    .that()
                    .resideInAPackage(COLLECTOR + "alert.format..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.nio.file..",
                            "java.net..",
                            "java.util.concurrent..",
                            "org.jooq..",
                            COLLECTOR + "alert.delivery..")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule collectorKnowsNoAgent =
            noClasses()
                    .that()
                    .resideInAPackage("eu.sealwatch.collector..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("eu.sealwatch.agent..", "eu.sealwatch.cli..");
}
