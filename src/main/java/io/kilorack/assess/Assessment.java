package io.kilorack.assess;

import io.kilorack.plan.Plan;
import io.kilorack.quantity.Figure;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;

/// What a plan means under a catalog on a day. A pure function of the three; every figure says where it
/// comes from.
///
/// @param plan the plan that was assessed
/// @param racks results per rack id, in plan order
@RecordBuilder
public record Assessment(
        Plan plan,
        String catalogVersion,
        String catalogHash,
        LocalDate asOf,
        ThroughputResult throughput,
        PowerResult power,
        ExposureResult exposure,
        StructureResult structure,
        CostResult cost,
        SequencedMap<String, RackResult> racks,
        List<Check> checks)
        implements AssessmentBuilder.With {

    /// The same with further checks among its own, in their order and with the plan's waivers.
    public Assessment with(List<Check> further) {
        return further.isEmpty() ? this : withChecks(Checks.merged(List.of(checks, further), plan.waivers()));
    }

    /// Makes what is else made when it is first looked into and what a window or a report shows first. For
    /// a thread with nothing better to do; it changes no answer.
    public void unfold() {
        power.failures().forEach(_ -> {});
        exposure.timeline().forEach(_ -> {});
    }

    /// Headline figures for the status strip and the executive summary, in their order.
    public List<Figure> headlines() {
        return Headlines.of(this);
    }
}
