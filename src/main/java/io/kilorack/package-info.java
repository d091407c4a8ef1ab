/// Kilorack: `assess(Catalog, Plan, date) → Assessment`.
@org.jspecify.annotations.NullMarked
package io.kilorack;
