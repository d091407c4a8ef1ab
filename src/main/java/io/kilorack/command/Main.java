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
import java.util.List;
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
        versionProvider = Main.Version.class)
public final class Main implements Callable<Integer> {
    /// All commands, in the order of the help.
    private static final List<Class<?>> COMMANDS = List.of(
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
            ValidateCommand.class);

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
        return line(args).execute(args);
    }

    /// The command line as it is run: picocli's, with short answers to what people mistype.
    ///
    /// @param args what it will run: when they name a command, no other is set up, which would take longer
    ///     than many a command runs; without any, all are
    static CommandLine line(String... args) {
        var line = new CommandLine(new Main());
        named(args).map(List::<Class<?>>of).orElse(COMMANDS).forEach(line::addSubcommand);
        Examples.addTo(line);
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

    /// The command that `args` name first, after `--data`; empty when it is none or all must be known.
    static Optional<Class<?>> named(String... args) {
        int at = 0;
        while (at < args.length && args[at].startsWith("--data")) {
            at += args[at].equals("--data") ? 2 : 1;
        }
        if (at >= args.length) {
            return Optional.empty();
        }
        String first = args[at];
        return COMMANDS.stream()
                .filter(c -> c != CommandLine.HelpCommand.class)
                .filter(c -> c.getAnnotation(Command.class).name().equals(first))
                .findFirst();
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kilorack " + (version == null ? "(development build)" : version)};
        }
    }
}
