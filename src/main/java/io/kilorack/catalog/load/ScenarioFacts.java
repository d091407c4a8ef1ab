package io.kilorack.catalog.load;

import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.RiskScenario.BaseRate;
import io.kilorack.catalog.RiskScenario.Effect;
import io.kilorack.catalog.RiskScenario.Kind;
import io.kilorack.catalog.RiskScenario.Range;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `scenarios.json`: what could happen, as judged by a named author on a day.
public final class ScenarioFacts {
    private static final String FILE = "scenarios.json";
    private static final String RESOURCE = "/io/kilorack/catalog/" + FILE;

    private ScenarioFacts() {}

    public static List<RiskScenario> read(Path file) throws IOException, BadFacts {
        return parse(file.getFileName().toString(), Files.readString(file));
    }

    /// The scenarios inside the program.
    public static List<RiskScenario> shipped() throws IOException {
        try (InputStream in = ScenarioFacts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("the program lacks its scenarios " + RESOURCE);
            }
            return parse(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (BadFacts e) {
            throw new IllegalStateException("the program's own scenarios are damaged: " + e.getMessage(), e);
        }
    }

    public static List<RiskScenario> parse(String file, String text) throws BadFacts {
        JsonRow root = new JsonRow(file, "whole file", JsonRow.parse(file, text));
        root.only(Set.of("title", "note", "scenarios"));
        var scenarios = new LinkedHashMap<String, RiskScenario>();
        for (JsonNode node : root.list("scenarios")) {
            JsonNode id = node.get("id");
            String place =
                    "scenario " + (id != null && id.isString() ? id.stringValue() : "number " + (scenarios.size() + 1));
            RiskScenario scenario = scenario(root.row(node, place));
            if (scenarios.put(scenario.id(), scenario) != null) {
                throw new BadFacts(file, place, "the id is used twice", "Give every scenario its own id");
            }
        }
        for (RiskScenario scenario : scenarios.values()) {
            for (String other : scenario.relieves()) {
                if (!scenarios.containsKey(other)) {
                    throw new BadFacts(
                            file,
                            "scenario " + scenario.id(),
                            "relieves the unknown scenario \"" + other + "\"",
                            "Correct the id");
                }
            }
        }
        return List.copyOf(scenarios.values());
    }

    private static RiskScenario scenario(JsonRow row) throws BadFacts {
        row.only(Set.of(
                "id",
                "title",
                "author",
                "date",
                "rationale",
                "affects",
                "effects",
                "base_rate",
                "hit_share",
                "annual_rate",
                "delay_months",
                "duration_months",
                "relieves"));
        JsonNode affects = row.node().get("affects");
        if (affects == null) {
            throw row.bad("lacks \"affects\"", "Add the condition tree");
        }
        var effects = new ArrayList<Effect>();
        for (JsonNode node : row.list("effects")) {
            JsonRow effect = row.row(node, row.place());
            effect.only(Set.of("kind", "amount"));
            Range amount = range(effect, "amount");
            if (amount == null || amount.high() > 1) {
                throw row.bad("an effect needs an amount between 0 and 1", "Write \"amount\": [0.02, 0.09]");
            }
            effects.add(new Effect(kind(effect), amount));
        }
        List<String> relieves = row.texts("relieves");
        if (effects.isEmpty() && relieves.isEmpty()) {
            throw row.bad("has no effect and relieves nothing", "Add one of the two");
        }
        return new RiskScenario(
                row.words("id"),
                row.words("title"),
                row.words("author"),
                row.day("date", row.words("date")),
                row.words("rationale"),
                ConditionFacts.read(row.row(affects, row.place())),
                effects,
                baseRate(row),
                needed(row, "hit_share"),
                range(row, "annual_rate"),
                needed(row, "delay_months"),
                needed(row, "duration_months"),
                relieves);
    }

    private static Kind kind(JsonRow effect) throws BadFacts {
        String word = effect.words("kind");
        try {
            return Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw effect.bad("has the unknown effect \"" + word + "\"", "Known: " + List.of(Kind.values()));
        }
    }

    private static BaseRate baseRate(JsonRow row) throws BadFacts {
        JsonNode node = row.node().get("base_rate");
        if (node == null) {
            throw row.bad("lacks \"base_rate\"", "Count past events, or write an empty list of them");
        }
        JsonRow rate = row.row(node, row.place());
        rate.only(Set.of("counted", "from", "to"));
        LocalDate from = rate.day("from", rate.words("from"));
        LocalDate to = rate.day("to", rate.words("to"));
        if (!from.isBefore(to)) {
            throw row.bad("its base rate has inverted dates: " + from + " and " + to, "Swap or correct them");
        }
        return new BaseRate(rate.texts("counted"), from, to);
    }

    private static Range needed(JsonRow row, String name) throws BadFacts {
        Range range = range(row, name);
        if (range == null) {
            throw row.bad("lacks \"" + name + "\"", "Write [low, high]");
        }
        return range;
    }

    private static @Nullable Range range(JsonRow row, String name) throws BadFacts {
        List<JsonNode> pair = row.list(name);
        if (pair.isEmpty()) {
            return null;
        }
        if (pair.size() != 2 || !pair.get(0).isNumber() || !pair.get(1).isNumber()) {
            throw row.bad("\"" + name + "\" should be [low, high]", "Write two numbers");
        }
        try {
            return new Range(pair.get(0).doubleValue(), pair.get(1).doubleValue());
        } catch (IllegalArgumentException e) {
            throw row.bad("\"" + name + "\": " + e.getMessage(), "Correct the numbers");
        }
    }
}
