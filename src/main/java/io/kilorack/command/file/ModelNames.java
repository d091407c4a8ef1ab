package io.kilorack.command.file;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names that measurements use for models and systems, as catalog ids.
final class ModelNames {
    private record Alias(Pattern name, String id) {
        static Alias of(String name, String id) {
            return new Alias(Pattern.compile(name), id);
        }
    }

    /// What a release adds to the name of an architecture: number formats, tuning, dates.
    private static final Pattern RELEASE = Pattern.compile(
            "[-_](fp8|fp8[-_](block|dynamic)|nvfp4|mxfp4|fp4|fp4-v\\d|bf16|int4|int8"
                    + "|w8a8|w4a8|w4a16|awq|gptq(-int4|-int8)?|quantized\\.\\w+|instruct|thinking|chat|it|hf|base|exp|preview|turbo"
                    + "|latest|dynamic|block|v0\\.\\d|2[3-9](0[1-9]|1[0-2])|0528|0324|0905|0711|1226|0414|tput|eagle3?)(?=[-_]|$)");

    /// The first pattern that matches the name without its organisation and release decides. Releases that
    /// share an architecture share an entry.
    private static final List<Alias> MODELS = List.of(
            Alias.of("deepseek-r1-distill-llama-(8b|70b)", "llama-3.1-$1"),
            Alias.of("deepseek-r1-distill-qwen-(1\\.5b|7b|14b|32b)", "qwen2.5-$1"),
            Alias.of("deepseek-r1.*qwen3-8b", "qwen3-8b"),
            Alias.of("deepseek-v3\\.2.*", "deepseek-v3.2"),
            Alias.of("deepseek-v4-(flash|pro).*", "deepseek-v4-$1"),
            Alias.of("deepseek-(r1|v3|v3\\.1|terminus).*", "deepseek-v3"),
            Alias.of("deepseek-v2\\.5.*", "deepseek-v2"),
            Alias.of("deepseek-(coder-)?v2-lite.*", "deepseek-v2-lite"),
            Alias.of("deepseek-(coder-)?v2.*", "deepseek-v2"),
            Alias.of("kimi-k2.*", "kimi-k2"),
            Alias.of("moonlight-16b-a3b.*", "moonlight-16b-a3b"),
            Alias.of("minimax-m2.*", "minimax-m2.5"),
            Alias.of("minimax-(m1|text-01).*", "minimax-m1"),
            Alias.of("(?:meta-)?llama-?3(?:[.-][123])?-(8b|70b|405b).*", "llama-3.1-$1"),
            Alias.of("(?:meta-)?llama-?3\\.2-(1b|3b).*", "llama-3.2-$1"),
            Alias.of("(?:meta-)?llama-?4-(scout|maverick).*", "llama-4-$1"),
            Alias.of("(?:meta-)?llama-?2-(7b|13b|70b).*", "llama-2-$1"),
            Alias.of("(?:meta-)?llama-7b", "llama-2-7b"),
            Alias.of("code-?llama-34b.*", "codellama-34b"),
            Alias.of("qwen3-coder-480b-a35b.*", "qwen3-coder-480b-a35b"),
            Alias.of("qwen3-(?:coder|vl|omni)-30b-a3b.*", "qwen3-30b-a3b"),
            Alias.of("qwen3-vl-(8b|32b|235b-a22b).*", "qwen3-$1"),
            Alias.of("qwen3-next-80b-a3b.*", "qwen3-next-80b-a3b"),
            Alias.of("qwen3\\.[56]-(27b|35b-a3b|122b-a10b|397b-a17b).*", "qwen3.5-$1"),
            Alias.of("qwen3-(?:235b)", "qwen3-235b-a22b"),
            Alias.of("qwen3-(?:30b)", "qwen3-30b-a3b"),
            Alias.of("qwen3-(0\\.6b|1\\.7b|4b|8b|14b|32b|30b-a3b|235b-a22b).*", "qwen3-$1"),
            Alias.of("qwq-32b.*", "qwen2.5-32b"),
            Alias.of("qwen2(?:\\.5)?(?:-coder|-vl|-math)?-(0\\.5b|1\\.5b|3b|7b|14b|32b|72b).*", "qwen2.5-$1"),
            Alias.of("qwen1\\.5-(72b).*", "qwen1.5-$1"),
            Alias.of("glm-4\\.5-air.*", "glm-4.5-air"),
            Alias.of("glm-4\\.5.*", "glm-4.5"),
            Alias.of("glm-4\\.[67](?!-flash).*", "glm-4.6"),
            Alias.of("glm-5.*", "glm-5"),
            Alias.of("gpt-oss-(20b|120b).*", "gpt-oss-$1"),
            Alias.of("mixtral-?8x(7b|22b).*", "mixtral-8x$1"),
            Alias.of("(?:mistral-nemo|mistral-12b).*", "mistral-nemo-12b"),
            Alias.of("(?:mistral-small|devstral-small|magistral-small).*", "mistral-small-24b"),
            Alias.of("(?:mistral-large-3).*", "mistral-large-3-675b"),
            Alias.of("(?:mistral-large).*", "mistral-large-123b"),
            Alias.of("(?:mistral-7b|ministral-8b).*", "mistral-7b"),
            Alias.of("gemma-(2|3)-(4b|9b|12b|27b).*", "gemma-$1-$2"),
            Alias.of("phi-?4(?!-mini).*", "phi-4-14b"),
            Alias.of("phi-?3-mini.*", "phi-3-mini-3.8b"),
            Alias.of("falcon-(40b|180b).*", "falcon-$1"),
            Alias.of("yi-34b.*", "yi-34b"),
            Alias.of("(?:c4ai-)?command-r-plus.*", "command-r-plus-104b"),
            Alias.of("nemotron-4-340b.*", "nemotron-4-340b"),
            Alias.of("dbrx.*", "dbrx-132b"),
            Alias.of("grok-1.*", "grok-1-314b"),
            Alias.of("ernie-4\\.5-300b-a47b.*", "ernie-4.5-300b-a47b"),
            Alias.of("seed-oss-36b.*", "seed-oss-36b"));

