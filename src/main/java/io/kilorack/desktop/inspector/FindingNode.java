package io.kilorack.desktop.inspector;

import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.desktop.texts.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One rule's word on a part: severity, sentence, citation; a click opens the whole record.
public final class FindingNode {
    private FindingNode() {}

    public static Node of(Finding finding) {
        var badge = new Label(Texts.get("severity.short." + finding.severity().name()));
        badge.getStyleClass()
                .addAll("badge", "finding-" + finding.severity().name().toLowerCase(Locale.ROOT));
        badge.setMinWidth(Region.USE_PREF_SIZE);
        var title = new Label(finding.title());
        title.getStyleClass().add("finding-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var head = new HBox(title, badge);
        head.getStyleClass().add("finding-head");
        var citation = new Label(finding.place() + " · " + finding.citation());
        citation.getStyleClass().add("muted");
        citation.setWrapText(true);
        citation.setMinHeight(Region.USE_PREF_SIZE);
        var details = new Label(details(finding));
        details.setWrapText(true);
        details.setMinHeight(Region.USE_PREF_SIZE);
        details.getStyleClass().add("finding-details");
        details.setVisible(false);
        details.setManaged(false);
        var box = new VBox(head, citation, details);
        box.getStyleClass().addAll("finding", "clickable");
        box.setFocusTraversable(true);
        box.setAccessibleRole(javafx.scene.AccessibleRole.BUTTON);
        box.setAccessibleText(finding.title() + ", " + badge.getText() + ", " + finding.citation());
        Runnable toggle = () -> {
            boolean open = !details.isVisible();
            details.setVisible(open);
            details.setManaged(open);
        };
        box.setOnMouseClicked(_ -> toggle.run());
        box.setOnKeyPressed(e -> {
            if (e.getCode() == javafx.scene.input.KeyCode.ENTER || e.getCode() == javafx.scene.input.KeyCode.SPACE) {
                toggle.run();
                e.consume();
            }
        });
        Tooltip tip = new Tooltip(Texts.get("finding.open"));
        Tooltip.install(box, tip);
        return box;
    }

    /// Everything the finding rests on, as text.
    static String details(Finding f) {
        var text = new StringBuilder(f.sentence()).append("\n\n");
        line(text, "finding.outcome", f.outcome() + (f.licencePolicy().isEmpty() ? "" : ", " + f.licencePolicy()));
        line(text, "finding.act", f.act() + " " + f.actDate());
        if (f.effectiveFrom() != null) {
            line(
                    text,
                    "finding.effective",
                    f.effectiveFrom() + " – " + (f.effectiveTo() == null ? "" : f.effectiveTo()));
        }
        line(text, "finding.binding", f.binding());
        line(text, "finding.used", f.inputsUsed().stream().collect(Collectors.joining(", ")));
        line(text, "finding.missing", f.inputsMissing().stream().collect(Collectors.joining(", ")));
        line(text, "finding.confidence", f.confidence());
        line(text, "finding.url", f.url());
        return text.toString().strip();
    }

    private static void line(StringBuilder text, String key, String value) {
        if (!value.isBlank()) {
            text.append(Texts.get(key)).append(": ").append(value).append('\n');
        }
    }
}
