package io.kilorack.assess;

import io.kilorack.power.device.Activity;
import java.util.Map;

/// What the accelerators of a pool do, by accelerator id: the part of their draw that depends on the
/// workload.
///
/// @param byAccelerator families with a workload that runs; the others are taken as training all the time,
///     since nobody said that they idle
record Work(Map<String, Activity> byAccelerator) {
    static final Activity UNSTATED = new Activity(
            "no workload stated, taken as training", Activity.training(1).accelerators(), 1);
    static final Work NONE = new Work(Map.of());

    Work {
        byAccelerator = Map.copyOf(byAccelerator);
    }

    Activity of(Part part) {
        return byAccelerator.getOrDefault(part.acceleratorId(), UNSTATED);
    }
}
