/// Electrical, thermal and structural engineering: what a plan draws, what heat it makes, what it
/// weighs, and what is left
/// of it when one thing fails.
///
/// [io.kilorack.power.chain] plays every single failure through the power chain; `device` says what a
/// machine draws at
/// a workload; `thermal`, `climate` and `energy` turn heat and weather into PUE, water and carbon;
/// `structure` weighs.
/// [io.kilorack.power.rule] holds every engineering rule as a calculator with formula, unit and source.
/// All of it is pure functions of small values: no plan, no file, no clock.
@NullMarked
package io.kilorack.power;

import org.jspecify.annotations.NullMarked;
