package io.kilorack.desktop.dashboard;

import io.kilorack.desktop.model.Workspace;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// "Planning aid, not legal advice" with the rule base's date and blind spot, in one line beside whatever
/// shows findings; the whole notice on hover.
public final class NoticeLine extends Label {
    private final Tooltip whole = new Tooltip();
    private String told = "";
    private boolean brief = true;

    public NoticeLine(Workspace workspace) {
        getStyleClass().addAll("muted", "notice-line");
        setMinWidth(0);
        whole.setWrapText(true);
        whole.setMaxWidth(420);
        setTooltip(whole);
        managedProperty().bind(visibleProperty());
        workspace.assessmentProperty().subscribe(a -> {
            told = a.map(v -> v.exposure().brief()).orElse("");
            retell();
            whole.setText(a.map(v -> v.exposure().notice()).orElse(""));
        });
    }

    /// Only what it is and of which day the rules are, for places too narrow for more; the whole on hover.
    public NoticeLine shortened() {
        brief = false;
        retell();
        return wrapped();
    }

    private void retell() {
        setText(brief ? told : told.replaceAll(",? blind .*", "."));
    }

    /// In as many lines as it needs.
    public NoticeLine wrapped() {
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        return this;
    }
}
