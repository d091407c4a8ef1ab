package io.kilorack.desktop.dashboard;

import io.kilorack.assess.Check;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Waiving;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is wrong, doubtful or unknown, gravest first; "show me" selects what it is about.
public final class ChecksList extends VBox {
    private final ListView<Check> list = new ListView<>();
    private final Label title = new Label();
    private final Workspace workspace;
    private final Consumer<Selection> show;
    private final Runnable showParties;

    /// @param showParties opens the names that ask, which stand in no rack
    public ChecksList(Workspace workspace, Consumer<Selection> show, Runnable showParties) {
        this.showParties = showParties;
        this.workspace = workspace;
        this.show = show;
        setId("checks");
        getStyleClass().add("checks");
        title.getStyleClass().add("chart-title");
        var fine = new Label(Texts.get("checks.fine"));
        fine.getStyleClass().addAll("muted", "empty-state");
        fine.setWrapText(true);
        list.setPlaceholder(fine);
        list.setId("checks-list");
        list.setAccessibleText(Texts.get("kpi.checks"));
        list.setCellFactory(_ -> new Cell());
        list.getStyleClass().add("checks-list");
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setOnKeyPressed(e -> {
            Check selected = list.getSelectionModel().getSelectedItem();
            if (e.getCode() == javafx.scene.input.KeyCode.ENTER && selected != null) {
                open(selected);
            }
        });
        var notice = new NoticeLine(workspace).wrapped();
        getChildren().setAll(title, list, notice);
        workspace.assessmentProperty().subscribe(a -> {
            List<Check> checks = a.map(v -> v.checks().stream()
                            .sorted(Comparator.comparing((Check c) -> c.waiver().isPresent())
                                    .thenComparing(Check::severity))
                            .toList())
                    .orElse(List.of());
            title.setText(title(checks));
            list.getItems().setAll(checks);
            notice.setVisible(checks.stream().anyMatch(c -> c.room() == Check.Room.EXPOSURE));
        });
    }

    static String title(List<Check> checks) {
        long errors = checks.stream()
                .filter(c -> c.severity() == Check.Severity.ERROR && c.waiver().isEmpty())
                .count();
        long warnings = checks.stream()
                .filter(c ->
                        c.severity() == Check.Severity.WARNING && c.waiver().isEmpty())
                .count();
        long infos = checks.stream()
                .filter(c -> c.severity() == Check.Severity.INFO && c.waiver().isEmpty())
                .count();
        return Texts.get("checks.title", String.valueOf(errors), String.valueOf(warnings), String.valueOf(infos));
    }

    public void focusList() {
        list.requestFocus();
        list.getSelectionModel().selectFirst();
    }

    /// True for a check about a name of a party.
    private static boolean party(Check check) {
        return check.code().startsWith("exposure.party.");
    }

    private void open(Check check) {
        if (party(check)) {
            showParties.run();
            return;
        }
        check.subjects().stream()
                .map(id -> Selections.find(workspace.plan(), id))
                .filter(s -> !s.isEmpty())
                .findFirst()
                .ifPresent(first -> {
                    // racks are shown together; of anything else the first
                    List<String> racks = check.subjects().stream()
                            .filter(id -> first.kind() == Selection.Kind.RACK
                                    && Selections.rack(workspace.plan(), id).isPresent())
                            .toList();
                    show.accept(racks.size() > 1 ? Selection.racks(racks) : first);
                });
    }

    private final class Cell extends ListCell<Check> {
        private final Label message = new Label();
        private final Label next = new Label();
        private final Button button = new Button(Texts.get("check.show"));
        private final Button accept = new Button();
        private final HBox row;
        private final Tooltip hover = new Tooltip();

        Cell() {
            message.setWrapText(true);
            message.setMinWidth(0);
            message.setMinHeight(Region.USE_PREF_SIZE);
            next.getStyleClass().add("muted");
            next.setWrapText(true);
            next.setMinWidth(0);
            next.setMinHeight(Region.USE_PREF_SIZE);
            button.getStyleClass().addAll("flat-button", "small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setFocusTraversable(false);
            button.managedProperty().bind(button.visibleProperty());
            button.setOnAction(_ -> {
                if (getItem() != null) {
                    open(getItem());
                }
            });
            accept.getStyleClass().addAll("flat-button", "small");
            accept.setMinWidth(Region.USE_PREF_SIZE);
            accept.setFocusTraversable(false);
            accept.managedProperty().bind(accept.visibleProperty());
            accept.visibleProperty().bind(hoverProperty().or(selectedProperty()));
            accept.setOnAction(_ -> {
                if (getItem() != null) {
                    Waiving.run(workspace, getItem());
                }
            });
            hover.setWrapText(true);
            hover.setMaxWidth(420);
            var words = new VBox(message, next);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            button.setMaxWidth(Double.MAX_VALUE);
            accept.setMaxWidth(Double.MAX_VALUE);
            var buttons = new VBox(4, button, accept);
            row = new HBox(new Region(), words, buttons);
            row.getStyleClass().add("check");
            row.setMinWidth(0);
            row.prefWidthProperty().bind(list.widthProperty().subtract(24));
        }

        @Override
        protected void updateItem(@Nullable Check check, boolean empty) {
            super.updateItem(check, empty);
            if (empty || check == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            message.setText(check.message());
            next.setText(check.waiver().map(w -> Texts.get("check.waived", w)).orElse(check.nextStep()));
            accept.setText(Waiving.label(check));
            hover.setText(check.message() + "\n" + check.nextStep()
                    + check.rule().map(r -> "\n" + r.text()).orElse(""));
            setTooltip(hover);
            row.getChildren().set(0, Icons.check(check.severity()));
            row.getStyleClass()
                    .setAll("check", "check-" + check.severity().name().toLowerCase(Locale.ROOT));
            row.setOpacity(check.waiver().isPresent() ? 0.6 : 1);
            boolean shows = party(check)
                    || check.subjects().stream()
                            .anyMatch(
                                    id -> !Selections.find(workspace.plan(), id).isEmpty());
            button.visibleProperty().unbind();
            button.visibleProperty().bind(hoverProperty().or(selectedProperty()).and(new SimpleBooleanProperty(shows)));
            setGraphic(row);
        }
    }
}
