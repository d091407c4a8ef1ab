package io.kilorack.command.file;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.FleetLaw;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.RiskScenario.Range;
import io.kilorack.exposure.scenario.RiskResult;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Capacity at risk as JSON. Shares run from 0 to 1.
public final class RiskJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RiskJson() {}

    public static String text(Assessment assessment, PlanScenarios scenarios, RiskResult risk) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("plan", assessment.plan().name());
        root.put("as_of", assessment.asOf().toString());
        root.put("catalog", assessment.catalogVersion());
        root.put("catalog_hash", assessment.catalogHash());
        root.put("notice", assessment.exposure().notice());
        put(scenarios, risk, root);
        return MAPPER.writeValueAsString(root);
    }

    static void put(PlanScenarios scenarios, RiskResult risk, ObjectNode node) {
        node.put("paths", risk.paths());
        node.put("seed", risk.seed());
        node.put("months_until_undated_parts_work", FleetLaw.USUAL_DELIVERY_MONTHS);
        ArrayNode horizons = node.putArray("horizons");
        for (RiskResult.Horizon h : risk.horizons()) {
            ObjectNode one = horizons.addObject();
            one.put("months", h.months());
            one.put("expected", h.expected());
            one.put("p5", h.p5());
            one.put("median", h.median());
            one.put("p95", h.p95());
            one.put("cvar95", h.cvar95());
            ObjectNode resale = one.putObject("resale_lost");
            resale.put("expected", h.resale().expected());
            resale.put("p5", h.resale().p5());
            resale.put("median", h.resale().median());
            resale.put("p95", h.resale().p95());
            resale.put("cvar95", h.resale().cvar95());
            one.put("dominant", h.dominant());
            ObjectNode vendors = one.putObject("by_vendor");
            h.byVendor().forEach(vendors::put);
            ObjectNode byScenario = one.putObject("by_scenario");
            h.byScenario().forEach(byScenario::put);
        }
        ArrayNode months = node.putArray("by_month");
        for (RiskResult.Month m : risk.fan()) {
            ObjectNode one = months.addObject();
            one.put("month", m.month());
            one.put("expected", m.expected());
            one.put("p5", m.p5());
            one.put("median", m.median());
            one.put("p95", m.p95());
        }
        ObjectNode rates = node.putObject("events_per_year");
        risk.rates().forEach((id, rate) -> rates.putArray(id).add(rate.low()).add(rate.high()));
        ObjectNode affected = node.putObject("could_hit");
        risk.affected().forEach(affected::put);
        risk.assumed().forEach(node.putArray("counted_as_hit_for_missing_inputs")::add);
        ArrayNode list = node.putArray("scenarios");
        scenarios.all().forEach(entry -> scenario(entry, list.addObject()));
    }

    private static void scenario(PlanScenarios.Entry entry, ObjectNode node) {
        RiskScenario s = entry.scenario();
        node.put("id", s.id());
        node.put("title", s.title());
        node.put("enabled", entry.enabled());
        node.put("origin", entry.own() ? "plan" : entry.change() == null ? "shipped" : "changed");
        node.put("author", s.author());
        node.put("date", s.date().toString());
        node.put("rationale", s.rationale());
        entry.differences().forEach(node.putArray("differences")::add);
        range(node, "delay_months", s.delayMonths());
        range(node, "duration_months", s.durationMonths());
        ArrayNode effects = node.putArray("effects");
        for (RiskScenario.Effect effect : s.effects()) {
            ObjectNode one = effects.addObject();
            one.put("kind", effect.kind().name().toLowerCase(Locale.ROOT));
            range(one, "amount", effect.amount());
        }
    }

    private static void range(ObjectNode node, String name, Range range) {
        node.putArray(name).add(range.low()).add(range.high());
    }
}
