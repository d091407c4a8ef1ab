package io.kilorack.desktop.views;

import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.shell.ViewTabs;
import io.kilorack.report.draw.Palette;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// The views beside the floor. To add one: a class that builds a node from the workspace, a line here, and the text `view.<key>`.
public final class Views {
    private Views() {}

    /// @param show selects something and brings it into view
    public static void addTo(ViewTabs tabs, Workspace workspace, ObservableValue<Palette> palette, Consumer<Selection> show) {
        tabs.add("exposure", () -> new ExposureView(workspace, palette, show));
    }
}
