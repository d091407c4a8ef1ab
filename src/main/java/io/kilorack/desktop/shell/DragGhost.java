package io.kilorack.desktop.shell;

import io.kilorack.desktop.drag.DragSession;
import io.kilorack.desktop.drag.DropTarget;
import io.kilorack.desktop.drag.Payload;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// What follows the pointer during a drag: the name of the thing, and what would happen here or why not.
public final class DragGhost extends Pane implements DragSession.Listener {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final PseudoClass ALLOWED = PseudoClass.getPseudoClass("allowed");

    private final Label name = new Label();
    private final Label answer = new Label();
    private final VBox card = new VBox(name, answer);

    public DragGhost() {
        setId("drag-ghost");
        setMouseTransparent(true);
        setManaged(false);
        card.getStyleClass().add("ghost");
        name.getStyleClass().add("ghost-name");
        answer.setId("drag-answer");
        answer.getStyleClass().add("ghost-answer");
        card.setVisible(false);
        getChildren().setAll(card);
    }

    @Override
    public void moved(Payload payload, Optional<DropTarget.Answer> reply, double sceneX, double sceneY) {
        name.setText(
                switch (payload) {
                    case Payload.Part part -> part.name();
                    case Payload.Devices devices -> devices.name();
                });
        answer.setText(reply.map(DropTarget.Answer::text).orElse(""));
        answer.setManaged(!answer.getText().isEmpty());
        card.pseudoClassStateChanged(REFUSED, reply.filter(r -> !r.allowed()).isPresent());
        card.pseudoClassStateChanged(
                ALLOWED, reply.filter(DropTarget.Answer::allowed).isPresent());
        card.setVisible(true);
        card.autosize();
        var at = sceneToLocal(sceneX, sceneY);
        double x = at.getX() + 16;
        double y = at.getY() + 14;
        if (getScene() != null) {
            x = Math.min(x, getScene().getWidth() - card.getWidth() - 4);
            y = Math.min(y, getScene().getHeight() - card.getHeight() - 4);
        }
        card.relocate(x, y);
    }

    @Override
    public void ended() {
        card.setVisible(false);
    }
}
