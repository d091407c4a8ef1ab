package io.kilorack.desktop.model;

import io.kilorack.catalog.Party;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScreeningFacts;
import io.kilorack.desktop.texts.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A fuller list of parties that the user loaded beside the rule base's extract, remembered from one start
/// to the next.
public final class ScreeningList {
    private final Jobs jobs;
    private final Settings settings;
    private final Supplier<Optional<Path>> chooser;
    private final java.util.function.Consumer<Problem> report;
    private final ReadOnlyObjectWrapper<Optional<Loaded>> loaded = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param date day of the file, as text
    public record Loaded(Path file, List<Party> parties, String date) {}

    /// @param chooser asks for the file
    public ScreeningList(
            Jobs jobs,
            Settings settings,
            Supplier<Optional<Path>> chooser,
            java.util.function.Consumer<Problem> report) {
        this.jobs = jobs;
        this.settings = settings;
        this.chooser = chooser;
        this.report = report;
    }

    /// Reads again the list that was loaded last; a file that is gone is quietly left out.
    public void restore() {
        String path = settings.get(Setting.SCREENING_LIST);
        if (!path.isBlank() && Files.isReadable(Path.of(path))) {
            load(Path.of(path));
        }
    }

    /// Asks for a file and reads it.
    public void choose() {
        chooser.get().ifPresent(this::load);
    }

    public void forget() {
        settings.set(Setting.SCREENING_LIST, "");
        loaded.set(Optional.empty());
    }

    public void load(Path file) {
        jobs.submit(
                Texts.get("parties.reading"),
                Jobs.Work.of(() -> read(file)),
                list -> {
                    settings.set(Setting.SCREENING_LIST, file.toString());
                    loaded.set(Optional.of(list));
                },
                e -> report.accept(new Problem(
                        e instanceof BadFacts ? String.valueOf(e.getMessage()) : Texts.get("parties.unread", file),
                        Texts.get("parties.unread.next"),
                        String.valueOf(e))));
    }

    private static Loaded read(Path file) throws IOException, BadFacts {
        LocalDate day = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
        return new Loaded(file, ScreeningFacts.read(file), day.toString());
    }

    public ReadOnlyObjectProperty<Optional<Loaded>> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }
}
