package io.kilorack.exposure.findings;

/// Severity for colour and order. A conflict of laws and missing data are their own kinds, never harmless.
public enum Severity {
    ALLOWED,
    NOTICE,
    LICENCE,
    PROHIBITED,
    CONFLICT,
    UNKNOWN
}
