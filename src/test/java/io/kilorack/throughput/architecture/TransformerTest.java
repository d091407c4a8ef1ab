package io.kilorack.throughput.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.throughput.Parts;
import org.junit.jupiter.api.Test;

class TransformerTest {
    private static Transformer shape(io.kilorack.catalog.LanguageModel m) {
        return ((Transformer.Resolved.Known) Transformer.of(m)).shape();
    }

    @Test
    void parameterCountsAreThePublishedOnes() {
        assertEquals(70.55e9, shape(Parts.llama70b()).parameters(), 0.01e9);
        assertEquals(671e9, shape(Parts.deepseek()).parameters(), 2e9);
        assertEquals(37e9, shape(Parts.deepseek()).activeParameters(), 1.0e9);
    }

    @Test
    void cacheBytesAreThePublishedOnes() {
        // Llama 3 70B: 80 · 2 · 8 · 128 · 2 B = 327,680; DeepSeek-V3: 61 · 576 · 2 B = 70,272
        assertEquals(327_680, shape(Parts.llama70b()).cacheBytesPerToken(2));
        assertEquals(70_272, shape(Parts.deepseek()).cacheBytesPerToken(2));
    }

    @Test
    void trainingOperationsFollowNarayanan() {
        // 72 B s L h² (1 + s/6h + V/12hL) of GPT-3 per token (arXiv 2104.04473 eq. 3 without the recomputed forward
        // pass)
        double h = 12288;
        double expected = 72 * 96 * h * h * (1 + 2048 / (6 * h) + 51200 / (12 * h * 96));
        assertEquals(expected, shape(Parts.gpt3()).trainingFlopsPerToken(2048), 0.001 * expected);
    }
}
