/// The training step: time and memory of one optimiser step under a parallel layout.
///
/// [LayerCost] times one layer of one micro-batch, [StepModel] puts layers, pipeline, data parallelism
/// and the optimiser together, [TrainingMemory] sums what a device must hold. All are plain arithmetic
/// over primitive numbers, so that a search evaluates millions of layouts a second.
@NullMarked
package io.kilorack.throughput.training;

import org.jspecify.annotations.NullMarked;
