package io.kilorack.assess;

import io.kilorack.plan.NamedParty;
import io.kilorack.plan.Plan;
import io.kilorack.plan.StockLot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A name of the plan that has to be screened, with every part it plays.
///
/// @param roles in words: `owner`, `supplier of lot H800`, `end user`
public record PlanParty(String name, List<String> roles) {
    public PlanParty {
        roles = List.copyOf(roles);
    }

    /// Owner, suppliers of the stock, and the further parties of the plan; each name once.
    public static List<PlanParty> of(Plan plan) {
        var roles = new LinkedHashMap<String, LinkedHashSet<String>>();
        add(roles, plan.owner().name(), "owner");
        for (StockLot lot : plan.stock()) {
            add(roles, lot.supplier(), "supplier of " + (lot.name().isBlank() ? "lot " + lot.id() : lot.name()));
        }
        for (NamedParty party : plan.compliance().parties()) {
            add(
                    roles,
                    party.name(),
                    party.role().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        var parties = new ArrayList<PlanParty>();
        roles.forEach((name, played) -> parties.add(new PlanParty(name, List.copyOf(played))));
        return List.copyOf(parties);
    }

    static Set<String> names(Plan plan) {
        var names = new LinkedHashSet<String>();
        of(plan).forEach(party -> names.add(party.name()));
        return names;
    }

    private static void add(LinkedHashMap<String, LinkedHashSet<String>> roles, String name, String role) {
        if (!name.isBlank()) {
            roles.computeIfAbsent(name.strip(), _ -> new LinkedHashSet<>()).add(role);
        }
    }
}
