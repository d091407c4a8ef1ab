package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.report.CsvTables;
import io.kilorack.report.FloorSvg;
import io.kilorack.report.Paper;
import io.kilorack.report.Press;
import io.kilorack.report.ReportFile;
import io.kilorack.report.ReportOptions;
import io.kilorack.report.ReportWriter;
import io.kilorack.report.draw.FloorColour;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `kilorack report`: the plan's report as PDF, a hall as SVG, or a table as CSV; the ending of the file
/// decides.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what a plan means: FILE.pdf the report, FILE.svg the floor of a hall, FILE.csv a table.",
            "Status 0: written; 2: bad input or a file that cannot be written."
        })
final class ReportCommand implements Callable<Integer> {
    /// Tables that are written as CSV.
    enum TableName {
        BILL,
        FINDINGS,
        PANELS
    }

    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "PLAN", description = "plan file (*.kilorack)")
    private @Nullable Path plan;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "file to write: .pdf, .svg or .csv")
    private @Nullable Path output;

    @Option(
            names = "--paper",
            paramLabel = "SIZE",
            defaultValue = "a4",
            description = "a4 or letter (default: ${DEFAULT-VALUE})")
    private String paper = "a4";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "day whose knowledge counts, as 2026-11-23 (default: the plan's)")
    private @Nullable String asOf;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            defaultValue = "bill",
            description = "for .csv: bill, findings or panels (default: ${DEFAULT-VALUE})")
    private String table = "bill";

    @Option(names = "--hall", paramLabel = "ID", description = "for .svg: id of the hall (default: the first one)")
    private @Nullable String hall;

    @Option(
            names = "--colour",
            paramLabel = "MODE",
            defaultValue = "family",
            description = "for .svg: family, power, heat, exposure, state or weight (default: ${DEFAULT-VALUE})")
    private String colour = "family";

    @Option(
            names = "--list",
            paramLabel = "CSV",
            description = "fuller list to screen parties against: consolidated.csv of the Consolidated Screening List"
                    + " (default: the one loaded in the window)")
    private @Nullable Path list;

    @Spec
    private @Nullable CommandSpec spec;

    /// What is wrong with the input, in a sentence with a next step.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter err = commandLine.getErr();
        try {
            Path file = Objects.requireNonNull(output);
            write(file, err);
            commandLine.getOut().println("wrote " + file);
            return 0;
        } catch (Refused refused) {
            err.println(refused.getMessage());
            return 2;
        }
    }

    private void write(Path file, PrintWriter err) throws Refused {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Paper sheet = choice("--paper", paper, Paper.values());
        TableName rows = choice("--table", table, TableName.values());
        FloorColour mode = choice("--colour", colour, FloorColour.values());
        if (!name.endsWith(".pdf") && !name.endsWith(".svg") && !name.endsWith(".csv")) {
            throw new Refused(file + ": the ending must be .pdf, .svg or .csv. Name the file accordingly.");
        }
        ReportFile.Content content;
        try (Ground ground = Ground.start(main == null ? Optional.empty() : main.data())) {
            Plan opened = plan();
            LocalDate day = date(opened);
            Optional<Hall> floor = name.endsWith(".svg") ? Optional.of(hall(opened)) : Optional.empty();
            CatalogHome home = ground.home(err);
            Catalog catalog = home.catalog();
            Screening screening = Screening.of(home, list);
            var asked = screening.start(opened);
            Optional<Press> press = name.endsWith(".pdf") ? Optional.of(Press.start()) : Optional.empty();
            Assessment assessment = Screening.with(ground.assessor().assess(catalog, opened, day), asked);
            if (floor.isPresent()) {
                content = out -> out.write(
                        FloorSvg.of(floor.get(), assessment, catalog, mode).getBytes(StandardCharsets.UTF_8));
            } else if (press.isPresent()) {
                content = out -> ReportWriter.write(
                        assessment, catalog, screening.listed(), ReportOptions.of(opened, sheet), press.get(), out);
            } else {
                content = out -> csv(assessment, rows, out);
            }
        } catch (BadInput e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
        Optional<String> problem = ReportFile.write(file, content);
        if (problem.isPresent()) {
            throw new Refused(problem.get());
        }
    }

    private static void csv(Assessment assessment, TableName rows, OutputStream out) throws IOException {
        var text = new StringBuilder();
        switch (rows) {
            case BILL -> CsvTables.bill(assessment, text);
            case FINDINGS -> CsvTables.findings(assessment, text);
            case PANELS -> CsvTables.panels(assessment.power().panels().all(), text);
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static <E extends Enum<E>> E choice(String option, String value, E[] all) throws Refused {
        var names = new ArrayList<String>();
        for (E each : all) {
            String name = each.name().toLowerCase(Locale.ROOT);
            if (name.equals(value.toLowerCase(Locale.ROOT))) {
                return each;
            }
            names.add(name);
        }
        throw new Refused(
                "%s must be one of %s; have %s. Give one of these.".formatted(option, String.join(", ", names), value));
    }

    private Plan plan() throws Refused {
        return switch (PlanFile.read(Objects.requireNonNull(plan))) {
            case PlanFile.Opened(Plan opened) -> opened;
            case PlanFile.Refused(var problem) -> throw new Refused(problem.text());
        };
    }

    private LocalDate date(Plan opened) throws Refused {
        String given = asOf;
        if (given == null) {
            return opened.asOf();
        }
        try {
            return LocalDate.parse(given);
        } catch (java.time.format.DateTimeParseException e) {
            throw new Refused(
                    "--as-of must be a day such as 2026-11-23; have " + given + ". Write year, month and day.");
        }
    }

    private Hall hall(Plan opened) throws Refused {
        List<Hall> halls =
                opened.sites().stream().map(Site::halls).flatMap(List::stream).toList();
        if (halls.isEmpty()) {
            throw new Refused(plan + ": the plan has no hall to draw. Add one first.");
        }
        String wanted = hall;
        if (wanted == null) {
            return halls.getFirst();
        }
        return halls.stream()
                .filter(h -> h.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refused("--hall: there is no hall " + wanted + " in the plan. Halls are "
                        + String.join(", ", halls.stream().map(Hall::id).toList()) + "."));
    }
}
