package io.kilorack.command;

import io.kilorack.throughput.training.ContextParallel;
import io.kilorack.throughput.training.Offload;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The program's entry point. Not a JavaFX `Application`, so that JavaFX may lie on the module path while
/// the rest
/// is on the class path.
@Command(
        name = "kilorack",
        description = "Plans data centres full of AI accelerators: throughput, power and sanction exposure.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            AnswersCommand.class,
            AssessCommand.class,
            CalcCommand.class,
            CatalogCommand.class,
            ClassifyCommand.class,
            CompareCommand.class,
            ExposureCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            RiskCommand.class,
            PanelCommand.class,
            PhasesCommand.class,
            PowerTopologyCommand.class,
            SampleCommand.class,
            ScreenCommand.class,
            ScreenshotCommand.class,
            EquationsCommand.class,
            CommandLine.HelpCommand.class,
            SearchCommand.class,
            ThroughputCommand.class,
            ValidateCommand.class
        })
public final class Main implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder for the catalog and settings instead of the user's own")
    private @Nullable Path data;

    /// The data folder given with `--data`, if any.
    public Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    @Option(names = "--smoke-run", hidden = true, description = "open the window, say when it was painted, close")
    private boolean smokeRun;

    @Parameters(paramLabel = "PLAN", arity = "0..1", description = "plan file to open in the window (*.kilorack)")
    private @Nullable Path plan;

    @Override
    public Integer call() {
        if (plan != null && !plan.toString().contains(".") && !Files.exists(plan)) {
            System.err.println(plan
                    + " is neither a command nor a file. `kilorack --help` lists the commands; plan files end"
                    + " in .kilorack.");
            return 2;
        }
        return WindowCommand.open(data(), Optional.ofNullable(plan), smokeRun);
    }

    public static void main(String... args) {
        // Whatever the locale says, results are UTF-8: a script that reads them meets the same bytes everywhere.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(PlainStart.of(args)
                .map(start -> WindowCommand.open(start.data(), start.plan(), start.smokeRun()))
                .orElseGet(() -> execute(args)));
    }

    /// Runs one command line and returns its exit status; for tests and for [#main].
    public static int execute(String... args) {
        return line().execute(args);
    }

    /// The command line as it is run: picocli's, with short answers to what people mistype.
    static CommandLine line() {
        var line = new CommandLine(new Main());
        Words.teach(line, Schedule.class, Schedule::text);
        Words.teach(line, Recompute.class, Recompute::text);
        Words.teach(line, ContextParallel.class, ContextParallel::text);
        Words.teach(line, Offload.class, Offload::text);
        Words.teach(line, SampleCommand.Which.class, SampleCommand.Which::name);
        line.setExecutionExceptionHandler((failure, at, _) -> {
            if (failure instanceof BadInput) {
                at.getErr().println(failure.getMessage());
                return 2;
            }
            throw failure;
        });
        CommandLine.IParameterExceptionHandler usual = line.getParameterExceptionHandler();
        return line.setParameterExceptionHandler((wrong, given) -> {
            CommandLine at = wrong.getCommandLine();
            if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                    && unmatched.getUnmatched().stream().anyMatch(a -> a.equals("--data") || a.startsWith("--data="))) {
                at.getErr()
                        .println("--data stands before the command: kilorack --data DIR " + at.getCommandName() + " …");
                return 2;
            }
            if (!at.getSubcommands().isEmpty()) {
                return usual.handleParseException(wrong, given);
            }
            // A usage text of sixty lines would push the one line that matters off the screen.
            at.getErr().println(wrong.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(wrong, at.getErr());
            at.getErr().println("`" + at.getCommandSpec().qualifiedName() + " --help` lists the options.");
            return 2;
        });
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kilorack " + (version == null ? "(development build)" : version)};
        }
    }
}
