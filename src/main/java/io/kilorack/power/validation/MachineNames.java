package io.kilorack.power.validation;

import io.kilorack.power.device.NodeParameters;
import io.kilorack.power.device.NodeParameters.Cooling;
import io.kilorack.power.device.NodePower;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads machines from the words of a case.
final class MachineNames {
    /// Power limits of "MaxQ" submissions over TDP, by kind of work, as NVIDIA's published configurations
    /// of MLPerf inference v4.1 set them on 700 W parts: 500 W for Llama 2 70B and DLRM, 450 W for Stable
    /// Diffusion XL, 400 W for BERT, 350 W for GPT-J.
    private static final double MAXQ = 0.70;

    private static final double MAXQ_IMAGE = 0.64;
    private static final double MAXQ_SMALL = 0.57;
    private static final double MAXQ_SMALL_GENERATIVE = 0.5;

    private static final Pattern WATTS = Pattern.compile("(\\d{3,4}) ?W\\b");

    private MachineNames() {}

    static NodePower node(PowerCase c, double tdp) {
        return new NodePower(
                Math.max(1, c.count()), tdp, cap(c, tdp), NodeParameters.of(form(c), cooling(c.cooling()), tdp));
    }

    /// How the machine of a case is built.
    static NodeParameters.Form form(PowerCase c) {
        String name = c.accelerator().toLowerCase(Locale.ROOT);
        if (integrated(name)) {
            return NodeParameters.Form.INTEGRATED;
        }
        boolean rack = c.scope().equals("rack") || c.scope().equals("superpod");
        if (rack || name.contains("nvl72") || name.contains("gb200") || name.contains("gb300")) {
            return NodeParameters.Form.RACK;
        }
        boolean machine = c.scope().startsWith("facility") || c.scope().equals("system");
        return machine && cooling(c.cooling()) == Cooling.LIQUID
                ? NodeParameters.Form.BLADE
                : NodeParameters.Form.SERVER;
    }

    /// Power limit over TDP.
    static double cap(PowerCase c, double tdp) {
        String mode = c.mode().toLowerCase(Locale.ROOT);
        Matcher limit = WATTS.matcher(c.mode());
        if (limit.find()) {
            return Math.clamp(Double.parseDouble(limit.group(1)) / tdp, 0.1, 1);
        }
        if (mode.contains("maxq") || mode.contains("max-q")) {
            return WorkloadNames.maxQ(c, MAXQ, MAXQ_IMAGE, MAXQ_SMALL, MAXQ_SMALL_GENERATIVE);
        }
        return mode.contains("power limited") || mode.contains("power-limited") ? MAXQ : 1;
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
}
