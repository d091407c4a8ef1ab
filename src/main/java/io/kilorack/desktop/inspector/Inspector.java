package io.kilorack.desktop.inspector;

import io.kilorack.assess.Check;
import io.kilorack.desktop.dashboard.NoticeLine;
import io.kilorack.desktop.model.OwnFacts;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.Figure;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Shows what is selected: values with units and sources, fields edited in place, its checks and findings.
public final class Inspector extends VBox {
    private final Workspace workspace;
    private final Sheets sheets;
    private final RowNodes nodes;
    private final Label kind = new Label();
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final VBox body = new VBox();
    private boolean pending;

    /// @param openBreakdown shows a figure's breakdown beside a node
    /// @param own where the user's own values go; empty where there is no store
    public Inspector(Workspace workspace, BiConsumer<Figure, Node> openBreakdown, Optional<OwnFacts> own) {
        this.workspace = workspace;
        this.sheets = new Sheets(workspace);
        this.nodes = new RowNodes(workspace, openBreakdown, own);
        setId("inspector");
        getStyleClass().addAll("side-panel", "inspector");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(Texts.get("inspector.role"));
        kind.getStyleClass().add("overline");
        title.getStyleClass().add("sheet-title");
        title.setWrapText(true);
        subtitle.getStyleClass().add("muted");
        subtitle.setWrapText(true);
        var head = new VBox(kind, title, subtitle);
        head.getStyleClass().add("sheet-head");
        body.getStyleClass().add("sheet-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("flat-scroll");
        VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
        getChildren().setAll(head, scroll);
        workspace.selectionProperty().subscribe((_, _) -> later());
        workspace.assessmentProperty().subscribe((_, _) -> later());
        workspace.catalogProperty().subscribe((_, _) -> later());
        workspace.planProperty().subscribe((_, _) -> later());
        later();
    }

    /// Rebuilds once in the next layout pass, however many things changed.
    private void later() {
        pending = true;
        setNeedsLayout(true);
        if (getParent() != null) {
            getParent().requestLayout();
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (pending) {
            pending = false;
            rebuild();
        }
        super.layoutChildren();
    }

    private void rebuild() {
        Sheet sheet = sheets.of(workspace.selection());
        kind.setText(sheet.kind());
        title.setText(sheet.title());
        subtitle.setText(sheet.subtitle());
        subtitle.setManaged(!sheet.subtitle().isEmpty());
        body.getChildren().clear();
        for (Section section : sheet.sections()) {
            var heading = new Label(section.title());
            heading.getStyleClass().add("section-title");
            body.getChildren().add(heading);
            section.rows().forEach(row -> body.getChildren().add(nodes.of(row)));
        }
        boolean legal =
                sheet.sections().stream().flatMap(s -> s.rows().stream()).anyMatch(Inspector::legal);
        if (legal) {
            body.getChildren().add(new NoticeLine(workspace).wrapped());
        }
    }

    /// Whether a line says something about the law.
    private static boolean legal(Row row) {
        return row instanceof Row.FindingRow
                || row instanceof Row.CheckRow check && check.check().room() == Check.Room.EXPOSURE;
    }

    static Duration delay() {
        return Duration.millis(300);
    }
}
