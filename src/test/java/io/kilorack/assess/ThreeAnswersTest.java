package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SupplyOutlook.Limit;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.RiskScenario.Kind;
import io.kilorack.plan.Plan;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.sample.Samples;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Hand-worked figures of supply and of the three answers.
class ThreeAnswersTest {
    private static final Catalog CATALOG = BaseCatalog.get();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Plan PLAN = Samples.shenzhenStock();
    private static final Assessment ASSESSMENT = Assessor.once(CATALOG, PLAN, DAY);

    private static Limit limit(String name) {
        return SupplyOutlook.of(CATALOG, DAY).orElseThrow().limits().stream()
                .filter(l -> l.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /// 2,000,000 stacks (1,000,000 to 2,500,000) at 8 a package.
    @Test
    void domesticHbmBinds() {
        Limit hbm = limit("HBM");
        assertEquals(125_000, hbm.packages().low(), 1e-6);
        assertEquals(250_000, hbm.packages().middle(), 1e-6);
        assertEquals(312_500, hbm.packages().high(), 1e-6);
        assertEquals(hbm, SupplyOutlook.of(CATALOG, DAY).orElseThrow().binding().orElseThrow());
    }

    /// 60,000 wafers a month × 12 × 27 dies ÷ 2 × 75 %; low 35,000 × 12 × 15 ÷ 2 × 60 %; dies 1.6 M ÷ 2
    /// × 75 %.
    @Test
    void wafersAndDiesAreArithmetic() {
        assertEquals(7_290_000, limit("Wafers").packages().middle(), 1e-3);
        assertEquals(1_890_000, limit("Wafers").packages().low(), 1e-3);
        assertEquals(600_000, limit("Ascend dies").packages().middle(), 1e-6);
    }

    /// Announced 600,000; HBM for 125,000 at least and, by analysts, 400,000 at most: 1 − 400/600 to 1
    /// − 125/600.
    @Test
    void theSqueezeIsFedFromTheFacts() {
        RiskScenario squeeze = PlanScenarios.of(PLAN, CATALOG, DAY)
                .find("hbm-foundry-squeeze")
                .orElseThrow()
                .scenario();
        RiskScenario.Range share = squeeze.effects().stream()
                .filter(e -> e.kind() == Kind.DELIVERIES_STOP)
                .findFirst()
                .orElseThrow()
                .amount();
        assertEquals(0.33, share.low());
        assertEquals(0.79, share.high());
        assertTrue(squeeze.rationale().contains("600"), squeeze.rationale());
    }

    /// 256 H800 (989.4) and 288 H20 (148) over 752 TFLOPS a package, 800 W each.
    @Test
    void replacementGoesPeakForPeak() {
        ThreeAnswers.Localise localise = ThreeAnswers.of(CATALOG, ASSESSMENT).localise();
        double peak = 0;
        for (var part : ASSESSMENT.exposure().parts()) {
            peak += part.acceleratorId().startsWith("nv-") ? part.peakTflops() : 0;
        }
        assertEquals(peak, localise.peakTflops(), 1e-6);
        assertEquals(Math.ceil(peak / 752), localise.chips());
        assertEquals(localise.chips() * 800 / 1e6, localise.megawatts().orElseThrow(), 1e-9);
        assertEquals(
                localise.chips() / 250_000, localise.shareOfYear().orElseThrow().middle(), 1e-12);
        assertEquals(128, localise.domestic());
        assertEquals(0, localise.toBuy());
    }

    /// Without spares 80 % still work after ln(1/0.8) / 9 % = 2.48 years at the worst; a tenth more in
    /// stock adds 1.11 years.
    @Test
    void stockLastsByAttritionAndSpares() {
        ThreeAnswers.Stock bare = ThreeAnswers.of(CATALOG, ASSESSMENT).stock();
        assertEquals(544, bare.accelerators());
        assertEquals(0, bare.spares());
        assertEquals(12 * 0.2231436 / 0.09, bare.monthsToSpent().low(), 1e-3);
        StockLot lot = PLAN.stock().getFirst();
        StockLot more = new StockLot(
                "spares",
                "Spares",
                "nv-h800-sxm",
                54,
                lot.acquired(),
                lot.fromCountry(),
                lot.supplier(),
                lot.lawfulWhenAcquired(),
                "");
        var stock = new java.util.ArrayList<>(PLAN.stock());
        stock.add(more);
        Plan plan = PLAN.withStock(List.copyOf(stock));
        ThreeAnswers.Stock spared =
                ThreeAnswers.of(CATALOG, Assessor.once(CATALOG, plan, DAY)).stock();
        assertEquals(54, spared.spares());
        assertEquals(54.0 / 544 / 0.09 * 365.25 / 7, spared.sparesWeeks().low(), 1e-6);
        assertEquals(
                12 * (54.0 / 544 + 0.2231436) / 0.09, spared.monthsToSpent().low(), 1e-3);
    }

    @Test
    void roughNumbersHaveTwoFigures() {
        assertEquals("0.082", AnswerWords.rough(0.0822));
        assertEquals("9.0", AnswerWords.rough(9.02));
        assertEquals("27", AnswerWords.rough(26.8));
        assertEquals("0", AnswerWords.rough(0));
    }
}
