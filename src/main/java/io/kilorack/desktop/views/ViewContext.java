package io.kilorack.desktop.views;

import io.kilorack.desktop.model.ScreeningList;
import io.kilorack.desktop.model.Screenings;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.quantity.Figure;
import io.kilorack.report.draw.Palette;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// What a view of the centre gets from the window.
///
/// @param workspace plan, assessment, catalog, selection, edits ([Workspace#apply]), jobs, and the floor's
/// highlight ([Workspace#highlightProperty]) for playing a failure back on the racks
/// @param palette colours for canvases ([io.kilorack.desktop.draw.Painted]); it changes with the theme
/// @param show selects something and brings it into view on the floor
/// @param openBreakdown shows how a figure comes about, beside the node that was clicked
/// @param openView switches to another view by its key
/// @param lists the fuller screening list, if one is loaded
/// @param screenings the plan's names against the listed parties
/// @param choosePlan asks for a plan file; empty when the user thought better of it
public record ViewContext(
        Workspace workspace,
        ObservableValue<Palette> palette,
        Consumer<Selection> show,
        BiConsumer<Figure, Node> openBreakdown,
        Consumer<String> openView,
        Supplier<Optional<Path>> choosePlan,
        ScreeningList lists,
        Screenings screenings) {}
