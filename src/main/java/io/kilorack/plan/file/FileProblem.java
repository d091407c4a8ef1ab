package io.kilorack.plan.file;

import io.soabase.recordbuilder.core.RecordBuilder;

/// Why a file could not be read or written: one sentence for people, the place, and what to do next.
///
/// @param file the file as the user named it
/// @param message one sentence with the value in it, without the place
/// @param nextStep what the user can do
/// @param line 1-based, 0 when the problem has no place in the text
/// @param column 1-based, 0 when the problem has no place in the text
/// @param field path of the field (`sites[0].halls[0].racks[12].xM`), or empty
/// @param detail technical words to copy into a report, or empty
@RecordBuilder
public record FileProblem(
        Code code, String file, String message, String nextStep, int line, int column, String field, String detail)
        implements FileProblemBuilder.With {

    /// Stable keys of the problems.
    public enum Code {
        NOT_FOUND,
        NO_ACCESS,
        NOT_A_FILE,
        EMPTY,
        TOO_LARGE,
        NOT_JSON,
        TRUNCATED,
        NOT_A_PLAN,
        NEWER_FORMAT,
        UNKNOWN_FIELD,
        REPEATED_FIELD,
        MISSING_FIELD,
        WRONG_TYPE,
        BAD_VALUE,
        DUPLICATE_ID,
        READ_FAILED,
        READ_ONLY,
        DISK_FULL,
        WRITE_FAILED
    }

    public static FileProblem of(Code code, String file, String message, String nextStep) {
        return new FileProblem(code, file, message, nextStep, 0, 0, "", "");
    }

    /// `hall.kilorack, line 12, column 7 (sites[0].name): …sentence… …next step…`
    public String text() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(", line ").append(line).append(", column ").append(column);
        }
        if (!field.isEmpty()) {
            text.append(" (").append(field).append(')');
        }
        return text.append(": ").append(message).append(' ').append(nextStep).toString();
    }
}
