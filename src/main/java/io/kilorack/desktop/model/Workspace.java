package io.kilorack.desktop.model;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.assess.Check;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.model.Jobs.Job;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Plan;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.edit.History;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.throughput.search.Runner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The open document and what is known about it: plan with history, assessment, selection. Without
/// controls.
///
/// Every edit goes through [#edit]; the assessment follows within the same call while the last one was fast
/// (under [#INLINE_NANOS]), else from a job, of which only the newest counts.
public final class Workspace {
    /// Longest assessment that is run in place; a frame at 60 Hz lasts 16.7 ms.
    static final long INLINE_NANOS = 12_000_000;

    /// The verb of the house, as the window needs it.
    @FunctionalInterface
    public interface Assess {
        Assessment assess(Catalog catalog, Plan plan, LocalDate asOf);

        /// An answer within a frame; empty when that takes a search.
        default Optional<Assessor.Quick> quick(Catalog catalog, Plan plan, LocalDate asOf) {
            return Optional.of(new Assessor.Quick(assess(catalog, plan, asOf), false));
        }

        /// Runs the searches that the quick answer does without, so that the final one need not.
        default void search(Catalog catalog, Plan plan, LocalDate asOf, Runner runner) {}

        /// The last word; `runner` hears how far searches are and may stop them.
        default Assessment assess(Catalog catalog, Plan plan, LocalDate asOf, Runner runner) {
            return assess(catalog, plan, asOf);
        }
    }

    private final Jobs jobs;
    private final Assess assess;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Catalog> catalog;
    private final ReadOnlyObjectWrapper<Plan> plan;
    private final ReadOnlyObjectWrapper<Optional<Assessment>> assessment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
    private final ObjectProperty<Highlight> highlight = new SimpleObjectProperty<>(Highlight.NONE);
    private final ObjectProperty<String> hallId = new SimpleObjectProperty<>("");
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> savedAt = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Check>> accepting = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();

    private History history;
    private @Nullable PartSizes sizes;
    private long lastNanos;
    private int generation;
    private @Nullable Job running;
    /// The newest assessment without what stands beside it.
    private @Nullable Assessment own;

    private List<Check> further = List.of();

    public Workspace(Jobs jobs, Assess assess, Clock clock, Catalog catalog, Plan plan) {
        this.jobs = jobs;
        this.assess = assess;
        this.clock = clock;
        this.catalog = new ReadOnlyObjectWrapper<>(catalog);
        this.plan = new ReadOnlyObjectWrapper<>(plan);
        this.history = new History(plan);
        hallId.set(firstHall(plan));
    }

    /// Opens another plan; `known` is its assessment when somebody made one already.
    public void open(Plan value, Optional<Path> from, Optional<Assessment> known) {
        selection.set(Selection.NONE);
        history = new History(value);
        file.set(from);
        savedAt.set(Optional.empty());
        hallId.set(firstHall(value));
        further = List.of();
        own = null;
        assessment.set(Optional.empty());
        plan.set(value);
        historyMoved();
        if (known.isPresent()) {
            arrived(known.get());
        } else {
            reassess();
        }
    }

    /// Takes the assessment that another thread has made of the open plan since it was asked for; one of
    /// another plan is left alone.
    public void arrived(Assessment value) {
        if (value.plan() != plan.get()) {
            return;
        }
        generation++;
        if (running != null) {
            running.cancel();
            running = null;
        }
        // it took this thread no time, and leaves the caches warm: the next edit may be tried in place
        assessed(new Timed(value, Math.max(lastNanos, 1)));
    }

    /// Takes an edit made from the current plan. A refused one is shown with its reason; one that changes
    /// nothing leaves no step.
    ///
    /// @return true when there is a new plan
    public boolean apply(Edit edit) {
        return apply(edit, "");
    }

    /// As [#apply(Edit)]; edits in a row with the same `gesture` are one step of the history.
    public boolean apply(Edit edit, String gesture) {
        return switch (edit) {
            case Edit.Made made -> {
                Plan before = plan.get();
                moveTo(history.apply(made, gesture));
                yield plan.get() != before;
            }
            case Edit.Refused refused -> {
                report(new Problem(refused.reason(), refused.nextStep(), String.join(", ", refused.subjects())));
                yield false;
            }
        };
    }

    /// Makes the next plan by a function, as one named step.
    public boolean edit(String name, UnaryOperator<Plan> change) {
        return apply(Edit.made(name, change.apply(plan.get())));
    }

    public void undo() {
        if (canUndo.get()) {
            moveTo(history.undo());
        }
    }

    public void redo() {
        if (canRedo.get()) {
            moveTo(history.redo());
        }
    }

    /// Called after the plan was written to `target`.
    public void saved(Path target, Plan written) {
        file.set(Optional.of(target));
        history.markSaved(written);
        savedAt.set(Optional.of(clock.instant()));
        historyMoved();
    }

    /// Notes that the open plan is on no disk, as after a recovery.
    public void markUnsaved() {
        history.markUnsaved();
        historyMoved();
    }

    /// Sizes of the catalog's parts, for geometry.
    public PartSizes sizes() {
        PartSizes known = sizes;
        if (known == null) {
            known = PartSizes.of(catalog.get());
            sizes = known;
        }
        return known;
    }

