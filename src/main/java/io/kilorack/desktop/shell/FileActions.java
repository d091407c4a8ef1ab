package io.kilorack.desktop.shell;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ListedParties;
import io.kilorack.assess.PartyScreening;
import io.kilorack.desktop.actions.Actions;
import io.kilorack.desktop.model.NewPlans;
import io.kilorack.desktop.model.Problem;
import io.kilorack.desktop.model.Setting;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.FileProblem;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.report.CsvTables;
import io.kilorack.report.Paper;
import io.kilorack.report.ReportFile;
import io.kilorack.report.ReportOptions;
import io.kilorack.report.ReportWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Open, save, export, and the catalog's updates. Files are read and written by jobs, never on the window's
/// thread.
public final class FileActions implements Actions.FileCommands {
    private static final int RECENT = 10;

    private final Workspace workspace;
    private final Services services;
    private final Choosers choosers;
    private final CatalogUpdate update;
    private final Printing printing;
    private final Supplier<ListedParties> listed;

    /// @param listed parties that the report compares names with
    public FileActions(
            Workspace workspace,
            Services services,
            Choosers choosers,
            CatalogUpdate update,
            Printing printing,
            Supplier<ListedParties> listed) {
        this.listed = listed;
        this.workspace = workspace;
        this.services = services;
        this.choosers = choosers;
        this.update = update;
        this.printing = printing;
    }

    /// The files opened last, newest first.
    public List<Path> recent() {
        return services.settings().get(Setting.RECENT).stream().map(Path::of).toList();
    }

    private void remember(Path file) {
        var list = new ArrayList<>(services.settings().get(Setting.RECENT));
        String path = file.toAbsolutePath().toString();
        list.remove(path);
        list.addFirst(path);
        services.settings().set(Setting.RECENT, list.subList(0, Math.min(RECENT, list.size())));
        services.settings().save();
    }

    @Override
    public void newPlan() {
        leaving(() -> workspace.open(
                NewPlans.empty(java.time.LocalDate.now(services.clock())), Optional.empty(), Optional.empty()));
    }

    @Override
    public void open() {
        leaving(() -> choosers.openPlan().ifPresent(this::read));
    }

    /// Opens a file after asking about unsaved changes.
    public void open(Path file) {
        leaving(() -> read(file));
    }

    @Override
    public void openSample() {
        services.samplePlan().ifPresent(sample -> leaving(() -> load(sample, false)));
    }

    private void read(Path file) {
        load(file, true);
    }

    private void load(Path file, boolean own) {
        workspace
                .jobs()
                .submit(
                        Texts.get("task.open", String.valueOf(file.getFileName())),
                        _ -> PlanFile.read(file),
                        outcome -> {
                            switch (outcome) {
                                case PlanFile.Opened(Plan plan) -> {
                                    workspace.open(plan, own ? Optional.of(file) : Optional.empty(), Optional.empty());
                                    if (own) {
                                        remember(file);
                                    }
                                }
                                case PlanFile.Refused(FileProblem problem) -> workspace.report(problem(problem));
                            }
                        },
                        failure -> workspace.report(Problem.of(
                                Texts.get("problem.open", file.toString()), Texts.get("problem.open.next"), failure)));
    }

    /// A file problem as the window shows it: sentence with the place, next step, details.
    public static Problem problem(FileProblem p) {
        String place =
                p.line() > 0 ? Texts.get("problem.place", String.valueOf(p.line()), String.valueOf(p.column())) : "";
        String field = p.field().isEmpty() ? "" : " (" + p.field() + ")";
        return new Problem(
                Path.of(p.file()).getFileName() + place + field + ": " + p.message(),
                p.nextStep(),
                p.text() + "\n" + p.detail());
    }

    @Override
    public void save() {
        workspace.fileProperty().get().ifPresentOrElse(file -> write(file, () -> {}), this::saveAs);
    }

    @Override
    public void saveAs() {
        choosers.savePlan(fileName(workspace.plan().name()) + PlanFile.ENDING).ifPresent(file -> write(file, () -> {}));
    }

    private void write(Path file, Runnable then) {
        Plan plan = workspace.plan();
        workspace
                .jobs()
                .submit(
                        Texts.get("task.save", String.valueOf(file.getFileName())),
                        _ -> PlanFile.save(plan, file),
                        saving -> {
                            switch (saving) {
                                case PlanFile.Saved saved -> {
                                    workspace.saved(saved.file(), plan);
                                    remember(saved.file());
                                    then.run();
                                }
                                case PlanFile.NotSaved(FileProblem problem) -> workspace.report(problem(problem));
                            }
                        },
                        failure -> workspace.report(Problem.of(
                                Texts.get("problem.save", file.toString()), Texts.get("problem.save.next"), failure)));
    }

