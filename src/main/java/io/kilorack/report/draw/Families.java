package io.kilorack.report.draw;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which colour stands for which accelerator: the same in the floor plan, the rack drawings and the
/// charts of one plan. Colours go by the order in which accelerators first appear in the plan; from the
/// ninth on they share the neutral one.
public final class Families {
    private static final Ink[] INKS = {
        Ink.FAMILY_1, Ink.FAMILY_2, Ink.FAMILY_3, Ink.FAMILY_4, Ink.FAMILY_5, Ink.FAMILY_6, Ink.FAMILY_7, Ink.FAMILY_8
    };

    /// One legend line.
    public record Family(String acceleratorId, String name, Ink ink) {}

    private final Map<String, Ink> inks = new HashMap<>();
    private final List<Family> list;

    private Families(Set<String> acceleratorIds, Catalog catalog) {
        var families = new ArrayList<Family>();
        for (String id : acceleratorIds) {
            Ink ink = families.size() < INKS.length ? INKS[families.size()] : Ink.FAMILY_NONE;
            var accelerator = catalog.accelerators().get(id);
            inks.put(id, ink);
            families.add(new Family(id, accelerator == null ? id : accelerator.name(), ink));
        }
        list = shortened(families);
    }

    /// Names without their remark in brackets where that leaves them different from each other.
    private static List<Family> shortened(List<Family> families) {
        var count = new HashMap<String, Integer>();
        for (Family family : families) {
            count.merge(brief(family.name()), 1, Integer::sum);
        }
        var list = new ArrayList<Family>();
        for (Family family : families) {
            String brief = brief(family.name());
            list.add(
                    count.getOrDefault(brief, 0) == 1
                            ? new Family(family.acceleratorId(), brief, family.ink())
                            : family);
        }
        return List.copyOf(list);
    }

    private static String brief(String name) {
        int bracket = name.indexOf(" (");
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    public static Families of(Plan plan, Catalog catalog) {
        var ids = new LinkedHashSet<String>();
        var seen = new HashMap<String, Boolean>();
        for (Site site : plan.sites()) {
            for (Hall hall : site.halls()) {
                for (Rack rack : hall.racks()) {
                    add(rack.modelId(), catalog, seen, ids);
                    for (Device device : rack.devices()) {
                        add(device.modelId(), catalog, seen, ids);
                    }
                }
            }
        }
        return new Families(ids, catalog);
    }

    private static void add(String modelId, Catalog catalog, Map<String, Boolean> seen, Set<String> ids) {
        if (seen.put(modelId, true) == null) {
            SystemModel system = catalog.systems().get(modelId);
            if (system != null) {
                ids.add(system.acceleratorId());
            }
        }
    }

    /// The colour of an accelerator; neutral for one that is not in the plan.
    public Ink ink(String acceleratorId) {
        return inks.getOrDefault(acceleratorId, Ink.FAMILY_NONE);
    }

    public List<Family> list() {
        return list;
    }
}
