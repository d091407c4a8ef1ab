package io.kilorack.desktop.views;

import java.util.function.Function;
import javafx.scene.Node;

/// A tab of the centre beside the floor.
///
/// To add one: write a class that extends a layout pane and takes a [ViewContext], for example `PowerView`;
/// subscribe to `context.workspace().assessmentProperty()` and fill the view from the
/// [io.kilorack.assess.Assessment]; add a line to [Views#ALL]; add the text `view.<key>` to
/// `texts_en.properties`. The view is made when its tab is first opened. Charts are
/// [io.kilorack.desktop.dashboard.ChartPane], own drawings extend [io.kilorack.desktop.draw.Painted];
/// styles go into `kilorack.css` with colours by purpose (`-ink-…`).
/// `kilorack screenshot PLAN --view KEY -o FILE.png` shows it without a display.
///
/// @param key stable, lower case; the text of the tab is `view.<key>`
/// @param make builds the view; called once, on the window's thread
public record CentreView(String key, Function<ViewContext, Node> make) {}
