package io.kilorack.command.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.operator.Chip;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {
    private static Catalog catalog;

    @BeforeAll
    static void open() throws Exception {
        catalog = FactsLoader.catalog(Path.of("assets/catalog"));
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek-ai/DeepSeek-R1, deepseek-v3",
        "deepseek-ai/DeepSeek-V3-0324, deepseek-v3",
        "nvidia/DeepSeek-R1-0528-FP4-V2, deepseek-v3",
        "nvidia/DeepSeek-V3.1-NVFP4, deepseek-v3",
        "deepseek-ai/DeepSeek-V3.2-Exp, deepseek-v3.2",
        "deepseek-ai/DeepSeek-R1-Distill-Llama-70B, llama-3.1-70b",
        "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B, qwen2.5-32b",
        "deepseek-ai/DeepSeek-V2-Lite-Chat, deepseek-v2-lite",
        "meta-llama/Meta-Llama-3.1-8B-Instruct, llama-3.1-8b",
        "meta-llama/Llama-3.3-70B-Instruct, llama-3.1-70b",
        "meta-llama/Llama-3.2-3B, llama-3.2-3b",
        "meta-llama/Llama-2-7b-hf, llama-2-7b",
        "meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8, llama-4-maverick",
        "amd/Llama-3.1-70B-Instruct-FP8-KV, llama-3.1-70b",
        "RedHatAI/Llama-3.3-70B-Instruct-quantized.w8a8, llama-3.1-70b",
        "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8, qwen3-235b-a22b",
        "Qwen/Qwen3-Next-80B-A3B-Thinking, qwen3-next-80b-a3b",
        "Qwen/Qwen2.5-72B-Instruct, qwen2.5-72b",
        "nvidia/Qwen3-32B-NVFP4, qwen3-32b",
        "moonshotai/Kimi-K2-Instruct-0905, kimi-k2",
        "nvidia/Kimi-K2.5-NVFP4, kimi-k2",
        "zai-org/GLM-4.5-Air-FP8, glm-4.5-air",
        "zai-org/GLM-4.7, glm-4.6",
        "zai-org/GLM-5-FP8, glm-5",
        "openai/gpt-oss-20b, gpt-oss-20b",
        "MiniMaxAI/MiniMax-M2.1, minimax-m2.5",
        "mistralai/Mixtral-8x7B-Instruct-v0.1, mixtral-8x7b",
        "google/gemma-3-27b-it, gemma-3-27b",
        "microsoft/phi-4, phi-4-14b",
    })
    void hubPathNamesACatalogModelOfKnownShape(String path, String id) {
        assertEquals(id, ModelNames.catalogId(path));
        assertTrue(Transformer.of(catalog.models().get(id)) instanceof Transformer.Resolved.Known, id);
    }

    @ParameterizedTest
    @CsvSource({
        "h100_sxm, nv-h100-sxm",
        "h200_sxm, nv-h200-sxm",
        "H200, nv-h200-sxm",
        "nvidia-h100-sxm-80gb, nv-h100-sxm",
        "a100_sxm, nv-a100-sxm-80",
        "gb200, nv-gb200",
        "gb300_nvl72, nv-gb300",
        "rtx_pro_6000, nv-rtxpro6000-server",
        "h20, nv-h20-96",
        "a800, nv-a800-sxm-80",
        "l40s, nv-l40s",
        "MI300X, amd-mi300x",
        "mi355x, amd-mi355x",
        "910B, ascend-910b2",
        "910b4, ascend-910b4",
        "910C, ascend-910c",
        "ascend-910c-560, ascend-910c-560",
        "nv-h20-141, nv-h20-141",
        "goog-tpu-v5p, goog-tpu-v5p",
    })
    void systemNamesACatalogChip(String system, String id) {
        assertEquals(id, ModelNames.accelerator(system));
        assertTrue(Chip.of(catalog.accelerators().get(id)) instanceof Chip.Resolved.Known, id);
    }
}
