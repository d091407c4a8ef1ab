package io.kilorack.report.draw;

import io.kilorack.assess.ExposureResult.Severity;

/// Words, colour and pattern of an exposure severity: the same on floor, chart, badge and paper.
public final class Findings {
    private Findings() {}

    public static Ink ink(Severity severity) {
        return switch (severity) {
            case ALLOWED -> Ink.FINDING_ALLOWED;
            case NOTICE -> Ink.FINDING_NOTICE;
            case LICENCE -> Ink.FINDING_LICENCE;
            case PROHIBITED -> Ink.FINDING_PROHIBITED;
            case CONFLICT -> Ink.FINDING_CONFLICT;
            case UNKNOWN -> Ink.FINDING_UNKNOWN;
        };
    }

    /// Place in lists that show the gravest first. Unknown stands before what is known to be mild.
    public static int rank(Severity severity) {
        return switch (severity) {
            case PROHIBITED -> 0;
            case CONFLICT -> 1;
            case LICENCE -> 2;
            case UNKNOWN -> 3;
            case NOTICE -> 4;
            case ALLOWED -> 5;
        };
    }

    /// Conflict and unknown are never shown by colour alone.
    public static boolean hatched(Severity severity) {
        return severity == Severity.CONFLICT || severity == Severity.UNKNOWN;
    }

    public static String label(Severity severity) {
        return switch (severity) {
            case ALLOWED -> "no restriction found";
            case NOTICE -> "notice or reporting";
            case LICENCE -> "licence needed";
            case PROHIBITED -> "prohibited";
            case CONFLICT -> "conflict of laws";
            case UNKNOWN -> "unknown: data missing";
        };
    }

    /// One word for narrow columns and badges.
    public static String shortLabel(Severity severity) {
        return switch (severity) {
            case ALLOWED -> "allowed";
            case NOTICE -> "notice";
            case LICENCE -> "licence";
            case PROHIBITED -> "prohibited";
            case CONFLICT -> "conflict";
            case UNKNOWN -> "unknown";
        };
    }
}
