package io.kilorack.command.file;

import io.kilorack.power.validation.PowerCase;
import io.kilorack.power.validation.PowerCase.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads published figures of power and PUE: `validation_power.json`.
public final class PowerCases {
    private PowerCases() {}

    public static List<PowerCase> read(String file, String text) throws BadCases {
        JsonNode root;
        try {
            root = new JsonMapper().readTree(text);
        } catch (JacksonException e) {
            throw new BadCases(
                    file,
                    "whole file",
                    "is not JSON: " + e.getOriginalMessage(),
                    "give a case file as it was delivered");
        }
        JsonNode list = root.isArray() ? root : root.path("cases");
        if (!list.isArray()) {
            throw new BadCases(
                    file, "whole file", "holds no list of cases", "write them as [ … ] or { \"cases\": [ … ] }");
        }
        var cases = new ArrayList<PowerCase>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode c = list.get(i);
            if (Json.text(c, "id").isEmpty() || !c.path("measured").isObject()) {
                throw new BadCases(file, "case number " + (i + 1), "lacks \"id\" or \"measured\"", "add them");
            }
            cases.add(one(c));
        }
        return cases;
    }

    private record Stated(Quantity quantity, double value) {}

    private static PowerCase one(JsonNode c) {
        String scope = Json.text(c, "scope");
        Stated stated = stated(c, scope);
        String accelerator = Json.text(c, "hardware", "catalog_id") + " " + Json.text(c, "hardware", "accelerator");
        int count = Json.whole(c, "hardware", "accelerators_per_node")
                .orElse(Json.whole(c, "hardware", "count").orElse(1));
        String locator = Json.text(c, "source", "locator").toLowerCase(Locale.ROOT);
        String notes = Json.text(c, "notes").toLowerCase(Locale.ROOT);
        return new PowerCase(
                Json.text(c, "id"),
                scope,
                Json.text(c, "kind"),
                accelerator.strip(),
                count,
                Json.whole(c, "hardware", "nodes").orElse(1),
                Json.number(c, "hardware", "accelerator_tdp_w"),
                Json.text(c, "hardware", "mode"),
                Json.text(c, "workload", "type"),
                Json.text(c, "workload", "name"),
                Json.text(c, "workload", "scenario") + Json.text(c, "workload", "task"),
                Json.text(c, "workload", "precision"),
                Json.number(c, "workload", "mean_batch"),
                Json.text(c, "cooling"),
                Json.text(c, "climate"),
                Json.text(c, "hardware", "site"),
                locator.contains("dc power") || notes.startsWith("dc side"),
                Json.number(c, "measured", "nameplate_w"),
                Json.number(c, "workload", "accelerator_hours"),
                stated.quantity(),
                stated.value());
    }

    /// Mean power of the thing the case is about, in whatever unit it is stated.
    private static OptionalDouble watts(JsonNode c, String scope) {
        OptionalDouble watts = Json.number(c, "measured", "avg_w");
        OptionalDouble kilowatts = Json.number(c, "measured", "avg_kw");
        if (watts.isEmpty() && kilowatts.isPresent()) {
            return OptionalDouble.of(kilowatts.getAsDouble() * 1000);
        }
        return watts.isEmpty()
                        && !scope.equals("accelerator")
                        && Json.number(c, "measured", "avg_w_per_accelerator").isEmpty()
                ? Json.number(c, "measured", "avg_w_total")
                : watts;
    }

    private static Stated stated(JsonNode c, String scope) {
        OptionalDouble pue = Json.number(c, "measured", "pue");
        OptionalDouble low = Json.number(c, "measured", "pue_low");
        OptionalDouble high = Json.number(c, "measured", "pue_high");
        boolean job = scope.equals("job")
                || Json.number(c, "measured", "energy_kwh_accelerators").isPresent();
        if (!job && pue.isPresent()) {
            return new Stated(Quantity.PUE, pue.getAsDouble());
        }
        if (low.isPresent() && high.isPresent()) {
            return new Stated(Quantity.PUE, (low.getAsDouble() + high.getAsDouble()) / 2);
        }
        OptionalDouble average = watts(c, scope);
        if (average.isPresent()) {
            return new Stated(
                    scope.equals("switch") ? Quantity.SWITCH_WATTS : Quantity.NODE_WATTS, average.getAsDouble());
        }
        OptionalDouble each = Json.number(c, "measured", "avg_w_per_accelerator");
        if (each.isPresent()) {
            return new Stated(Quantity.ACCELERATOR_WATTS, each.getAsDouble());
        }
        OptionalDouble fraction = Json.number(c, "measured", "fraction_of_nameplate");
        OptionalDouble plate = Json.number(c, "measured", "nameplate_w");
        if (fraction.isPresent() && plate.isPresent()) {
            return new Stated(Quantity.NODE_WATTS, fraction.getAsDouble() * plate.getAsDouble());
        }
        OptionalDouble idle = Json.number(c, "measured", "idle_w");
        if (idle.isPresent()) {
            return new Stated(Quantity.NODE_IDLE_WATTS, idle.getAsDouble());
        }
        OptionalDouble highest = Json.number(c, "measured", "peak_w");
        if (highest.isPresent()) {
            return new Stated(Quantity.NODE_PEAK_WATTS, highest.getAsDouble());
        }
        OptionalDouble it = Json.number(c, "measured", "it_power_mw");
        OptionalDouble count = Json.number(c, "hardware", "count");
        if (it.isPresent() && count.isPresent()) {
            return new Stated(Quantity.IT_WATTS_PER_ACCELERATOR, it.getAsDouble() * 1e6 / count.getAsDouble());
        }
        OptionalDouble peak = Json.number(c, "measured", "peak_fraction_of_provisioned");
        if (peak.isPresent()) {
            return new Stated(Quantity.PEAK_OVER_RATING, peak.getAsDouble());
        }
        if (plate.isPresent()) {
            OptionalDouble top = Json.number(c, "measured", "nameplate_high_w");
            return new Stated(Quantity.RATING_WATTS, (plate.getAsDouble() + top.orElse(plate.getAsDouble())) / 2);
        }
        OptionalDouble energy = Json.number(c, "measured", "energy_kwh_accelerators");
        return energy.isPresent()
                ? new Stated(Quantity.ENERGY_KWH, energy.getAsDouble())
                : new Stated(Quantity.OTHER, 0);
    }
}
