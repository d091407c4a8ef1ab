package io.kilorack.desktop.shell;

import io.kilorack.desktop.actions.Actions;
import io.kilorack.desktop.model.Additions;
import io.kilorack.desktop.model.ChainStart;
import io.kilorack.desktop.model.CoolingStart;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/// The edit commands on what is selected. Free of controls.
public final class EditActions implements Actions.EditCommands {
    private final Workspace workspace;
    private final SimpleBooleanProperty canPaste = new SimpleBooleanProperty();
    private List<Rack> clipboard = List.of();

    public EditActions(Workspace workspace) {
        this.workspace = workspace;
    }

    private Set<String> racks() {
        return workspace.selection().kind() == Selection.Kind.RACK
                ? workspace.selection().rackIds()
                : Set.of();
    }

    @Override
    public void cut() {
        copy();
        delete();
    }

    @Override
    public void copy() {
        Set<String> ids = racks();
        clipboard = Selections.racks(workspace.plan())
                .filter(r -> ids.contains(r.id()))
                .toList();
        canPaste.set(!clipboard.isEmpty());
    }

    @Override
    public void paste() {
        make(Paste.racks(workspace, clipboard));
    }

    @Override
    public ObservableBooleanValue canPaste() {
        return canPaste;
    }

    @Override
    public void duplicate() {
        if (workspace.selection().kind() != Selection.Kind.DEVICE) {
            make(Editing.duplicate(workspace, racks()));
            return;
        }
        Edit edit = Editing.duplicateDevices(workspace, workspace.selection().deviceIds());
        if (workspace.apply(edit) && edit instanceof Edit.Made made) {
            workspace.select(Selections.devices(workspace.plan(), made.subjects()));
        }
    }

    private void make(Edit edit) {
        if (workspace.apply(edit) && edit instanceof Edit.Made made) {
            workspace.select(Selection.racks(made.subjects()));
        }
    }

    @Override
    public void delete() {
        switch (workspace.selection().kind()) {
            case RACK -> workspace.apply(Editing.removeRacks(workspace, racks()));
            case DEVICE -> {
                String rack = workspace.selection().rackIds().iterator().next();
                if (workspace.apply(
                        Editing.removeDevices(workspace, workspace.selection().deviceIds()))) {
                    workspace.select(Selection.of(Selection.Kind.RACK, rack));
                }
            }
            case WORKLOAD ->
                workspace.apply(Editing.of(workspace)
                        .contents()
                        .removeWorkload(workspace.plan(), workspace.selection().single()));
            case POOL ->
                workspace.apply(Editing.of(workspace)
                        .contents()
                        .removePool(workspace.plan(), workspace.selection().single()));
            case NODE ->
                workspace.apply(Editing.of(workspace)
                        .power()
                        .removeNode(workspace.plan(), workspace.selection().single()));
            case COOLING ->
                workspace.apply(Editing.of(workspace)
                        .power()
                        .removeCooling(workspace.plan(), workspace.selection().single()));
            case STOCK ->
                workspace.apply(Editing.of(workspace)
                        .contents()
                        .removeStock(workspace.plan(), workspace.selection().single()));
            case HALL ->
                workspace.apply(Editing.of(workspace)
                        .places()
                        .removeHall(workspace.plan(), workspace.selection().single()));
            case SITE ->
                workspace.apply(Editing.of(workspace)
                        .places()
                        .removeSite(workspace.plan(), workspace.selection().single()));
            default -> {
                // the action is disabled for everything else
            }
        }
    }

    @Override
    public void selectAll() {
        Selections.hall(workspace.plan(), workspace.hallIdProperty().get())
                .map(Hall::racks)
                .ifPresent(all -> workspace.select(
                        Selection.racks(all.stream().map(Rack::id).toList())));
    }

    @Override
    public void selectNone() {
        workspace.select(Selection.NONE);
    }

    @Override
    public void rotate() {
        workspace.apply(Editing.rotate(workspace, racks()));
    }

    @Override
    public void nudge(int stepsX, int stepsY) {
        double grid = Selections.hall(
                        workspace.plan(), workspace.hallIdProperty().get())
                .map(h -> h.gridMm() / 1000)
                .filter(g -> g > 0)
                .orElse(0.6);
        workspace.apply(Editing.moveRacks(workspace, racks(), stepsX * grid, stepsY * grid));
    }

    @Override
    public void addTraining() {
        make(Additions.training(workspace), Selection.Kind.WORKLOAD);
    }

    @Override
    public void addServing() {
        make(Additions.serving(workspace), Selection.Kind.WORKLOAD);
    }

    @Override
    public void addSite() {
        make(Additions.site(workspace), Selection.Kind.SITE);
        workspace.plan().sites().stream()
                .filter(s -> s.id().equals(workspace.selection().single()))
                .flatMap(s -> s.halls().stream())
                .findFirst()
                .ifPresent(h -> workspace.hallIdProperty().set(h.id()));
    }

    @Override
    public void addHall() {
        make(Additions.hall(workspace), Selection.Kind.HALL);
        if (workspace.selection().kind() == Selection.Kind.HALL) {
            workspace.hallIdProperty().set(workspace.selection().single());
        }
    }

    @Override
    public void addChain() {
        make(ChainStart.twoFeeds(workspace), Selection.Kind.NODE);
    }

    @Override
    public void addNode() {
        make(ChainStart.node(workspace), Selection.Kind.NODE);
    }

    @Override
    public void addCooling(CoolingUnit.Medium medium) {
        make(CoolingStart.unit(workspace, medium), Selection.Kind.COOLING);
    }

    @Override
    public void addStock() {
        make(Additions.stock(workspace), Selection.Kind.STOCK);
    }

    private void make(Edit edit, Selection.Kind kind) {
        if (workspace.apply(edit)
                && edit instanceof Edit.Made made
                && !made.subjects().isEmpty()) {
            workspace.select(Selection.of(kind, made.subjects().getFirst()));
        }
    }

    @Override
    public void makePool() {
        workspace.apply(Editing.makePool(workspace, racks(), Texts.get("kind.pool")));
    }
}
