package io.kilorack.plan.sample;

import io.kilorack.plan.Compliance;
import io.kilorack.plan.NamedParty;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import io.kilorack.plan.ScenarioChange;
import io.kilorack.plan.ScenarioChange.Interval;
import io.kilorack.plan.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The Shenzhen fleet with what lies in its store: every part whose standing changed since August 2022,
/// from A100 to MI308. For the replay of the law, and with a compliance record somebody has begun.
final class ShenzhenStore {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private ShenzhenStore() {}

    static Plan plan() {
        Plan fleet = ShenzhenStock.plan();
        var stock = new ArrayList<>(fleet.stock());
        stock.add(lot("a100", "A100 boards", "nv-a100-sxm-80", 64, LocalDate.of(2021, 6, 1), "US", "Before any rule."));
        stock.add(lot(
                "a800",
                "A800 boards",
                "nv-a800-sxm-80",
                64,
                LocalDate.of(2023, 3, 1),
                "TW",
                "Made for the rule of 2022."));
        stock.add(lot(
                "rtx6000d",
                "RTX Pro 6000D",
                "nv-rtxpro6000d",
                40,
                LocalDate.of(2025, 8, 20),
                "TW",
                "Figures as reported."));
        stock.add(lot("mi308", "MI308X", "amd-mi308x", 32, LocalDate.of(2024, 12, 1), "TW", "Figures as reported."));
        stock.add(
                lot("910b", "Ascend 910B", "ascend-910b2", 64, LocalDate.of(2023, 12, 1), "CN", "Domestic purchase."));
        return fleet.withName("Shenzhen stock and store")
                .withTexts(
                        fleet.author(),
                        "Sample: the Shenzhen fleet and what lies in its store. Open Exposure, Replay to see when each part's"
                                + " standing changed and why.")
                .withStock(stock)
                .withCompliance(compliance());
    }

    private static StockLot lot(
            String id, String name, String model, int pieces, LocalDate acquired, String from, String notes) {
        return new StockLot("lot-" + id, name, model, pieces, acquired, from, "", null, notes);
    }

    private static Compliance compliance() {
        var answer = new PartyAnswer(
                "Inspur",
                "inspur_taiwan",
                "Inspur Taiwan",
                List.of("BIS_EL_FN4", "BIS_ENTITY_LIST"),
                LocalDate.of(2025, 3, 25),
                0.9,
                PartyAnswer.Verdict.NOT_THE_SAME,
                "Counsel (sample)",
                DAY,
                "The seller's registered seat is Jinan, not Taipei.");
        var change = new ScenarioChange(
                "cn-purchase-ban",
                "",
                true,
                new Interval(0.5, 2),
                null,
                null,
                List.of(),
                "",
                "Planning (sample)",
                DAY,
                "Two more window guidances were heard of this autumn.");
        return new Compliance(
                List.of(
                        new NamedParty(NamedParty.Role.END_USER, "Nanshan Compute Services", "CN", ""),
                        new NamedParty(NamedParty.Role.ULTIMATE_CONSIGNEE, "南山智算有限公司", "CN", "")),
                List.of(answer),
                List.of(change));
    }
}
