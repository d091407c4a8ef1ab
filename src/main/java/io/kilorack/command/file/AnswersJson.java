package io.kilorack.command.file;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.SupplyOutlook;
import io.kilorack.assess.SupplyOutlook.Limit;
import io.kilorack.assess.SupplyOutlook.Range;
import io.kilorack.assess.ThreeAnswers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The three answers as JSON. Intervals are `[low, middle, high]`; what is unknown is left out.
public final class AnswersJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AnswersJson() {}

    public static String text(Assessment assessment, ThreeAnswers answers) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("plan", assessment.plan().name());
        root.put("as_of", assessment.asOf().toString());
        root.put("catalog", assessment.catalogVersion());
        root.put("notice", assessment.exposure().notice());
        ThreeAnswers.Stock stock = answers.stock();
        ObjectNode stockpile = root.putObject("stockpile");
        stockpile.put("accelerators", stock.accelerators());
        stockpile.put("spares", stock.spares());
        range(stockpile, "failing_per_year", stock.failing());
        if (stock.accelerators() > 0) {
            range(stockpile, "spares_weeks", stock.sparesWeeks());
            range(stockpile, "months_to_80_percent", stock.monthsToSpent());
            range(stockpile, "model_generation_months", stock.generationMonths());
            range(stockpile, "model_generations", stock.generations());
        }
        ObjectNode optimise = root.putObject("optimise");
        number(optimise, "mfu_percent", answers.optimise().utilisation());
        answers.optimise().gain().ifPresent(r -> range(optimise, "gain", r));
        answers.optimise().months().ifPresent(r -> range(optimise, "months_of_attrition_offset", r));
        ThreeAnswers.Localise l = answers.localise();
        ObjectNode localise = root.putObject("localise");
        localise.put("reference", ThreeAnswers.REFERENCE);
        localise.put("peak_tflops", l.peakTflops());
        localise.put("chips", l.chips());
        number(localise, "megawatts", l.megawatts());
        number(localise, "megawatts_now", l.megawattsNow());
        l.costMusd().ifPresent(r -> range(localise, "cost_million_usd", r));
        l.shareOfYear().ifPresent(r -> range(localise, "share_of_a_years_supply", r));
        l.weeksOfOutput().ifPresent(r -> range(localise, "weeks_of_output", r));
        localise.put("domestic_in_plan", l.domestic());
        localise.put("domestic_to_buy", l.toBuy());
        l.toBuyShare().ifPresent(r -> range(localise, "to_buy_share_of_a_years_supply", r));
        localise.put("standing", l.standing().name().toLowerCase(Locale.ROOT));
        localise.put("sentence", l.sentence());
        answers.supply().ifPresent(s -> supply(s, root.putObject("supply_910c")));
        return MAPPER.writeValueAsString(root);
    }

    private static void supply(SupplyOutlook outlook, ObjectNode node) {
        node.put("year", outlook.year());
        limits(node.putArray("limits"), outlook.limits());
        limits(node.putArray("reported"), outlook.reported());
        outlook.binding().ifPresent(b -> node.put("binding", b.name()));
        node.put("stock_note", outlook.stockNote());
    }

    private static void limits(ArrayNode into, List<Limit> limits) {
        for (Limit limit : limits) {
            ObjectNode node = into.addObject();
            node.put("name", limit.name());
            range(node, "packages_per_year", limit.packages());
            node.put("how", limit.how());
            ArrayNode facts = node.putArray("facts");
            limit.facts().forEach(f -> {
                ObjectNode fact = facts.addObject();
                fact.put("id", f.entry().id());
                fact.put("subject", f.subject());
                fact.put("as_of", f.asOf());
                fact.put("source", SupplyOutlook.source(f));
            });
        }
    }

    private static void range(ObjectNode node, String name, Range range) {
        node.putArray(name).add(range.low()).add(range.middle()).add(range.high());
    }

    private static void number(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        }
    }
}
