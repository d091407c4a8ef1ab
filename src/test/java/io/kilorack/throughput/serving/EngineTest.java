package io.kilorack.throughput.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {
    @ParameterizedTest
    @CsvSource({
        "TensorRT-LLM 1.2 era, '', COMPILED",
        "trtllm, 1.0.0rc3, COMPILED",
        "sglang, 0.5.9, PREFILL_FIRST",
        "vllm, 0.12.0, PYTHON",
        "vllm, 0.14.0, OVERLAPPED",
        "vllm, nightly-5b8c30d, OVERLAPPED",
        "vllm, '', PYTHON",
        "vllm 0.18.0, '', OVERLAPPED",
        "vllm, 1.2.0, OVERLAPPED",
        "vLLM 0.7.3, '', EARLY",
        "SGLang early 2025, '', EARLY",
        "TensorRT-LLM early 2025, '', EARLY",
        "vLLM Ascend 0.9.1, '', PYTHON_PREFILL_FIRST",
        "'Optimum Habana, software 1.18', '', VENDOR",
        "CloudMatrix-Infer, '', VENDOR",
        "'vLLM, early 2026', '', PYTHON",
    })
    void nameAndVersionSayWhoSchedulesWhen(String name, String version, Engine expected) {
        assertEquals(expected, version.isEmpty() ? Engine.of(name) : Engine.of(name, version));
    }
}
