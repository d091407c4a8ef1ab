/// Serving: the time of one step with decoding and prefilling tokens, the KV cache, continuous
/// batching, and the queue in front. [InferenceStep] times a step, [ServingModel] finds the steady
/// state under a load.
@NullMarked
package io.kilorack.throughput.serving;

import org.jspecify.annotations.NullMarked;
