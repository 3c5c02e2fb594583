package eu.sealwatch.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The direction of dependencies between modules. */
@AnalyzeClasses(
        packages = "eu.sealwatch",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

    @ArchTest
    static final ArchRule configAndWireKnowNobody =
            noClasses()
                    .that()
                    .resideInAPackage("eu.sealwatch.config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "eu.sealwatch.wire..",
                            "eu.sealwatch.agent..",
                            "eu.sealwatch.collector..",
                            "eu.sealwatch.cli..");

    @ArchTest
    static final ArchRule wireKnowsNobody =
            noClasses()
                    .that()
                    .resideInAPackage("eu.sealwatch.wire..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "eu.sealwatch.config..",
                            "eu.sealwatch.agent..",
                            "eu.sealwatch.collector..",
                            "eu.sealwatch.cli..");

    @ArchTest
    static final ArchRule agentAndCollectorDoNotKnowEachOther =
            noClasses()
                    .that()
                    .resideInAPackage("eu.sealwatch.agent..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("eu.sealwatch.collector..", "eu.sealwatch.cli..");
}
