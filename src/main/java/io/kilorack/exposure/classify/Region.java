package io.kilorack.exposure.classify;

/// A rectangle of the plane of TPP and performance density with one classification; upper ends are
/// exclusive, the last ones infinite.
///
/// @param eccn in words (`3A090.a`, `not 3A090`)
public record Region(double tppFrom, double tppTo, double densityFrom, double densityTo, String eccn) {}
