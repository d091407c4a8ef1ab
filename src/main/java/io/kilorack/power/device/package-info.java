/// What a machine draws: idle, expected at a stated workload, declared maximum and nameplate, kept apart.
///
/// [NodePower] is the model: `P = (N·TDP·cap·(i + (1−i)·a) + host)·(1 + fans) / η` with N accelerators,
/// idle share i,
/// activity a of the [Activity], host power between its idle and active value, fans by kind of cooling,
/// supplies η.
/// Its few parameters stand in [NodeParameters], one set for all machines of one form; they were set on
/// published
/// wall-side measurements (MLPerf training and inference results with power). [DeviceDraw] gives the
/// four figures of a
/// catalog system; [LoadSwing] the steps of a synchronous training job.
@NullMarked
package io.kilorack.power.device;

import org.jspecify.annotations.NullMarked;
