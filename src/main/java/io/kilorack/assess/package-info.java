/// assess(Catalog, Plan, date) → [Assessment]. Walks a plan, calls the engines, caches by value, lists the
/// checks.
@NullMarked
package io.kilorack.assess;

import org.jspecify.annotations.NullMarked;
