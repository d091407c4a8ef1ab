package io.kilorack.desktop.floor;

import io.kilorack.desktop.model.Highlight;
import io.kilorack.report.draw.FloorScene;
import io.kilorack.report.draw.FloorView;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Type;

/// Marks racks beside the selection: dark ones crossed out, affected ones hatched, with a line that says
/// what is shown.
final class HighlightPainter {
    private HighlightPainter() {}

    static void paint(Surface s, FloorScene scene, FloorView view, Highlight highlight) {
        if (highlight.isEmpty()) {
            return;
        }
        for (String id : highlight.affected()) {
            int i = scene.indexOf(id);
            if (i >= 0) {
                double x = view.x(scene.x(i));
                double y = view.y(scene.y(i));
                double w = scene.width(i) * view.scale();
                double d = scene.depth(i) * view.scale();
                s.hatch(x, y, w, d, Ink.FINDING_LICENCE, 5);
                s.strokeRect(x, y, w, d, Ink.FINDING_LICENCE, 2);
            }
        }
        for (String id : highlight.dark()) {
            int i = scene.indexOf(id);
            if (i >= 0) {
                double x = view.x(scene.x(i));
                double y = view.y(scene.y(i));
                double w = scene.width(i) * view.scale();
                double d = scene.depth(i) * view.scale();
                s.fillRect(x, y, w, d, Ink.TEXT);
                s.line(x, y, x + w, y + d, Ink.OVER_LIMIT, 1.5, Surface.Dash.SOLID);
                s.line(x + w, y, x, y + d, Ink.OVER_LIMIT, 1.5, Surface.Dash.SOLID);
            }
        }
        if (!highlight.title().isEmpty()) {
            double width = s.textWidth(highlight.title(), Type.MEDIUM, 12) + 20;
            double left = view.width() / 2 - width / 2;
            s.fillRound(left, 10, width, 24, 5, Ink.TEXT);
            s.text(highlight.title(), left + 10, 26, Type.MEDIUM, 12, Ink.PAPER, Align.LEFT);
        }
    }
}
