package io.kilorack.command;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.store.CatalogHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// What the catalog commands have in common: the catalog of the user's folder, and problems told in one
/// sentence.
abstract class CatalogTask implements Callable<Integer> {
    static final int BAD_INPUT = 2;

    @ParentCommand
    private @Nullable CatalogCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        try {
            return run();
        } catch (CatalogProblem | BadFacts e) {
            err().println(e.getMessage());
        } catch (NoSuchFileException e) {
            err().println(e.getMessage() + " does not exist. Check the name.");
        } catch (AccessDeniedException e) {
            err().println(e.getMessage() + " may not be read or written. Check its rights.");
        } catch (FileAlreadyExistsException e) {
            err().println(e.getMessage() + " already exists. Name another file, or remove it first.");
        } catch (IOException e) {
            err().println(e.getMessage() + ". Check the file and the free space.");
        }
        return BAD_INPUT;
    }

    abstract int run() throws CatalogProblem, BadFacts, IOException;

    final CatalogHome home() {
        var home = CatalogHome.open(Objects.requireNonNull(parent).data());
        home.notices().forEach(err()::println);
        return home;
    }

    final PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    final PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
