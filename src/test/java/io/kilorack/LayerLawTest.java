package io.kilorack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The laws of the house. An exception is an annotation on the class with its reason, not a line here.
@AnalyzeClasses(packages = "io.kilorack", importOptions = ImportOption.DoNotIncludeTests.class)
class LayerLawTest {
    private static final String[] ENGINES = {
        "io.kilorack.throughput..", "io.kilorack.power..", "io.kilorack.exposure..", "io.kilorack.cost.."
    };

    @ArchTest
    static final ArchRule coreIsPlainJava = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.kilorack.quantity..",
                    "io.kilorack.catalog",
                    "io.kilorack.plan",
                    "io.kilorack.plan.edit..",
                    "io.kilorack.throughput..",
                    "io.kilorack.power..",
                    "io.kilorack.exposure..",
                    "io.kilorack.cost..",
                    "io.kilorack.assess..",
                    "io.kilorack.optimize..")
            .and()
            .resideOutsideOfPackage("io.kilorack..file..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..", "java.awt..", "java.sql..", "tools.jackson..", "org.apache.pdfbox..", "picocli..")
            .because("the planner must run, and be tested, without a toolkit, a database or a file format");

    @ArchTest
    static final ArchRule enginesKnowOnlyFacts = noClasses()
            .that()
            .resideInAnyPackage(ENGINES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.kilorack.plan..",
                    "io.kilorack.assess..",
                    "io.kilorack.optimize..",
                    "io.kilorack.report..",
                    "io.kilorack.desktop..",
                    "io.kilorack.command..",
                    "io.kilorack.catalog.store..",
                    "io.kilorack.catalog.load..",
                    "io.kilorack.catalog.bundle..")
            .because("an engine is a pure function of small values; assess walks the plan");

    @ArchTest
    static final ArchRule enginesDoNotKnowEachOther = slices().matching(
                    "io.kilorack.(throughput|power|exposure|cost)..")
            .should()
            .notDependOnEachOther()
            .because("only assess puts them together")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheStoreSeesJdbc = noClasses()
            .that()
            .resideOutsideOfPackages("io.kilorack.catalog.store..", "io.kilorack.catalog.bundle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..")
            .because("the database is the catalog's own business");

    @ArchTest
    static final ArchRule onlyTheBordersSeeJson = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.kilorack..file..", "io.kilorack.catalog.load..", "io.kilorack.catalog.bundle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
            .because("a file has its own shape, mapped to the live model at the border");

    @ArchTest
    static final ArchRule onlyTheDesktopSeesJavaFx = noClasses()
            .that()
            .resideOutsideOfPackage("io.kilorack.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
            .because("the command line and the tests run without a toolkit");

    @ArchTest
    static final ArchRule onlyTheReportSeesPdf = noClasses()
            .that()
            .resideOutsideOfPackage("io.kilorack.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.pdfbox..")
            .because("one place writes paper");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.kilorack.(*)..").should().beFreeOfCycles().because("data flows one way");
}
