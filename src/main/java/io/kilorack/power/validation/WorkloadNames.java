package io.kilorack.power.validation;

import io.kilorack.power.device.Activity;
import io.kilorack.power.device.DecodeDuty;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an [Activity] from the words of a case. The classes are few and the same for all machines.
final class WorkloadNames {
    /// A job spread over more machines than it can fill computes during a small part of each step.
    private static final double OVER_SCALED = 0.15;

    /// Large jobs lose some of each step to exposed communication.
    private static final double LARGE_SCALE = 0.93;

    /// Benchmarks whose steps are short or bound by embeddings and lookups.
    private static final double SHORT_STEPS = 0.5;

    private static final double VISION = 0.8;
    private static final double SMALL_MODEL_BILLIONS = 10;
    /// Mean context of chat and of long reasoning answers [tokens], for the cache a decode step reads.
    private static final double CHAT_TOKENS = 1000;

    private static final double REASONING_TOKENS = 6000;
    /// Of a device that nobody describes: an H100.
    private static final double UNKNOWN_BYTES_PER_SECOND = 3.35e12;

    private static final double UNKNOWN_FLOP_PER_SECOND = 9.9e14;
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)b(?![a-z])");
    private static final Pattern ACTIVE = Pattern.compile("a(\\d+(?:\\.\\d+)?)b(?![a-z])");

    private WorkloadNames() {}

    /// One of four values by the kind of work: large models and lookups, images, small encoders, small
    /// generative models.
    static double maxQ(PowerCase c, double large, double image, double encoder, double smallGenerative) {
        String name = c.workloadName().toLowerCase(Locale.ROOT);
        if (image(name)) {
            return image;
        }
        if (has(name, "bert", "resnet", "retinanet", "rnn-t", "rnnt", "3d-unet", "3d u-net", "unet", "whisper")) {
            return encoder;
        }
        return billions(name) <= SMALL_MODEL_BILLIONS ? smallGenerative : large;
    }

    static Activity activity(PowerCase c, Chips chips) {
        String type = c.workloadType().toLowerCase(Locale.ROOT);
        String name = c.workloadName().toLowerCase(Locale.ROOT);
        if (type.contains("idle")) {
            return Activity.IDLE;
        }
        if (type.contains("hpl") || type.contains("linpack") || name.contains("hpl")) {
            return Activity.HPL;
        }
        if (type.contains("train") || type.contains("tuning")) {
            return Activity.training(busy(type, name));
        }
        if (type.contains("prefill")) {
            return Activity.prefill();
        }
        boolean small = billions(name) <= SMALL_MODEL_BILLIONS || has(name, "bert", "rnn-t", "rnnt", "whisper", "rgat");
        if (c.meanBatch().isPresent() && !image(name)) {
            return Activity.decode(duty(c, name, chips));
        }
        String scenario = c.scenario().toLowerCase(Locale.ROOT);
        return scenario.isEmpty() || scenario.contains("offline") ? Activity.offline(small) : Activity.server(small);
    }

    private static double busy(String type, String name) {
        if (type.contains("over-scaled") || type.contains("overscaled")) {
            return OVER_SCALED;
        }
        if (has(name, "bert", "dlrm", "dcn", "gat", "gnn", "rnn", "minigo", "ncf")) {
            return SHORT_STEPS;
        }
        if (has(name, "resnet", "u-net", "unet", "mask r-cnn", "maskrcnn")) {
            return VISION;
        }
        return type.contains("large scale") ? LARGE_SCALE : 1;
    }

    private static boolean has(String name, String... words) {
        for (String word : words) {
            if (name.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean image(String name) {
        return has(name, "diffusion", "sdxl", "flux", "video", "sd3");
    }

    /// Parameters of a generative model [billions]; large when the name does not say.
    static double billions(String name) {
        if (has(name, "gpt-j", "gptj")) {
            return 6;
        }
        if (has(name, "deepseek-r1", "deepseek-v3")) {
            return 671;
        }
        if (name.contains("8x7b")) {
            return 47;
        }
        if (name.contains("8x22b")) {
            return 141;
        }
        Matcher size = SIZE.matcher(name);
        return size.find() ? Double.parseDouble(size.group(1)) : 100;
    }

    private static double activeBillions(String name, double total) {
        if (has(name, "deepseek-r1", "deepseek-v3")) {
            return 37;
        }
        if (name.contains("gpt-oss-120b")) {
            return 5.1;
        }
        if (name.contains("gpt-oss-20b")) {
            return 3.6;
        }
        if (name.contains("8x7b")) {
            return 13;
        }
        if (name.contains("8x22b")) {
            return 39;
        }
        if (has(name, "scout", "maverick")) {
            return 17;
        }
        Matcher active = ACTIVE.matcher(name);
        return active.find() ? Double.parseDouble(active.group(1)) : total;
    }

    private static double duty(PowerCase c, String name, Chips chips) {
        double total = billions(name);
        double active = Math.min(total, activeBillions(name, total));
        // Depth of known families: 32 at 8 B, 80 at 70 B, 126 at 405 B; mixtures are shallower than their size.
        int layers = (int) Math.clamp(Math.round(17.6 * Math.pow(Math.max(active, total / 3), 0.335)), 12, 128);
        double bytes = bytesPerWeight(c.precision().isEmpty() ? name : c.precision());
        boolean latent = has(name, "deepseek", "kimi");
        double cache = layers * (latent ? 1152.0 : 4096.0) * (reasons(c) ? REASONING_TOKENS : CHAT_TOKENS);
        Optional<Chips.Chip> chip = chips.find(c);
        double bandwidth = chip.map(Chips.Chip::bytesPerSecond)
                .orElse(OptionalDouble.empty())
                .orElse(UNKNOWN_BYTES_PER_SECOND);
        double peak = chip.map(Chips.Chip::flopPerSecond)
                        .orElse(OptionalDouble.empty())
                        .orElse(UNKNOWN_FLOP_PER_SECOND)
                * (bytes < 2 ? 2 : 1);
        return new DecodeDuty(
                        total * 1e9 * bytes,
                        active / total,
                        2e9 * active,
                        cache,
                        Math.max(1, c.meanBatch().orElse(1)),
                        layers,
                        Math.max(1, c.count()),
                        bandwidth,
                        peak)
                .duty();
    }

    private static boolean reasons(PowerCase c) {
        return has(c.scenario().toLowerCase(Locale.ROOT), "gpqa", "reason", "math", "aime");
    }

    private static double bytesPerWeight(String precision) {
        String p = precision.toLowerCase(Locale.ROOT);
        if (has(p, "mxfp4", "nvfp4", "fp4", "int4", "awq", "gptq")) {
            return 0.55;
        }
        return has(p, "fp8", "int8") ? 1 : 2;
    }
}
