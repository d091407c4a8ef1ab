package io.kilorack.command;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.catalog.store.UserFacts;
import io.kilorack.command.file.CatalogJson;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `kilorack catalog …`: looks into the catalog of parts, models and rules, and keeps it up to date.
@Command(
        name = "catalog",
        description = "Looks into the catalog of parts, models and rules, and keeps it up to date.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CatalogCommand.Search.class,
            CatalogCommand.Show.class,
            CatalogCommand.ListEntries.class,
            CatalogCommand.Fields.class,
            CatalogCommand.Info.class,
            CatalogOwn.Override.class,
            CatalogOwn.Restore.class,
            CatalogOwn.Add.class,
            CatalogOwn.Remove.class,
            CatalogUpdates.Apply.class,
            CatalogUpdates.Rollback.class,
            CatalogUpdates.Build.class,
            CatalogUpdates.Trust.class,
            CatalogUpdates.NewKey.class
        })
public final class CatalogCommand implements Runnable {
    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    Optional<Path> data() {
        return main == null ? Optional.empty() : main.data();
    }

    @java.lang.Override
    public void run() {
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        throw new ParameterException(
                command.commandLine(), "`kilorack catalog` needs a command, such as `kilorack catalog search H100`.");
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// A kind as people write it.
    ///
    /// @param where for the message
    static Kind kind(String where, String text) throws CatalogProblem {
        for (Kind kind : Kind.values()) {
            if (word(kind).equals(text.strip().toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new CatalogProblem(
                CatalogProblem.Code.VALUE_REFUSED,
                where + ": unknown kind \"" + text + "\"",
                "Known kinds: "
                        + String.join(
                                ", ",
                                Arrays.stream(Kind.values())
                                        .map(CatalogCommand::word)
                                        .toList()));
    }

    /// Up to three figures that tell entries of one kind apart in a list.
    private static String gist(Entry entry) {
        String[] fields = switch (entry.kind()) {
            case ACCELERATOR -> new String[] {"bf16_tflops", "mem_gb", "tdp_w"};
            case SYSTEM -> new String[] {"accel_count", "height_u", "max_power_w"};
            case INFRASTRUCTURE -> new String[] {"kind", "capacity_kw", "height_u"};
            case MODEL -> new String[] {"params_total", "params_active"};
            case SUPPLY -> new String[] {"value"};
            case RULE -> new String[] {"outcome", "effective_from"};
            case COUNTRY -> new String[] {"groups"};
            case PARTY -> new String[] {"country", "lists"};
        };
        var texts = new ArrayList<String>();
        for (String field : fields) {
            Cell cell = entry.cells().get(field);
            if (cell != null) {
                texts.add(value(cell)
                        + switch (field) {
                            case "accel_count" -> " accelerators";
                            case "bf16_tflops" -> " BF16";
                            case "params_total" -> " parameters";
                            case "params_active" -> " active";
                            default -> "";
                        });
            }
        }
        return String.join(" · ", texts);
    }

    static String value(Cell cell) {
        OptionalDouble number = cell.number();
        if (number.isEmpty()) {
            return cell.text();
        }
        double v = number.getAsDouble();
        String digits = v == Math.rint(v) && v < 1e15 ? NumberText.fixed(v, 0) : cell.text();
        return cell.unit().isEmpty() ? digits : digits + " " + cell.unit();
    }

    private static void table(java.io.PrintWriter out, List<Entry> entries) {
        var columns = new Columns();
        for (Entry entry : entries) {
            columns.add(entry.id(), word(entry.kind()), cut(entry.name(), 56), gist(entry));
        }
        columns.print(out, "");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /// Finds entries by words.
    @Command(
            name = "search",
            mixinStandardHelpOptions = true,
            description = "Finds entries by words: names, makers, ids, notes; Chinese too.")
    static final class Search extends CatalogAnswer {
        @Parameters(
                paramLabel = "WORDS",
                arity = "1..*",
                description = "all of them must be in the entry; beginnings are enough")
        private List<String> words = List.of();

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "20",
                description = "most entries to list (default: ${DEFAULT-VALUE})")
        private int limit;

        @java.lang.Override
        int run() {
            CatalogHome home = home();
            String query = String.join(" ", words);
            List<Entry> found = home.search(query, Math.max(1, limit));
            if (json) {
                out().println(CatalogJson.entries(found));
            } else {
                table(out(), found);
                if (found.isEmpty()) {
                    err().println("Nothing in the catalog matches \"" + query + "\". Try fewer or shorter words.");
                } else if (found.size() == limit) {
                    err().println("There may be more; --limit N lists more of them.");
                }
            }
            return 0;
        }
    }

    /// Shows one entry with every value, its unit, source, confidence and origin.
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows every value of one entry with its source and confidence.")
    static final class Show extends CatalogAnswer {
        @Parameters(paramLabel = "ID", description = "id of the entry, as search lists it")
        private String id = "";

        @java.lang.Override
        int run() throws CatalogProblem {
            CatalogHome home = home();
            Catalog catalog = home.catalog();
            Optional<Entry> found = catalog.entry(id);
            if (found.isEmpty()) {
                List<Entry> near = home.search(id, 3);
                throw new CatalogProblem(
                        CatalogProblem.Code.UNKNOWN,
                        "The catalog has no entry \"" + id + "\"",
                        near.isEmpty()
                                ? "`kilorack catalog search WORDS` finds ids"
                                : "Did you mean "
                                        + String.join(
                                                ", ",
                                                near.stream().map(Entry::id).toList()) + "?");
            }
            if (json) {
                out().println(CatalogJson.entry(catalog, found.get()));
            } else {
                print(catalog, found.get());
            }
            return 0;
        }

        private void print(Catalog catalog, Entry entry) {
            out().println(entry.name());
            out().println(entry.id() + " · " + word(entry.kind())
                    + (entry.vendor().isEmpty() ? "" : " · " + entry.vendor()));
            out().println();
            Map<Source, Integer> sources = new LinkedHashMap<>();
            var columns = new Columns();
            Optional<String> notes = Optional.empty();
            for (Cell cell : entry.cells().values()) {
                if (cell.field().equals("notes")) {
                    notes = Optional.of(cell.text());
                    continue;
                }
                Integer number = sources.computeIfAbsent(cell.source(), _ -> sources.size() + 1);
                columns.add(
                        catalog.label(cell.field()),
                        value(cell),
                        word(cell.source().confidence()) + " [" + number + "]",
                        cell.origin() == Cell.Origin.USER ? "yours" : "",
                        cell.field());
            }
            columns.print(out(), "  ");
            out().println();
            for (Map.Entry<Source, Integer> source : sources.entrySet()) {
                out().println("  [" + source.getValue() + "] " + source.getKey().text());
            }
            notes.ifPresent(text -> out().println("\n  Notes: " + text));
        }
    }

    /// Lists entries of a kind, or what is the user's own.
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the entries of a kind, or what is your own.")
    static final class ListEntries extends CatalogAnswer {
        @Parameters(
                paramLabel = "KIND",
                arity = "0..1",
                defaultValue = "",
                description = "accelerator, system, infrastructure, supply, model, rule, country or party")
        private String kind = "";

        @Option(names = "--yours", description = "your own parts and values instead")
        private boolean yours;

        @java.lang.Override
        int run() throws CatalogProblem {
            Optional<Kind> wanted =
                    kind.isEmpty() ? Optional.empty() : Optional.of(kind("kilorack catalog list", kind));
            CatalogHome home = home();
            if (yours) {
                own(home);
                return 0;
            }
            List<Entry> entries = home.catalog().allEntries().stream()
                    .filter(e -> wanted.isEmpty() || e.kind() == wanted.get())
                    .toList();
            if (json) {
                out().println(CatalogJson.entries(entries));
            } else {
                table(out(), entries);
            }
            return 0;
        }

        private void own(CatalogHome home) {
            if (json) {
                out().println(CatalogJson.own(home.userFacts()));
                return;
            }
            var columns = new Columns();
            for (UserFacts.Part part : home.userFacts().parts()) {
                columns.add(part.id(), word(part.kind()), part.name(), "your part");
            }
            List<UserFacts.Value> waiting = home.waiting();
            for (UserFacts.Value value : home.userFacts().values()) {
                columns.add(
                        value.entry(),
                        value.field(),
                        value.text(),
                        value.because()
                                + (waiting.contains(value)
                                        ? " (waits: the catalog has no such entry or field now)"
                                        : ""));
            }
            columns.print(out(), "");
            if (home.userFacts().parts().isEmpty() && home.userFacts().values().isEmpty()) {
                err().println("You have no parts or values of your own.");
            }
        }
    }

    /// Lists the dictionary of fields.
    @Command(
            name = "fields",
            mixinStandardHelpOptions = true,
            description = "Lists the fields that values can be given for.")
    static final class Fields extends CatalogTask {
        @java.lang.Override
        int run() {
            var columns = new Columns();
            for (Field field : home().catalog().fields().values()) {
                columns.add(field.key(), field.unit(), word(field.type()), field.description());
            }
            columns.print(out(), "");
            return 0;
        }
    }

    /// Tells which catalog this is.
    @Command(
            name = "info",
            mixinStandardHelpOptions = true,
            description = "Tells which catalog this is, where it lies and whom it trusts.")
    static final class Info extends CatalogAnswer {
        @java.lang.Override
        int run() throws CatalogProblem {
            CatalogHome home = home();
            List<CatalogHome.Generation> generations = home.generations();
            if (json) {
                out().println(CatalogJson.info(home, generations));
                return 0;
            }
            Catalog catalog = home.catalog();
            var columns = new Columns();
            columns.add("catalog", catalog.version() + ", facts up to " + catalog.date());
            columns.add("hash", catalog.hash());
            columns.add("folder", home.persistent() ? home.folder().toString() : "in memory only");
            columns.add(
                    "entries",
                    "%d accelerators, %d systems, %d infrastructure, %d models, %d rules, %d countries, %d parties"
                            .formatted(
                                    catalog.accelerators().size(),
                                    catalog.systems().size(),
                                    catalog.infrastructure().size(),
                                    catalog.models().size(),
                                    catalog.rules().size(),
                                    catalog.countries().size(),
                                    catalog.parties().size()));
            columns.add(
                    "yours",
                    home.userFacts().parts().size() + " parts, "
                            + home.userFacts().values().size() + " values");
            for (CatalogHome.Generation g : generations) {
                columns.add(
                        g.current() ? "release *" : "release",
                        "%d  %s  %s"
                                .formatted(
                                        g.sequence(),
                                        g.version(),
                                        g.publisher().isEmpty()
                                                ? "base catalog of the program"
                                                : "signed by " + g.publisher()));
            }
            for (String key : home.trustedKeys().keys().keySet()) {
                columns.add("trusts", key);
            }
            columns.print(out(), "");
            return 0;
        }
    }
}
