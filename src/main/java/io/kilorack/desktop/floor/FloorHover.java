package io.kilorack.desktop.floor;

import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Rack;
import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// Name, power, heat and finding of the rack under the pointer.
final class FloorHover {
    private final Tooltip tip = new Tooltip();

    FloorHover(FloorPane floor, Workspace workspace) {
        tip.setShowDelay(Duration.millis(450));
        tip.setHideDelay(Duration.ZERO);
        floor.onHover(id -> {
            Optional<Rack> rack = id.flatMap(i -> Selections.rack(workspace.plan(), i));
            if (rack.isEmpty()) {
                Tooltip.uninstall(floor, tip);
                tip.hide();
            } else {
                tip.setText(text(workspace, rack.get()));
                Tooltip.install(floor, tip);
            }
        });
    }

    static String text(Workspace workspace, Rack rack) {
        var text = new StringBuilder(rack.name().isEmpty() ? rack.id() : rack.name());
        text.append(" · ").append(workspace.sizes().name(rack.modelId()));
        workspace.assessment().map(a -> a.racks().get(rack.id())).ifPresent(r -> {
            text.append('\n')
                    .append(Texts.get("field.expectedPower"))
                    .append(' ')
                    .append(FigureText.of(r.design().expectedPower()));
            r.design()
                    .families()
                    .forEach(f ->
                            text.append('\n').append(f.count()).append(" × ").append(f.name()));
            text.append('\n').append(Texts.get("severity." + r.severity().name()));
        });
        return text.toString();
    }
}
