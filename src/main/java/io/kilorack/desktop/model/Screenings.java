package io.kilorack.desktop.model;

import io.kilorack.assess.ListedParties;
import io.kilorack.assess.PartyScreening;
import io.kilorack.assess.PartyScreening.Screened;
import io.kilorack.assess.PlanParty;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Plan;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The plan's names against the listed parties, kept up to date off the window's thread; what they ask
/// joins the checks. The scripts that names are compared in take 0.4 s to load, so the first screening
/// waits until the window stands, unless somebody looks at the parties before.
public final class Screenings {
    private static final Duration AFTER_START = Duration.millis(1500);

    private final Workspace workspace;
    private final ScreeningList lists;
    private final ReadOnlyObjectWrapper<Optional<Result>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");
    private boolean awake;
    private List<Object> asked = List.of();
    private @Nullable ListedParties listed;
    private @Nullable PartyScreening screening;

    /// @param names of the plan with what is like them
    public record Result(ListedParties listed, List<Screened> names) {}

    public Screenings(Workspace workspace, ScreeningList lists) {
        this.workspace = workspace;
        this.lists = lists;
        lists.loadedProperty().subscribe((_, _) -> refresh());
        workspace.planProperty().subscribe((_, _) -> refresh());
        workspace.catalogProperty().subscribe((_, _) -> refresh());
        workspace.assessmentProperty().subscribe(a -> a.ifPresent(_ -> start()));
    }

    /// Screens from now on, at once.
    public void wake() {
        awake = true;
        refresh();
    }

    public ReadOnlyObjectProperty<Optional<Result>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// Why the last screening failed, or empty.
    public ReadOnlyObjectProperty<String> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// The parties to compare with: those of the base and of a fuller list that is loaded.
    public ListedParties listed() {
        ListedParties base = ListedParties.of(workspace.catalog());
        return lists.loadedProperty()
                .get()
                .map(l -> base.with(l.parties(), l.file().getFileName() + " of " + l.date()))
                .orElse(base);
    }

    private void start() {
        if (awake) {
            return;
        }
        awake = true;
        if (workspace.jobs().inPlace()) {
            refresh();
            return;
        }
        awake = false;
        var later = new PauseTransition(AFTER_START);
        later.setOnFinished(_ -> {
            if (!awake) {
                wake();
            }
        });
        later.play();
    }

    /// Screens when a name, an answer or a list changed.
    private void refresh() {
        if (!awake) {
            return;
        }
        Plan plan = workspace.plan();
        ListedParties against = listed();
        List<Object> key = List.of(
                PlanParty.of(plan),
                plan.compliance(),
                against.parties().size(),
                against.further(),
                workspace.catalog().hash());
        if (key.equals(asked)) {
            // another plan may name the same parties: what they ask belongs to it as well
            result.get().ifPresent(r -> workspace.further(PartyScreening.checks(r.names())));
            return;
        }
        asked = key;
        if (PlanParty.of(plan).isEmpty()) {
            show(new Result(against, List.of()));
            return;
        }
        PartyScreening known = against.equals(listed) ? screening : null;
        workspace
                .jobs()
                .submit(
                        Texts.get("parties.job"),
                        Jobs.Work.of(() -> {
                            PartyScreening made = known == null ? new PartyScreening(against) : known;
                            return new Made(made, made.of(plan));
                        }),
                        made -> {
                            if (key.equals(asked)) {
                                listed = against;
                                screening = made.screening;
                                show(new Result(against, made.names));
                            }
                        },
                        e -> failure.set(String.valueOf(e.getMessage())));
    }

    private record Made(PartyScreening screening, List<Screened> names) {}

    private void show(Result found) {
        failure.set("");
        result.set(Optional.of(found));
        workspace.further(PartyScreening.checks(found.names()));
    }
}
