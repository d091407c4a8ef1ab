package io.kilorack.desktop.shell;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.PlanDifference;
import io.kilorack.desktop.model.Problem;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.TextCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads a signed bundle, shows what it would change in the catalog and in the open plan, and applies it
/// when told to.
public final class CatalogUpdate {
    /// What is shown before an update is applied.
    ///
    /// @param effects figures of the open plan that would change
    /// @param checks checks that would come or go, as sentences
    public record Offer(String title, List<String> cells, List<Effect> effects, List<String> checks, Runnable apply) {}

    /// One figure of the open plan; a side that does not apply is empty.
    public record Effect(String label, String before, String after, String change) {}

    private record Read(Services.CatalogKeeper.Preview preview, PlanDifference difference) {}

    /// More checks than this are counted rather than listed.
    private static final int MOST_CHECKS = 6;

    private final Workspace workspace;
    private final Services services;
    private Consumer<Offer> show = _ -> {};

    public CatalogUpdate(Workspace workspace, Services services) {
        this.workspace = workspace;
        this.services = services;
    }

    public void onOffer(Consumer<Offer> value) {
        show = value;
    }

    void preview(Path bundle) {
        Optional<Services.CatalogKeeper> keeper = keeper();
        if (keeper.isEmpty()) {
            return;
        }
        var plan = workspace.plan();
        var catalog = workspace.catalog();
        Optional<Assessment> shown = workspace
                .assessment()
                .filter(a -> a.plan() == plan && a.catalogHash().equals(catalog.hash()));
        workspace
                .jobs()
                .submit(
                        Texts.get("task.readBundle"),
                        _ -> {
                            var preview = keeper.get().preview(bundle);
                            Assessment before =
                                    shown.orElseGet(() -> services.assess().assess(catalog, plan, plan.asOf()));
                            Assessment after = services.assess().assess(preview.after(), plan, before.asOf());
                            return new Read(preview, PlanDifference.between(before, after));
                        },
                        read -> show.accept(new Offer(
                                read.preview().title(),
                                read.preview().summary(),
                                effects(read.difference()),
                                checks(read.difference()),
                                () -> apply(keeper.get(), bundle))),
                        failure -> refused(failure, bundle));
    }

    private static List<Effect> effects(PlanDifference difference) {
        var lines = new ArrayList<Effect>();
        for (var changes : List.of(difference.headlines(), difference.workloads())) {
            for (PlanDifference.Change change : changes) {
                lines.add(new Effect(
                        TextCase.capital(change.label()), change.beforeText(), change.afterText(), change.text()));
            }
        }
        difference
                .exposure()
                .forEach((severity, amount) -> lines.add(new Effect(
                        Texts.get("update.exposure", Texts.get("severity." + severity.name())),
                        "",
                        "",
                        "%+d".formatted(amount))));
        return lines;
    }

    private static List<String> checks(PlanDifference difference) {
        var lines = new ArrayList<String>();
        checks(lines, "update.checkNew", difference.checksNew());
        checks(lines, "update.checkGone", difference.checksGone());
        return lines;
    }

    private static void checks(List<String> lines, String key, List<Check> checks) {
        checks.stream().limit(MOST_CHECKS).forEach(check -> lines.add(Texts.get(key, check.message())));
        if (checks.size() > MOST_CHECKS) {
            lines.add(Texts.get(key, Texts.get("update.moreChecks", String.valueOf(checks.size() - MOST_CHECKS))));
        }
    }

    private void apply(Services.CatalogKeeper keeper, Path bundle) {
        workspace
                .jobs()
                .submit(
                        Texts.get("task.applyBundle"),
                        _ -> keeper.apply(bundle),
                        catalog -> {
                            workspace.useCatalog(catalog);
                            workspace.notice(Texts.get("notice.updated", catalog.version()));
                        },
                        failure -> refused(failure, bundle));
    }

    /// Adds parts and values of the user's own from a file.
    void add(Path file) {
        keeper().ifPresent(keeper -> workspace
                .jobs()
                .submit(
                        Texts.get("own.task"),
                        _ -> keeper.add(file),
                        catalog -> {
                            workspace.useCatalog(catalog);
                            workspace.notice(Texts.get("notice.own", String.valueOf(file.getFileName())));
                        },
                        failure -> workspace.report(
                                Problem.of(message(failure), Texts.get("problem.own.next"), failure))));
    }

    void rollback() {
        keeper().ifPresent(keeper -> workspace
                .jobs()
                .submit(
                        Texts.get("task.rollback"),
                        _ -> keeper.rollback(),
                        catalog -> {
                            workspace.useCatalog(catalog);
                            workspace.notice(Texts.get("notice.rolledBack", catalog.version()));
                        },
                        failure -> workspace.report(
                                Problem.of(message(failure), Texts.get("problem.rollback.next"), failure))));
    }

    private Optional<Services.CatalogKeeper> keeper() {
        if (services.catalogKeeper().isEmpty()) {
            workspace.report(new Problem(Texts.get("problem.noStore"), Texts.get("problem.noStore.next"), ""));
        }
        return services.catalogKeeper();
    }

    private void refused(Exception failure, Path bundle) {
        workspace.report(
                Problem.of(bundle.getFileName() + ": " + message(failure), Texts.get("problem.bundle.next"), failure));
    }

    private static String message(Exception failure) {
        String text = failure.getMessage();
        return text == null || text.isBlank() ? failure.getClass().getSimpleName() : text;
    }
}
