package io.kilorack.desktop.shell;

import io.kilorack.desktop.model.Setting;
import io.kilorack.desktop.model.Settings;
import io.kilorack.desktop.texts.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Three things to try at the first start, in a corner, gone for good with one click.
final class Hint extends VBox {
    private final Settings settings;

    Hint(Settings settings) {
        this.settings = settings;
        setId("hint");
        getStyleClass().add("hint");
        setVisible(false);
        setManaged(false);
        setMaxSize(340, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
    }

    void open() {
        var title = new Label(Texts.get("hint.title"));
        title.getStyleClass().add("sheet-title");
        getChildren().setAll(title);
        for (int i = 1; i <= 3; i++) {
            var number = new Label(String.valueOf(i));
            number.getStyleClass().add("hint-number");
            var text = new Label(Texts.get("hint." + i));
            text.setWrapText(true);
            var line = new HBox(number, text);
            line.getStyleClass().add("hint-line");
            getChildren().add(line);
        }
        var done = new Button(Texts.get("hint.done"));
        done.setId("hint-done");
        done.getStyleClass().addAll("accent", "small");
        done.setOnAction(_ -> close());
        var row = new HBox(done);
        row.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(row);
        setVisible(true);
        setManaged(true);
    }

    private void close() {
        setVisible(false);
        setManaged(false);
        settings.set(Setting.HINT_DONE, true);
        settings.save();
    }
}
