package io.kilorack.desktop.inspector;

import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import java.util.Optional;

/// Makes the [Sheet] of a selection; that of the plan where the thing selected is no longer there.
final class Sheets {
    private final RackSheets racks;
    private final EntrySheets entries;
    private final NodeSheets nodes;
    private final CoolingSheets cooling;
    private final PlaceSheets places;
    private final WorkSheets works;

    Sheets(Workspace workspace) {
        var fields = new Fields(workspace);
        var verdicts = new Verdicts(workspace);
        entries = new EntrySheets(workspace, verdicts);
        racks = new RackSheets(workspace, fields, verdicts, entries);
        nodes = new NodeSheets(workspace, fields, verdicts);
        cooling = new CoolingSheets(workspace, fields, verdicts);
        places = new PlaceSheets(workspace, fields, verdicts);
        works = new WorkSheets(workspace, fields, verdicts);
    }

    Sheet of(Selection selection) {
        Optional<Sheet> sheet = switch (selection.kind()) {
            case RACK ->
                selection.ids().size() == 1
                        ? racks.rack(selection.single())
                        : Optional.of(racks.racks(selection.ids()));
            case DEVICE -> racks.device(selection);
            case ENTRY -> entries.entry(selection.single());
            case NODE -> Optional.of(nodes.node(selection.single()));
            case COOLING -> cooling.unit(selection.single());
            case POOL -> works.pool(selection.single());
            case WORKLOAD -> works.workload(selection.single());
            case STOCK -> works.stock(selection.single());
            case HALL -> places.hall(selection.single());
            case SITE -> places.site(selection.single());
            case PLAN -> Optional.empty();
        };
        return sheet.orElseGet(places::plan);
    }
}
