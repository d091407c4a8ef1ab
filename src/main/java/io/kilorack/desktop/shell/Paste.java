package io.kilorack.desktop.shell;

import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Pastes racks that were copied or cut: beside their originals while these stand, else where they were.
final class Paste {
    private Paste() {}

    static Edit racks(Workspace workspace, List<Rack> copied) {
        if (copied.isEmpty()) {
            return Edit.refused(Texts.get("paste.nothing"), Texts.get("paste.nothing.next"));
        }
        Set<String> ids = new HashSet<>(copied.stream().map(Rack::id).toList());
        Plan plan = workspace.plan();
        boolean allThere = ids.stream().allMatch(id -> Selections.rack(plan, id).isPresent());
        if (allThere) {
            return Editing.duplicate(workspace, ids);
        }
        String hallId = workspace.hallIdProperty().get();
        Plan next = plan.withSites(plan.sites().stream()
                .map(site -> site.withHalls(site.halls().stream()
                        .map(hall -> {
                            if (!hall.id().equals(hallId)) {
                                return hall;
                            }
                            var racks = new java.util.ArrayList<>(hall.racks());
                            copied.stream()
                                    .filter(r -> Selections.rack(plan, r.id()).isEmpty())
                                    .forEach(racks::add);
                            return hall.withRacks(racks);
                        })
                        .toList()))
                .toList());
        // testing a move by nothing tests the places of what came back
        Edit test = new io.kilorack.plan.edit.Edits(workspace.sizes()).racks().move(next, ids, 0, 0);
        return test instanceof Edit.Refused refused
                ? refused
                : new Edit.Made(Texts.get("edit.paste", String.valueOf(copied.size())), next, List.copyOf(ids));
    }
}
