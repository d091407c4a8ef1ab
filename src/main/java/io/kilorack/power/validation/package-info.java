/// Scores the power models on published measurements: [PowerCase] is one case, [PowerPrediction] what
/// the models say.
/// The reading of workload, machine and site names is in [WorkloadNames], [MachineNames] and
/// [CasePlaces] and [CaseDesigns], facts of their devices come from [Chips]; the models
/// themselves know nothing of cases.
@NullMarked
package io.kilorack.power.validation;

import org.jspecify.annotations.NullMarked;
