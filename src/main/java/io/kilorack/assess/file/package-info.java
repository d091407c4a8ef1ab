/// Assessments as JSON, for other programs: every figure with value, unit, band, unknowns, formula, sources
/// and parts. Keys and their order are stable; `format` counts changes of the shape.
@NullMarked
package io.kilorack.assess.file;

import org.jspecify.annotations.NullMarked;
