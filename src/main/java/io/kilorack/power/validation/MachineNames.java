package io.kilorack.power.validation;

import io.kilorack.power.device.NodeParameters;
import io.kilorack.power.device.NodeParameters.Cooling;
import io.kilorack.power.device.NodePower;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads machines from the words of a case.
final class MachineNames {
    /// "MaxQ" submissions run at a lower power limit than the default; its value is not published. 0.70
    /// of TDP is what
    /// their measured nodes leave for the accelerators.
    private static final double MAXQ = 0.70;

    private static final Pattern WATTS = Pattern.compile("(\\d{3,4}) ?W\\b");

    private MachineNames() {}

    static NodePower node(PowerCase c, double tdp) {
        NodeParameters.Form form =
                integrated(c.accelerator()) ? NodeParameters.Form.INTEGRATED : NodeParameters.Form.SERVER;
        return new NodePower(Math.max(1, c.count()), tdp, cap(c), NodeParameters.of(form, cooling(c.cooling()), tdp));
    }

    /// Power limit over TDP.
    static double cap(PowerCase c) {
        String mode = c.mode().toLowerCase(Locale.ROOT);
        Matcher limit = WATTS.matcher(c.mode());
        if (limit.find() && c.tdpWatts().isPresent()) {
            return Math.clamp(Double.parseDouble(limit.group(1)) / c.tdpWatts().getAsDouble(), 0.1, 1);
        }
        return mode.contains("maxq") || mode.contains("max-q") || mode.contains("power limited") ? MAXQ : 1;
    }

    static Cooling cooling(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (words.contains("immersion")) {
            return Cooling.IMMERSION;
        }
        return words.contains("liquid") || words.contains("water") ? Cooling.LIQUID : Cooling.AIR;
    }

    /// CPU and accelerator in one package.
    static boolean integrated(String accelerator) {
        String name = accelerator.toLowerCase(Locale.ROOT);
        return name.contains("mi300a") || name.contains("gh200");
    }

    /// TDP of accelerators that cases name without it [W], most specific name first; data sheets.
    private static final SequencedMap<String, Double> TDP = new LinkedHashMap<>();

    static {
        TDP.put("mi300a", 550.0);
        TDP.put("mi300x", 750.0);
        TDP.put("mi325x", 1000.0);
        TDP.put("mi355x", 1400.0);
        TDP.put("mi250", 560.0);
        TDP.put("gh200", 700.0);
        TDP.put("gb200", 1200.0);
        TDP.put("gb300", 1400.0);
        TDP.put("b300", 1100.0);
        TDP.put("b200", 1000.0);
        TDP.put("h100-pcie", 350.0);
        TDP.put("h100", 700.0);
        TDP.put("h200", 700.0);
        TDP.put("h800", 700.0);
        TDP.put("h20", 400.0);
        TDP.put("a100", 400.0);
        TDP.put("a800", 400.0);
        TDP.put("v100", 300.0);
        TDP.put("910c", 800.0);
        TDP.put("910b", 400.0);
    }

    static OptionalDouble tdp(String accelerator) {
        String name = accelerator.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Double> each : TDP.entrySet()) {
            if (name.contains(each.getKey())) {
                return OptionalDouble.of(each.getValue());
            }
        }
        return OptionalDouble.empty();
    }
}
