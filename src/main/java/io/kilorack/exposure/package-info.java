/// Sanction exposure: what a part is under the law, on a date, for an owner at a site, and which sentence
/// of which rule says so.
///
/// Start at [ExposureEngine]: it compiles a rule base once and then judges an act (`facts`, `act`, as-of
/// date) into a
/// [Judgement] with classification, US result, findings and severity. Sub-packages: `facts` (what is
/// known), `rules` (the
/// three-valued rule language), `classify` (TPP, thresholds, parts from the catalog), `findings` (what is
/// said), `replay`
/// (how it changed), `screening` (names against lists), `scenario` (capacity at risk).
///
/// Two clocks: the date of the act selects the law, the as-of date bounds what may be known. Nothing here
/// reads a clock, a file
/// or a plan.
@NullMarked
package io.kilorack.exposure;

import org.jspecify.annotations.NullMarked;