    /// Runs `then` unless there are unsaved changes and the user stays with them.
    public void leaving(Runnable then) {
        if (!workspace.dirtyProperty().get()) {
            then.run();
            return;
        }
        switch (choosers.unsaved(workspace.plan().name())) {
            case DISCARD -> then.run();
            case CANCEL -> {
                // stays
            }
            case SAVE -> {
                Optional<Path> target = workspace
                        .fileProperty()
                        .get()
                        .or(() -> choosers.savePlan(fileName(workspace.plan().name()) + PlanFile.ENDING));
                target.ifPresent(file -> write(file, then));
            }
        }
    }

    @Override
    public void exportPlan() {
        Optional<Assessment> assessment = workspace.assessment();
        if (assessment.isEmpty()) {
            workspace.report(new Problem(Texts.get("problem.notAssessed"), Texts.get("problem.notAssessed.next"), ""));
            return;
        }
        Optional<String> paper = choosers.paper(services.settings().get(Setting.PAPER));
        paper.ifPresent(p -> {
            services.settings().set(Setting.PAPER, p);
            choosers.savePdf(fileName(workspace.plan().name()) + ".pdf")
                    .ifPresent(file -> export(assessment.get(), p, file));
        });
    }

    @Override
    public void exportTable(Actions.TableExport table) {
        Assessment assessment = workspace.assessment().orElse(null);
        if (assessment == null) {
            workspace.report(new Problem(Texts.get("problem.notAssessed"), Texts.get("problem.notAssessed.next"), ""));
            return;
        }
        String name = fileName(workspace.plan().name()) + "-" + table.name().toLowerCase(java.util.Locale.ROOT);
        choosers.saveTable(name + ".csv")
                .ifPresent(file -> workspace
                        .jobs()
                        .submit(
                                Texts.get("task.export", String.valueOf(file.getFileName())),
                                _ -> {
                                    writeTable(assessment, table, file);
                                    return file;
                                },
                                done -> workspace.notice(Texts.get(
                                        "notice.exported",
                                        String.valueOf(done.getFileName()),
                                        String.valueOf(done.toAbsolutePath().getParent()))),
                                failure -> workspace.report(
                                        notWritten(failure, Texts.get("problem.export", file.toString())))));
    }

    private static void writeTable(Assessment assessment, Actions.TableExport table, Path file) throws IOException {
        var text = new StringBuilder();
        switch (table) {
            case BILL -> CsvTables.bill(assessment, text);
            case FINDINGS -> CsvTables.findings(assessment, text);
            case PANELS -> CsvTables.panels(assessment.power().panels().all(), text);
        }
        ReportFile.writeOrThrow(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void export(Assessment assessment, String paper, Path file) {
        var catalog = workspace.catalog();
        ListedParties parties = listed.get();
        workspace
                .jobs()
                .submit(
                        Texts.get("task.export", String.valueOf(file.getFileName())),
                        _ -> {
                            writePdf(assessment, catalog, parties, paper, file);
                            return file;
                        },
                        done -> workspace.notice(Texts.get(
                                "notice.exported",
                                String.valueOf(done.getFileName()),
                                String.valueOf(done.toAbsolutePath().getParent()))),
                        failure -> workspace.report(notWritten(failure, Texts.get("problem.export", file.toString()))));
    }

    /// What to tell about an export that failed: its own sentence where it has one.
    static Problem notWritten(Throwable failure, String otherwise) {
        return failure instanceof ReportFile.NotWritten known
                ? new Problem(String.valueOf(known.getMessage()), "", "")
                : Problem.of(otherwise, Texts.get("problem.save.next"), failure);
    }

    /// Writes the report so that the target is never half a file.
    ///
    /// @param parties that names are compared with
    public static void writePdf(
            Assessment assessment, io.kilorack.catalog.Catalog catalog, ListedParties parties, String paper, Path file)
            throws IOException {
        var options =
                new ReportOptions(paper.equalsIgnoreCase("Letter") ? Paper.LETTER : Paper.A4, hash(assessment.plan()));
        Assessment whole = PartyScreening.asked(assessment, parties);
        ReportFile.writeOrThrow(file, out -> ReportWriter.write(whole, catalog, parties, options, out));
    }

    /// SHA-256 of the plan's text, as printed on reports.
    static String hash(Plan plan) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(PlanFile.text(plan).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public void print() {
        workspace
                .assessment()
                .ifPresent(a -> printing.print(
                        a, workspace.catalog(), services.settings().get(Setting.PAPER)));
    }

    @Override
    public void updateCatalog() {
        choosers.openBundle().ifPresent(update::preview);
    }

    @Override
    public void addOwnFacts() {
        choosers.openOwnFacts().ifPresent(update::add);
    }

    @Override
    public void rollbackCatalog() {
        update.rollback();
    }

    /// A plan's name as a file name.
    static String fileName(String name) {
        String plain = name.strip().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "-");
        return plain.isEmpty() ? Texts.get("plan.untitled") : plain;
    }
}
