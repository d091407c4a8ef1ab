package io.kilorack.command;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.PlanDifference;
import io.kilorack.catalog.CatalogDiff;
import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.bundle.BundleWriter;
import io.kilorack.catalog.bundle.Keys;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactFiles;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.command.file.CatalogJson;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The catalog commands for signed updates: applying and making them.
final class CatalogUpdates {
    private CatalogUpdates() {}

    /// Lines that say what an update changes; also what the window shows.
    static java.util.List<String> lines(CatalogHome.Preview preview) {
        var lines = new java.util.ArrayList<String>();
        CatalogDiff diff = preview.diff();
        for (Entry entry : diff.added()) {
            lines.add("+ " + entry.id() + "  " + entry.name());
        }
        for (Entry entry : diff.removed()) {
            lines.add("− " + entry.id() + "  " + entry.name());
        }
        for (CatalogDiff.Change change : diff.changed()) {
            var before = change.before();
            var after = change.after();
            String text = change.value()
                    ? (before == null ? "unknown" : CatalogCommand.value(before)) + " → "
                            + (after == null ? "unknown" : CatalogCommand.value(after))
                    : "other source or confidence";
            lines.add("  %s, %s: %s"
                    .formatted(change.entry().id(), preview.after().label(change.field()), text));
        }
        if (diff.rulesChanged()) {
            lines.add("  rules, countries or parties differ");
        }
        return lines;
    }

    static String title(CatalogHome.Preview preview) {
        return "%s → %s (release %d, signed by %s)"
                .formatted(
                        preview.before().version(),
                        preview.after().version(),
                        preview.bundle().manifest().sequence(),
                        preview.bundle().manifest().publisher());
    }

    /// Applies an update.
    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = "Applies a signed update, after listing what it changes.")
    static final class Apply extends CatalogAnswer {
        @Parameters(paramLabel = "FILE", description = "signed update (*.kcat)")
        private Path file = Path.of("");

        @Option(names = "--preview", description = "only list what it would change")
        private boolean previewOnly;

        @Option(names = "--plan", paramLabel = "PLAN", description = "also list what it does to this plan (*.kilorack)")
        private @Nullable Path planFile;

        @java.lang.Override
        int run() throws CatalogProblem, IOException {
            CatalogHome home = home();
            CatalogHome.Preview preview = home.preview(file);
            PlanDifference difference = null;
            if (planFile != null) {
                switch (PlanFile.read(planFile)) {
                    case PlanFile.Opened(Plan plan) -> difference = difference(plan, preview);
                    case PlanFile.Refused(var problem) -> {
                        err().println(problem.text());
                        return BAD_INPUT;
                    }
                }
            }
            if (json) {
                out().println(CatalogJson.diff(preview, difference));
            } else {
                out().println(title(preview));
                lines(preview).forEach(out()::println);
                if (difference != null) {
                    out().println();
                    out().println("Effect on " + planFile + ":");
                    out().print(DifferenceText.of(difference));
                    out().flush();
                }
            }
            if (!previewOnly) {
                home.apply(preview.bundle());
                err().println("Applied. `kilorack catalog rollback` takes it back.");
            }
            return 0;
        }

        /// The plan under both catalogs, on its own day.
        private static PlanDifference difference(Plan plan, CatalogHome.Preview preview) {
            return PlanDifference.between(
                    Assessor.once(preview.before(), plan, plan.asOf()),
                    Assessor.once(preview.after(), plan, plan.asOf()));
        }
    }

    /// Goes back.
    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = "Goes back to the catalog before the last update; your own values stay.")
    static final class Rollback extends CatalogTask {
        @java.lang.Override
        int run() throws CatalogProblem {
            CatalogHome home = home();
            String before = home.catalog().version();
            out().println(before + " → " + home.rollback().version());
            return 0;
        }
    }

    /// Makes an update.
    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Makes a signed update from a folder of facts files.")
    static final class Build extends CatalogTask {
        @Parameters(paramLabel = "FOLDER", description = "facts files, in the shape of assets/catalog")
        private Path folder = Path.of("");

        @Option(
                names = "--key",
                paramLabel = "KEY",
                required = true,
                description = "your private key (PEM), as new-key makes it")
        private Path key = Path.of("");

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                required = true,
                description = "update file to write (*.kcat)")
        private Path output = Path.of("");

        @java.lang.Override
        int run() throws CatalogProblem, BadFacts, IOException {
            KeyPair pair = Keys.readPrivate(key);
            byte[] bytes = BundleWriter.signed(FactFiles.of(folder), pair);
            BundleWriter.save(bytes, output);
            out().println("%s, %d KB, signed by %s"
                    .formatted(output, (bytes.length + 1023) / 1024, Keys.id(pair.getPublic())));
            return 0;
        }
    }

    /// Trusts a publisher.
    @Command(
            name = "trust",
            mixinStandardHelpOptions = true,
            description = "Accepts updates signed with a publisher's key from now on.")
    static final class Trust extends CatalogTask {
        @Parameters(paramLabel = "KEY", description = "the publisher's public key (PEM), from a place you trust")
        private Path file = Path.of("");

        @java.lang.Override
        int run() throws CatalogProblem, IOException {
            PublicKey key = Keys.readPublic(file);
            Path folder = home().keysFolder();
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(Keys.id(key) + ".pem"), Keys.pem(key), StandardCharsets.US_ASCII);
            out().println("Updates signed with " + Keys.id(key) + " are accepted from now on.");
            err().println("To stop that, remove " + folder.resolve(Keys.id(key) + ".pem"));
            return 0;
        }
    }

    /// Makes a publisher's key pair.
    @Command(name = "new-key", mixinStandardHelpOptions = true, description = "Makes a key pair for signing updates.")
    static final class NewKey extends CatalogTask {
        @Parameters(
                paramLabel = "FILE",
                description = "private key to write; the public key goes beside it, with .pub.pem")
        private Path file = Path.of("");

        @java.lang.Override
        int run() throws IOException {
            KeyPair pair = Keys.generate();
            Path open = file.resolveSibling(file.getFileName() + ".pub.pem");
            secret(file);
            Files.writeString(file, Keys.pem(pair.getPrivate()), StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
            Files.writeString(
                    open, Keys.pem(pair.getPublic()), StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
            out().println(Keys.id(pair.getPublic()));
            err().println("Keep %s to yourself; give %s to those who shall trust you.".formatted(file, open));
            return 0;
        }

        /// An empty file that only its owner can read, where the system can say that.
        private static void secret(Path file) throws IOException {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        }
    }
}
