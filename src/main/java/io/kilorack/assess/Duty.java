package io.kilorack.assess;

/// What the accelerators of a rack are doing, as far as their draw depends on it.
enum Duty {
    /// The rack is in no pool with a workload: the typical draw is expected.
    UNSTATED,
    TRAINING,
    SERVING
}