    /// Uses another catalog from now on and assesses anew.
    public void useCatalog(Catalog value) {
        sizes = null;
        catalog.set(value);
        reassess();
    }

    private void moveTo(Plan next) {
        if (next == plan.get()) {
            return;
        }
        notice.set("");
        plan.set(next);
        selection.set(Selections.stillThere(selection.get(), next));
        if (next.sites().stream().flatMap(s -> s.halls().stream()).noneMatch(h -> h.id().equals(hallId.get()))) {
            hallId.set(firstHall(next));
        }
        historyMoved();
        reassess();
    }

    private void historyMoved() {
        dirty.set(history.changed());
        canUndo.set(history.canUndo());
        canRedo.set(history.canRedo());
        undoName.set(history.undoName().orElse(""));
        redoName.set(history.redoName().orElse(""));
    }

    /// Assesses the current plan, in place when the last one was fast.
    public void reassess() {
        int mine = ++generation;
        if (running != null) {
            running.cancel();
            running = null;
        }
        Plan now = plan.get();
        Catalog facts = catalog.get();
        if (lastNanos > 0 && lastNanos < INLINE_NANOS && quick(facts, now)) {
            return;
        }
        stale.set(true);
        running = jobs.submit(
                Texts.get("task.assess"),
                progress -> timed(facts, now, SearchRunner.of(progress)),
                result -> {
                    if (mine == generation) {
                        running = null;
                        assessed(result);
                    }
                },
                failure -> {
                    if (mine == generation) {
                        running = null;
                        assessmentFailed(failure);
                    }
                });
    }

    /// Shows what can be said without a search; false when that is not the last word.
    private boolean quick(Catalog facts, Plan now) {
        try {
            long start = System.nanoTime();
            var answer = assess.quick(facts, now, now.asOf());
            if (answer.isEmpty()) {
                return false;
            }
            assessed(new Timed(answer.get().assessment(), System.nanoTime() - start));
            return !answer.get().provisional();
        } catch (RuntimeException e) {
            assessmentFailed(e);
            return true;
        }
    }

    /// @param nanos what the assessment took, searches aside
    private record Timed(Assessment value, long nanos) {}

    private Timed timed(Catalog facts, Plan of, Runner runner) {
        assess.search(facts, of, of.asOf(), runner);
        long start = System.nanoTime();
        // nobody waits for a cancelled job: what is known now will do, and keeps no other call waiting
        Assessment value = runner.cancelled()
                ? assess.quick(facts, of, of.asOf())
                        .map(Assessor.Quick::assessment)
                        .orElseThrow(CancellationException::new)
                : assess.assess(facts, of, of.asOf(), runner);
        return new Timed(value, System.nanoTime() - start);
    }

    private void assessed(Timed result) {
        lastNanos = result.nanos();
        stale.set(false);
        own = result.value();
        assessment.set(Optional.of(result.value().with(further)));
    }

    /// Checks beside the assessment's own, such as what the parties' names ask; they stand from now on with
    /// every assessment of this plan.
    public void further(List<Check> checks) {
        if (checks.equals(further)) {
            return;
        }
        further = List.copyOf(checks);
        Assessment last = own;
        if (last != null) {
            assessment.set(Optional.of(last.with(further)));
        }
    }

    private void assessmentFailed(Exception failure) {
        stale.set(false);
        report(Problem.of(Texts.get("problem.assess"), Texts.get("problem.assess.next"), failure));
    }

    /// The check that somebody wants to accept; the window asks for name and reason.
    public ObjectProperty<Optional<Check>> acceptingProperty() {
        return accepting;
    }

    /// Says that something went well, until the next notice or edit.
    public void notice(String text) {
        notice.set(text);
    }

    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Shows a problem until it is dismissed.
    public void report(Problem value) {
        problem.set(Optional.of(value));
    }

    private static String firstHall(Plan plan) {
        return plan.sites().stream()
                .flatMap(s -> s.halls().stream())
                .map(io.kilorack.plan.Hall::id)
                .findFirst()
                .orElse("");
    }

    /// Today, for what a person records.
    public java.time.LocalDate today() {
        return java.time.LocalDate.now(clock);
    }

    public Jobs jobs() {
        return jobs;
    }

    public Catalog catalog() {
        return catalog.get();
    }

    public ReadOnlyObjectProperty<Catalog> catalogProperty() {
        return catalog.getReadOnlyProperty();
    }

    public Plan plan() {
        return plan.get();
    }

    public ReadOnlyObjectProperty<Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// The newest assessment; it may lag one edit behind while a job runs ([#staleProperty]).
    public Optional<Assessment> assessment() {
        return assessment.get();
    }

    public ReadOnlyObjectProperty<Optional<Assessment>> assessmentProperty() {
        return assessment.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection.get();
    }

    public void select(Selection value) {
        selection.set(value);
    }

    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    /// Racks marked on the floor beside the selection; a view sets it, Escape on the floor clears it.
    public ObjectProperty<Highlight> highlightProperty() {
        return highlight;
    }

    /// The hall the floor shows.
    public ObjectProperty<String> hallIdProperty() {
        return hallId;
    }

    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Instant>> savedAtProperty() {
        return savedAt.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }
}
