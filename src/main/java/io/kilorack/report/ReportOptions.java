package io.kilorack.report;

/// @param planHash fingerprint of the plan file's text, printed in the footer
public record ReportOptions(Paper paper, String planHash) {}
