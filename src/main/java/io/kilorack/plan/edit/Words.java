package io.kilorack.plan.edit;

import io.kilorack.plan.Rack;
import java.util.Collection;
import java.util.List;

/// Words in edit names and refusals.
final class Words {
    private Words() {}

    static String label(String id, String name) {
        return name.isBlank() ? id : name;
    }

    static String rack(Rack rack) {
        return label(rack.id(), rack.name());
    }

    /// `rack R12` or `3 racks`.
    static String racks(Collection<Rack> racks) {
        return racks.size() == 1 ? "rack " + rack(racks.iterator().next()) : racks.size() + " racks";
    }

    static Edit noSuch(String what, String id) {
        return Edit.refused("There is no " + what + " " + id + ".", "Choose one that is in the plan.", id);
    }

    static Edit noSuch(String what, List<String> ids) {
        return noSuch(what, ids.getFirst());
    }

    static Edit nothing(String what) {
        return Edit.refused("No " + what + " is selected.", "Select one first.");
    }
}
