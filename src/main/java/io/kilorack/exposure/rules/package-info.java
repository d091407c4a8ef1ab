/// The rule language: condition trees compiled to small nodes over an array of slots, three-valued, and
/// rules with their dates.
///
/// Truth is an `int`: [Tree#FALSE] < [Tree#UNKNOWN] < [Tree#TRUE]. `all` is then the minimum, `any` the
/// maximum, and
/// `not` the mirror image (Kleene's strong logic, S. C. Kleene, Introduction to Metamathematics, 1952, §
/// 64), which is what
/// `rules_schema.json` asks for.
@NullMarked
package io.kilorack.exposure.rules;

import org.jspecify.annotations.NullMarked;
