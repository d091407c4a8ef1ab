package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.OpenFacts;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.command.file.ExposureJson;
import io.kilorack.exposure.facts.FieldWords;
import io.kilorack.exposure.scenario.RiskInput;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.quantity.NumberText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `kilorack exposure`: how the parts of a plan stand under the law, what scenarios could take, or how
/// worked cases come out.
@Command(
        name = "exposure",
        description = "Says how every part of a plan stands under dated export-control law, or runs worked cases.",
        mixinStandardHelpOptions = true)
final class ExposureCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "PLAN", arity = "0..1", description = "plan file (*.kilorack)")
    private @Nullable Path plan;

    @Mixin
    private LawOptions options = new LawOptions();

    @Option(names = "--cases", paramLabel = "FILE", description = "worked cases to run (exposure_cases.json)")
    private @Nullable Path cases;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "folder with rule files to use instead of the catalog's (with --cases)")
    private @Nullable Path rules;

    @Option(names = "--risk", description = "also sample capacity at risk")
    private boolean risk;

    @Option(names = "--scenarios", paramLabel = "FILE", description = "scenarios to sample instead of the shipped ones")
    private @Nullable Path scenarios;

    @Mixin
    private SamplingOptions sampling = new SamplingOptions();

    @Override
    public Integer call() throws BadInput {
        Path caseFile = cases;
        if (caseFile != null) {
            return CaseRun.run(main, rules, caseFile, true);
        }
        Path file = plan;
        if (file == null) {
            throw new BadInput("Name a plan file, or worked cases with --cases FILE.");
        }
        sampling.check();
        PlanLaw law = options.law(main, file);
        Assessment assessment = law.assessment();
        PlanScenarios wanted = null;
        RiskResult sampled = null;
        if (risk) {
            wanted = RiskCommand.scenarios(file, law, scenarios);
            sampled = sampling.sample(law, wanted, RiskInput.USUAL_FACTOR);
        }
        if (options.json()) {
            System.out.println(ExposureJson.text(assessment, wanted, sampled));
        } else {
            print(assessment);
            if (sampled != null && wanted != null) {
                System.out.println();
                System.out.print(RiskText.of(sampled, wanted));
            }
        }
        boolean bad = assessment.exposure().all().stream()
                .anyMatch(p -> p.severity() == Severity.PROHIBITED || p.severity() == Severity.CONFLICT);
        return bad ? 1 : 0;
    }

    private static void print(Assessment assessment) {
        System.out.printf(
                "%s · as of %s · owner %s%n",
                assessment.plan().name(),
                assessment.asOf(),
                assessment.plan().owner().name());
        shares("in racks", assessment.exposure().parts());
        shares("in store", assessment.exposure().store());
        for (PartExposure part : assessment.exposure().all()) {
            System.out.printf(
                    "%n%s%s · site %s · %d accelerators · %s · %s%n",
                    part.name(),
                    part.stockId().isEmpty()
                            ? " (to be bought)"
                            : " (lot " + part.stockId() + (part.stored() ? ", in store)" : ")"),
                    part.siteId(),
                    part.accelerators(),
                    part.eccn(),
                    part.severity().name().toLowerCase(Locale.ROOT));
            System.out.println("  " + part.sentence());
            System.out.print(PartLawText.of(part));
            for (Finding finding : part.findings()) {
                if (!OpenFacts.undecided(finding)) {
                    System.out.printf(
                            "  %-10s %s [%s, %s, %s, %s] %s%s%n",
                            finding.severity().name().toLowerCase(Locale.ROOT),
                            finding.ruleId(),
                            finding.act(),
                            finding.citation(),
                            finding.binding(),
                            finding.url(),
                            finding.sentence(),
                            finding.branch().isEmpty() ? "" : " (" + finding.branch() + " branch)");
                }
            }
            String open = OpenFacts.line(part);
            if (!open.isEmpty()) {
                System.out.println("  unknown    " + open);
            }
        }
        facts(assessment);
        System.out.println();
        System.out.println(assessment.exposure().notice());
    }

    /// Accelerators by severity, those in racks and those in store apart.
    private static void shares(String where, List<PartExposure> parts) {
        var counts = ExposureResult.bySeverity(parts);
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (total > 0) {
            System.out.printf(
                    "%s: %d accelerators: %s%n",
                    where,
                    total,
                    counts.entrySet().stream()
                            .map(e -> "%d %s (%s %%)"
                                    .formatted(
                                            e.getValue(),
                                            e.getKey().name().toLowerCase(Locale.ROOT),
                                            NumberText.plain(100.0 * e.getValue() / total)))
                            .collect(Collectors.joining(", ")));
        }
    }

    /// What nobody has stated, once for the whole fleet, and what somebody has.
    private static void facts(Assessment assessment) {
        var groups = OpenFacts.of(assessment.exposure());
        if (!groups.isEmpty()) {
            System.out.printf(
                    "%nFacts that nobody has stated; attest them in the plan (owner, attestations; field@part for one"
                            + " model only)%n");
        }
        for (OpenFacts group : groups) {
            System.out.printf(
                    "  %s: %s (%s)%n",
                    group.field(), FieldWords.question(group.field()), FieldWords.form(group.field()));
            System.out.printf(
                    "    wait for it: %s%s%n",
                    String.join(", ", group.rules().keySet()),
                    group.aside()
                            ? ""
                            : "; concerns: " + String.join(", ", group.parts().values()));
        }
        var stated = assessment.plan().owner().attestations();
        if (!stated.isEmpty()) {
            System.out.printf("%nFacts stated%n");
            stated.forEach((field, a) ->
                    System.out.printf("  %s = %s, by %s, %s: %s%n", field, a.value(), a.by(), a.on(), a.ground()));
        }
    }
}
