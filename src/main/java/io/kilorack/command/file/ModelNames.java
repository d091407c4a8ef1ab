package io.kilorack.command.file;

import java.util.Locale;

/// Names that measurements use for models and systems, as catalog ids.
final class ModelNames {
    private ModelNames() {}

    /// Catalog id of `organisation/Model-Name-FP8`. Releases that share an architecture share an entry.
    static String catalogId(String path) {
        String name = path.substring(path.indexOf('/') + 1).toLowerCase(Locale.ROOT);
        name = name.replaceAll("-(fp8|nvfp4|mxfp4|fp4|int4|w8a8|w4a8|instruct|thinking|chat|it|hf|base|exp)\\b", "")
                .replaceAll("-(2507|0528|0324|0905|v0\\.1)\\b", "");
        name = name.replaceFirst("^meta-", "");
        if (name.startsWith("deepseek-r1") || name.equals("deepseek-v3.1") || name.startsWith("deepseek-v3-0")) {
            return "deepseek-v3";
        }
        if (name.startsWith("kimi-k2")) {
            return "kimi-k2";
        }
        if (name.startsWith("minimax-m2")) {
            return "minimax-m2.5";
        }
        return switch (name) {
            case "llama-3.3-70b" -> "llama-3.1-70b";
            case "llama-3-8b" -> "llama-3.1-8b";
            case "llama-3-70b" -> "llama-3.1-70b";
            case "glm-4.7" -> "glm-4.6";
            default -> name;
        };
    }

    static String accelerator(String system) {
        return switch (system.toLowerCase(Locale.ROOT)) {
            case "h100_sxm", "h100" -> "nv-h100-sxm";
            case "h200_sxm", "h200" -> "nv-h200-sxm";
            case "h20_sxm", "h20" -> "nv-h20-96";
            case "a100_sxm", "a100" -> "nv-a100-sxm-80";
            case "b200_sxm", "b200" -> "nv-b200";
            case "b300_sxm", "b300" -> "nv-b300";
            case "gb200_sxm", "gb200" -> "nv-gb200";
            case "gb300_sxm", "gb300" -> "nv-gb300";
            case "l40s" -> "nv-l40s";
            case "mi300x" -> "amd-mi300x";
            case "mi325x" -> "amd-mi325x";
            case "mi355x" -> "amd-mi355x";
            default -> system;
        };
    }
}
