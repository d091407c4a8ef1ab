package io.kilorack.plan.file;

import io.kilorack.plan.Plan;
import io.kilorack.plan.file.FileProblem.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads and writes plan files (`.kilorack`). Reading never changes a file; what cannot be read is a
/// [FileProblem].
///
/// References to things that do not exist, unknown catalog parts and overlaps are no reason to refuse a
/// file: they load, and [io.kilorack.plan.layout.PlanProblems] lists them, so that they can be mended in
/// the window.
public final class PlanFile {
    /// Ending of plan files.
    public static final String ENDING = ".kilorack";

    /// Largest file that is read [bytes]: about a million racks. Larger ones are refused before memory runs
    /// out.
    public static final long LARGEST = 256L << 20;

    /// Limits far above any plan, so that a file made to exhaust memory is refused instead.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1_000_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private PlanFile() {}

    /// What reading gives.
    public sealed interface Outcome {}

    /// The plan in the file.
    public record Opened(Plan plan) implements Outcome {}

    /// Why the file was refused.
    public record Refused(FileProblem problem) implements Outcome {}

    /// Reads a plan file.
    public static Outcome read(Path file) {
        String shown = file.toString();
        try {
            if (Files.isDirectory(file)) {
                return refused(
                        Code.NOT_A_FILE, shown, "This is a folder.", "Choose a plan file (*" + ENDING + ") in it.");
            }
            long size = Files.size(file);
            if (size == 0) {
                return new Refused(withBackup(
                        file, FileProblem.of(Code.EMPTY, shown, "The file is empty.", "Restore it from a copy.")));
            }
            if (size > LARGEST) {
                return refused(
                        Code.TOO_LARGE,
                        shown,
                        "The file has %d MB; plans of up to %d MB are read.".formatted(size >> 20, LARGEST >> 20),
                        "Check that it is a plan; split a larger plan by site.");
            }
            return switch (parse(shown, () -> Files.newInputStream(file))) {
                case Opened opened -> opened;
                case Refused(var problem) -> new Refused(withBackup(file, problem));
            };
        } catch (NoSuchFileException missing) {
            return refused(Code.NOT_FOUND, shown, "There is no such file.", "Check the name and the folder.");
        } catch (AccessDeniedException denied) {
            return refused(
                    Code.NO_ACCESS,
                    shown,
                    "You may not read this file.",
                    "Ask its owner for the right to read it, or open a copy.");
        } catch (IOException failed) {
            return new Refused(FileProblem.of(
                            Code.READ_FAILED,
                            shown,
                            "The file could not be read.",
                            "Check the drive or the network connection and try again.")
                    .withDetail(failed.toString()));
        }
    }

