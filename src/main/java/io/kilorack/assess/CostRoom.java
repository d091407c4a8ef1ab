package io.kilorack.assess;

import io.kilorack.assess.RackContent.Count;
import io.kilorack.cost.Bill;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import io.kilorack.power.energy.AnnualEnergy;
import io.kilorack.power.energy.EmbodiedCarbon;
import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The bill of materials: racks, devices, and the equipment that the power chains and cooling groups name.
/// A lot covers pieces that claim it, as far as it reaches.
final class CostRoom {
    private CostRoom() {}

    /// What a lot is asked for, against what it holds.
    ///
    /// @param claimed pieces of the lot's own model; `accelerators` claimed inside systems where the lot
    ///     holds bare accelerators; `foreign` pieces of another model that claim it
    record LotClaim(int claimed, int accelerators, int foreign) {}

    static List<Bill.Need> needs(Roster roster, Census census, Parts parts) {
        var quantity = new TreeMap<Part, Integer>(Part.BY_CATALOG);
        for (Count tally : census.tallies) {
            quantity.merge(tally.part(), tally.count(), Integer::sum);
        }
        for (Site site : roster.plan.sites()) {
            for (PowerNode node : site.chain()) {
                if (!node.partId().isEmpty()) {
                    quantity.merge(parts.of(node.partId()), 1, Integer::sum);
                }
            }
            for (CoolingUnit unit : site.cooling()) {
                if (!unit.partId().isEmpty()) {
                    quantity.merge(parts.of(unit.partId()), 1, Integer::sum);
                }
            }
        }
        Map<Part, Integer> covered = covered(roster, census, parts);
        var needs = new ArrayList<Bill.Need>(quantity.size());
        quantity.forEach((part, count) -> needs.add(new Bill.Need(
                part.id(),
                part.cabinets() == 1 ? part.name() : part.name() + " (" + part.cabinets() + " cabinets each)",
                part.vendor(),
                part.category(),
                count,
                Math.min(count, covered.getOrDefault(part, 0)),
                part.price())));
        return needs;
    }

    static CostResult result(Bill bill, Parts parts, Figure annualEnergyCost) {
        var lines = bill.lines().stream()
                .map(l -> new CostResult.BomLine(
                        l.need().catalogId(),
                        l.need().name(),
                        l.need().vendor(),
                        l.need().category(),
                        l.need().quantity(),
                        l.need().fromStock(),
                        l.need().unitPrice(),
                        l.total()))
                .toList();
        Figure embodied = embodied(bill, parts);
        return new CostResult(
                lines,
                bill.capital(),
                bill.stock(),
                annualEnergyCost,
                embodied,
                AnnualEnergy.embodiedPerYear(embodied, EmbodiedCarbon.LIFE_YEARS));
    }

    /// What making everything on the bill gave off, stock included.
    private static Figure embodied(Bill bill, Parts parts) {
        var figures = new ArrayList<Figure>();
        for (Bill.Line line : bill.lines()) {
            Part part = parts.of(line.need().catalogId());
            Figure one = EmbodiedCarbon.of(
                    part.name(),
                    part.category(),
                    part.accelerators(),
                    part.mass().value());
            figures.add(Figures.scaled(
                    Figures.times(line.need().quantity(), part.name(), one),
                    0.001,
                    line.need().quantity() + " × " + part.name(),
                    "t"));
        }
        return Figures.total("embodied carbon", "t", figures)
                .withFormula("sum over the bill of pieces × carbon of making one, a range by class of part");
    }

    /// Pieces of each part that lots cover: a lot covers pieces of its own model, at most as many as it
    /// holds. A lot of bare accelerators does not cover the systems they are in.
    private static Map<Part, Integer> covered(Roster roster, Census census, Parts parts) {
        var claims = claims(roster, census, parts);
        var covered = new HashMap<Part, Integer>();
        for (StockLot lot : roster.plan.stock()) {
            LotClaim claim = claims.get(lot.id());
            if (claim != null && claim.claimed > 0) {
                covered.merge(
                        parts.of(lot.modelId()), Math.min(claim.claimed, Math.max(0, lot.quantity())), Integer::sum);
            }
        }
        return covered;
    }

    /// Claims by lot id, unknown lots included.
    static Map<String, LotClaim> claims(Roster roster, Census census, Parts parts) {
        var lots = new HashMap<String, StockLot>();
        for (StockLot lot : roster.plan.stock()) {
            lots.putIfAbsent(lot.id(), lot);
        }
        var claims = new LinkedHashMap<String, LotClaim>();
        int n = census.lots.length;
        int to = 0;
        for (int from = 0; from < n; from = to) {
            List<LotUse> uses = census.lots[from];
            to = from + 1;
            while (to < n && census.lots[to] == uses) {
                to++;
            }
            int racks = to - from;
            for (LotUse use : uses) {
                StockLot lot = lots.get(use.lotId());
                String model = lot == null ? "" : lot.modelId();
                LotClaim one;
                if (use.part().id().equals(model)) {
                    one = new LotClaim(use.count() * racks, 0, 0);
                } else if (!model.isEmpty() && use.part().acceleratorId().equals(model)) {
                    one = new LotClaim(0, use.count() * racks * use.part().accelerators(), 0);
                } else {
                    one = new LotClaim(0, 0, use.count() * racks);
                }
                claims.merge(
                        use.lotId(),
                        one,
                        (a, b) -> new LotClaim(
                                a.claimed + b.claimed, a.accelerators + b.accelerators, a.foreign + b.foreign));
            }
        }
        return claims;
    }

    /// Lots of bare accelerators that systems claim; the rest of what can be wrong with a lot the plan's
    /// own checks say.
    static List<Check> checks(Roster roster, Census census, Parts parts) {
        var checks = new ArrayList<Check>();
        var claims = claims(roster, census, parts);
        for (StockLot lot : roster.plan.stock()) {
            LotClaim claim = claims.get(lot.id());
            if (claim != null && claim.accelerators > 0) {
                checks.add(new Check(
                        "cost.lot.bare",
                        Check.Severity.INFO,
                        Check.Room.COST,
                        List.of(lot.id()),
                        "Stock lot %s holds bare accelerators; the bill lists the systems around them at their full price."
                                .formatted(lot.name().isEmpty() ? lot.id() : lot.name()),
                        "Take the lot's accelerators off the quoted system price.",
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return checks;
    }
}