    /// System names of benchmark sets, without vendor, separators and memory size.
    private static final List<Alias> SYSTEMS = List.of(
            Alias.of("h100(sxm5?|80gb|hbm3)*", "nv-h100-sxm"),
            Alias.of("h100pcie.*", "nv-h100-pcie"),
            Alias.of("h100nvl.*", "nv-h100-nvl"),
            Alias.of("h200(sxm5?|141gb)*", "nv-h200-sxm"),
            Alias.of("h200nvl.*", "nv-h200-nvl"),
            Alias.of("h20(sxm|96gb)*", "nv-h20-96"),
            Alias.of("h20(3e|141gb).*", "nv-h20-141"),
            Alias.of("h800(sxm|80gb)*", "nv-h800-sxm"),
            Alias.of("h800pcie.*", "nv-h800-pcie"),
            Alias.of("gh200.*", "nv-h200-sxm"),
            Alias.of("a100(sxm4?|80gb)*", "nv-a100-sxm-80"),
            Alias.of("a100(sxm4?)?40gb", "nv-a100-sxm-40"),
            Alias.of("a100pcie(80gb)?", "nv-a100-pcie-80"),
            Alias.of("a100pcie40gb", "nv-a100-pcie-40"),
            Alias.of("a800(sxm4?|80gb)*", "nv-a800-sxm-80"),
            Alias.of("b100.*", "nv-b100"),
            Alias.of("b200.*", "nv-b200"),
            Alias.of("b300.*", "nv-b300"),
            Alias.of("gb200.*", "nv-gb200"),
            Alias.of("gb300.*", "nv-gb300"),
            Alias.of("v100.*", "nv-v100-sxm2-32"),
            Alias.of("l40s.*", "nv-l40s"),
            Alias.of("l(4|20|40)", "nv-l$1"),
            Alias.of("rtxpro6000d.*", "nv-rtxpro6000d"),
            Alias.of("rtxpro6000.*", "nv-rtxpro6000-server"),
            Alias.of("(?:geforce)?rtx(4090|5090)(d?)", "nv-rtx$1$2"),
            Alias.of("mi(210|250x|300x|308x|325x|350x|355x|455x).*", "amd-mi$1"),
            Alias.of("gaudi2.*", "intel-gaudi2"),
            Alias.of("gaudi3.*", "intel-gaudi3-oam"),
            Alias.of("(?:ascend|atlas)?(910b[1-4])", "ascend-$1"),
            Alias.of("(?:ascend|atlas)?(910b|800a2|800ta2|800ia2)", "ascend-910b2"),
            Alias.of("(?:ascend|atlas)?(910c|800a3|900a3|cloudmatrix384?)(die)?", "ascend-910c"),
            Alias.of("(?:aws)?(?:trn|trainium)(2|3)", "aws-trn$1"),
            Alias.of("(?:goog|google)?tpuv?(5e|5p|6e|7)", "goog-tpu-v$1"));

    private ModelNames() {}

    /// Catalog id of `organisation/Model-Name-FP8`; a name that nothing matches is its own id.
    static String catalogId(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("[_ ]+", "-")
                .replaceFirst("^moe-", "");
        for (String before = ""; !before.equals(name); ) {
            before = name;
            name = RELEASE.matcher(name).replaceAll("");
        }
        return first(MODELS, name, name);
    }

    /// Catalog id of a system as measurements spell it: `h200_sxm`, `nvidia-h100-sxm-80gb`, `MI300X`. An
    /// id of the catalog stays what it is.
    static String accelerator(String system) {
        String plain = system.toLowerCase(Locale.ROOT).strip();
        String name = plain.replaceFirst("^(nvidia|nv|amd|instinct|intel|huawei)[-_ ]", "")
                .replaceFirst("^(tesla|instinct)[-_ ]", "")
                .replaceAll("[-_ ]", "");
        return first(SYSTEMS, name, plain);
    }

    private static String first(List<Alias> aliases, String name, String otherwise) {
        for (Alias a : aliases) {
            var m = a.name.matcher(name);
            if (m.matches()) {
                return m.replaceAll(a.id);
            }
        }
        return otherwise;
    }
}
