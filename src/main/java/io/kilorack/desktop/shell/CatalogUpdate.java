package io.kilorack.desktop.shell;

import io.kilorack.assess.Assessment;
import io.kilorack.desktop.model.Headline;
import io.kilorack.desktop.model.Problem;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
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
    /// @param effects headline figures of the open plan that would change, as text
    public record Offer(String title, List<String> cells, List<String> effects, Runnable apply) {}

    private record Read(Services.CatalogKeeper.Preview preview, Assessment after) {}

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
        workspace.jobs().submit(
                Texts.get("task.readBundle"),
                _ -> {
                    var preview = keeper.get().preview(bundle);
                    return new Read(preview, services.assess().assess(preview.after(), plan, plan.asOf()));
                },
                read -> show.accept(new Offer(read.preview().title(), read.preview().summary(), effects(read.after()), () -> apply(keeper.get(), bundle))),
                failure -> refused(failure, bundle));
    }

    private List<String> effects(Assessment after) {
        var lines = new ArrayList<String>();
        Optional<Assessment> before = workspace.assessment();
        if (before.isPresent()) {
            var old = Headline.of(before.get());
            for (Headline now : Headline.of(after)) {
                old.stream().filter(h -> h.id().equals(now.id())).findFirst().ifPresent(h -> {
                    if (!h.text().equals(now.text())) {
                        lines.add(Texts.get("update.effect", now.label(), h.text().toString(), now.text().toString()));
                    }
                });
            }
        }
        return lines;
    }

    private void apply(Services.CatalogKeeper keeper, Path bundle) {
        workspace.jobs().submit(
                Texts.get("task.applyBundle"),
                _ -> keeper.apply(bundle),
                catalog -> {
                    workspace.useCatalog(catalog);
                    workspace.notice(Texts.get("notice.updated", catalog.version()));
                },
                failure -> refused(failure, bundle));
    }

    void rollback() {
        keeper().ifPresent(keeper -> workspace.jobs().submit(
                Texts.get("task.rollback"),
                _ -> keeper.rollback(),
                catalog -> {
                    workspace.useCatalog(catalog);
                    workspace.notice(Texts.get("notice.rolledBack", catalog.version()));
                },
                failure -> workspace.report(Problem.of(message(failure), Texts.get("problem.rollback.next"), failure))));
    }

    private Optional<Services.CatalogKeeper> keeper() {
        if (services.catalogKeeper().isEmpty()) {
            workspace.report(new Problem(Texts.get("problem.noStore"), Texts.get("problem.noStore.next"), ""));
        }
        return services.catalogKeeper();
    }

    private void refused(Exception failure, Path bundle) {
        workspace.report(Problem.of(bundle.getFileName() + ": " + message(failure), Texts.get("problem.bundle.next"), failure));
    }

    private static String message(Exception failure) {
        String text = failure.getMessage();
        return text == null || text.isBlank() ? failure.getClass().getSimpleName() : text;
    }
}
