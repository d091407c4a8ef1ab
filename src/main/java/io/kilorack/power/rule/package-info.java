/// The engineering rules as calculators, each with formula, units and source: [Calculators] lists them
/// all.
///
/// Ids are those of the rules: E electrical, T thermal, water and carbon, S structure and space, C
/// cabling. The rules
/// of cost, forecast and availability (F) live in the cost engine. A letter after the number is a
/// further rule or a
/// further question to the same rule. Where an engine class computes the same thing, the calculator
/// calls it.
@NullMarked
package io.kilorack.power.rule;

import org.jspecify.annotations.NullMarked;