    /// Reads a plan from text; `name` stands in messages.
    public static Outcome parse(String name, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            return parse(name, () -> new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /// The text of a plan file. Equal plans give equal text.
    public static String text(Plan plan) {
        var out = new JsonText();
        PlanFormat.PLAN.write(out, plan);
        return out.finish();
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private static Outcome parse(String name, Source source) throws IOException {
        FileProblem problem;
        try (InputStream stream = source.open();
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), stream)) {
            var in = new Json(parser, name);
            try {
                return new Opened(read(in));
            } catch (Refusal refusal) {
                problem = refusal.problem();
            } catch (JacksonException broken) {
                problem = broken(name, broken, in.path());
            }
        } catch (JacksonException unreadable) {
            problem = broken(name, unreadable, "");
        }
        int format = formatOf(source);
        if (format > Plan.FORMAT) {
            return refused(
                    Code.NEWER_FORMAT,
                    name,
                    "The file has format %d; this program reads up to format %d.".formatted(format, Plan.FORMAT),
                    "Open it with a newer Kilorack, or have it saved in format %d there.".formatted(Plan.FORMAT));
        }
        return new Refused(problem);
    }

    private static Plan read(Json in) {
        if (in.next() != JsonToken.START_OBJECT) {
            throw in.refuse(
                    Code.NOT_A_PLAN, "This is JSON, but not a Kilorack plan.", "Choose a file that Kilorack saved.");
        }
        Plan plan = PlanFormat.PLAN.read(in);
        if (!in.atEnd()) {
            throw in.refuse(
                    Code.NOT_JSON,
                    "More text follows after the end of the plan.",
                    "Remove what follows the last brace, or restore a copy.");
        }
        return plan;
    }

    private static FileProblem broken(String name, JacksonException broken, String field) throws IOException {
        if (broken instanceof JacksonIOException
                && broken.getCause() instanceof IOException cause
                && !isEncoding(cause)) {
            throw cause;
        }
        var place = broken.getLocation();
        int line = place == null ? 0 : Math.max(1, place.getLineNr());
        int column = place == null ? 0 : Math.max(1, place.getColumnNr());
        String detail = String.valueOf(broken.getOriginalMessage());
        if (broken instanceof StreamConstraintsException) {
            String message = "A name, text or number here is longer, or values are nested deeper, than in any plan.";
            return new FileProblem(
                    Code.NOT_A_PLAN,
                    name,
                    message,
                    "Check that this is the right file, or restore a copy.",
                    line,
                    column,
                    field,
                    detail);
        }
        if (broken instanceof UnexpectedEndOfInputException || detail.startsWith("Unexpected end-of-input")) {
            String message = "The file ends in the middle; it was cut short.";
            return new FileProblem(
                    Code.TRUNCATED, name, message, "Restore it from a copy.", line, column, field, detail);
        }
        return new FileProblem(
                Code.NOT_JSON,
                name,
                "This is not valid JSON: " + reason(detail) + ".",
                "Correct the text there, or restore a copy.",
                line,
                column,
                field,
                detail);
    }

    private static boolean isEncoding(IOException cause) {
        return cause instanceof java.io.CharConversionException;
    }

    private static String reason(String detail) {
        String text = detail;
        int end = text.indexOf('\n');
        text = end < 0 ? text : text.substring(0, end);
        // advice for programmers is no help to planners
        for (String advice : List.of(": enable ", ": was expecting (", ": expected a valid value", " (JSON String")) {
            int at = text.indexOf(advice);
            text = at < 0 ? text : text.substring(0, at);
        }
        text = text.length() > 160 ? text.substring(0, 160) + "…" : text;
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /// The format number of a file that could not be read, so that a newer one is named as such. 0 when
    /// there is none.
    private static int formatOf(Source source) {
        try (InputStream stream = source.open();
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return 0;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean format = parser.getString().equals("format");
                JsonToken value = parser.nextToken();
                if (format) {
                    return value == JsonToken.VALUE_NUMBER_INT
                            ? (int) Math.min(parser.getDoubleValue(), Integer.MAX_VALUE)
                            : 0;
                }
                parser.skipChildren();
            }
            return 0;
        } catch (IOException | JacksonException unreadable) {
            return 0;
        }
    }

    private static Outcome refused(Code code, String file, String message, String nextStep) {
        return new Refused(FileProblem.of(code, file, message, nextStep));
    }

    /// Points to the last good version beside a damaged file, where there is one.
    private static FileProblem withBackup(Path file, FileProblem problem) {
        Path backup = SafeWrite.backupOf(file);
        boolean damaged = problem.code() != Code.NEWER_FORMAT && problem.code() != Code.NOT_A_PLAN;
        return damaged && Files.isRegularFile(backup)
                ? problem.withNextStep(
                        problem.nextStep() + " The last good version is kept as " + backup.getFileName() + ".")
                : problem;
    }

    /// What saving gives.
    public sealed interface Saving {}

    /// Saved; `backup` is the version before, if there was one.
    public record Saved(Path file, java.util.Optional<Path> backup) implements Saving {}

    /// Not saved; the file on disk is as it was.
    public record NotSaved(FileProblem problem) implements Saving {}

    /// Writes the plan so that the file is either the old or the new version at any moment, and keeps the
    /// old one as `.bak`.
    public static Saving save(Plan plan, Path file) {
        return save(plan, file, Disk.REAL);
    }

    static Saving save(Plan plan, Path file, Disk disk) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // replacing a folder, a device or a pipe by a file would destroy it
            return new NotSaved(FileProblem.of(
                    Code.NOT_A_FILE,
                    file.toString(),
                    "This is a folder or a device, not a file.",
                    "Give the name of a plan file."));
        }
        String text = text(plan);
        // a value that the reader would refuse must not reach the file, or the work could not be opened again
        if (parse(file.toString(), text) instanceof Refused(FileProblem problem)) {
            return new NotSaved(
                    problem.withNextStep("Correct this value in the plan, then save again; the file is as it was."));
        }
        try {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            return new Saved(file, SafeWrite.write(file, content, disk, PlanFile::isGood));
        } catch (IOException failed) {
            return new NotSaved(SafeWrite.problem(file, failed));
        }
    }

    private static boolean isGood(Path file) {
        return read(file) instanceof Opened;
    }
}
