package io.kilorack.assess;

import io.kilorack.plan.CoolingUnit;
import java.util.OptionalDouble;

/// A cooling unit as a load of the power chain.
///
/// @param unit with those of its feeds that the site has
/// @param kind of its part, such as `crah`, `cdu`, `chiller`
/// @param watts drawn at full duty, through one feed when the other is lost [W]; empty when nobody knows
public record FedUnit(CoolingUnit unit, String kind, OptionalDouble watts) {}
