package io.kilorack.command.file;

import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Worked cases of export control: `classification_cases.json` (a part, a day, a destination) and
/// `exposure_cases.json` (an act by an owner at a site, with the rules that must and must not fire).
///
/// A case that cannot be read does not stop the others: it comes out as [Unreadable] with file, case,
/// field and what is wrong.
public final class CaseFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CaseFile() {}

    /// One entry of a case file.
    public sealed interface Entry {
        String id();
    }

    /// One case, ready to be judged.
    ///
    /// @param expected classification expected, or null when the case asks for none
    /// @param expectedBoard of a board or system with the part, or null
    /// @param licence outcome, policy and rules expected, or null
    /// @param other further findings expected: rule id → first word of its outcome
    /// @param mustFire rules that must be among the findings
    /// @param mustNotFire rules that must not apply
    /// @param remarks what was read otherwise than it was written
    /// @param ignored members of the case that are not fields of the rule language
    public record Case(
            String id,
            Facts facts,
            Act act,
            LocalDate asOf,
            @Nullable String expected,
            @Nullable String expectedBoard,
            @Nullable ExpectedLicence licence,
            Map<String, String> other,
            List<String> mustFire,
            List<String> mustNotFire,
            List<String> ignored,
            List<String> remarks,
            String note)
            implements Entry {}

    public record ExpectedLicence(String outcome, String policy, List<String> rules) {}

    /// A case that cannot be read.
    ///
    /// @param message file, case, field, what is wrong and what to do
    public record Unreadable(String id, String message) implements Entry {}

    /// A case file that cannot be read at all.
    public static final class BadCase extends Exception {
        private static final long serialVersionUID = 1;

        BadCase(String message) {
            super(message);
        }
    }

    /// Reads a case file of either shape.
    ///
    /// @param knowledge the day of the rule base: what classification cases may know
    /// @throws BadCase when the file is no list of cases
    public static List<Entry> read(Path file, LocalDate knowledge) throws IOException, BadCase {
        String name = file.getFileName().toString();
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new BadCase("%s: is not valid JSON: %s. Mend the file".formatted(name, e.getOriginalMessage()));
        }
        JsonNode list = root.isObject() && root.has("cases") ? root.get("cases") : root;
        if (!list.isArray()) {
            throw new BadCase(name + ": should be a list of cases. Write it as [ … ]");
        }
        var entries = new ArrayList<Entry>();
        for (JsonNode node : list) {
            JsonNode stated = node.path("id");
            String id = stated.isString() || stated.isNumber() ? stated.asString() : "number " + (entries.size() + 1);
            try {
                if (!node.isObject()) {
                    throw new CaseFields.Wrong("should be an object; have " + node);
                }
                entries.add(new CaseReader(node, knowledge).read(id));
            } catch (CaseFields.Wrong e) {
                entries.add(
                        new Unreadable(id, "%s: case %s: %s. Correct the case".formatted(name, id, e.getMessage())));
            }
        }
        return List.copyOf(entries);
    }
}
