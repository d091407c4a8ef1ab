package io.kilorack.desktop.shell;

import io.kilorack.desktop.texts.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceDialog;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// The dialogs of the system.
public final class SystemChoosers implements Choosers {
    private final Stage stage;
    private Optional<File> folder = Optional.empty();

    public SystemChoosers(Stage stage) {
        this.stage = stage;
    }

    private FileChooser chooser(String titleKey, String what, String pattern) {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.get(titleKey));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.get(what), pattern));
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> chosen(@org.jspecify.annotations.Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        folder = Optional.ofNullable(file.getParentFile());
        return Optional.of(file.toPath());
    }

    @Override
    public Optional<Path> openPlan() {
        return chosen(chooser("chooser.open", "chooser.plans", "*.kilorack").showOpenDialog(stage));
    }

    @Override
    public Optional<Path> savePlan(String suggestedName) {
        return save(chooser("chooser.save", "chooser.plans", "*.kilorack"), suggestedName, ".kilorack");
    }

    @Override
    public Optional<Path> savePdf(String suggestedName) {
        return save(chooser("chooser.pdf", "chooser.pdfs", "*.pdf"), suggestedName, ".pdf");
    }

    @Override
    public Optional<Path> savePicture(String suggestedName) {
        return save(chooser("chooser.picture", "chooser.pictures", "*.png"), suggestedName, ".png");
    }

    @Override
    public Optional<Path> saveTable(String suggestedName) {
        return save(chooser("chooser.table", "chooser.tables", "*.csv"), suggestedName, ".csv");
    }

    private Optional<Path> save(FileChooser chooser, String suggestedName, String ending) {
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(stage)).map(p -> p.toString().endsWith(ending) ? p : Path.of(p + ending));
    }

    @Override
    public Optional<Path> openList() {
        return chosen(chooser("chooser.list", "chooser.lists", "*.csv").showOpenDialog(stage));
    }

    @Override
    public Optional<Path> openBundle() {
        return chosen(chooser("chooser.bundle", "chooser.bundles", "*.kcat").showOpenDialog(stage));
    }

    @Override
    public Optional<Path> openOwnFacts() {
        FileChooser chooser = chooser("chooser.own", "chooser.owns", "*.csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.get("chooser.ownPart"), "*.json"));
        return chosen(chooser.showOpenDialog(stage));
    }

    @Override
    public Answer unsaved(String planName) {
        var save = new ButtonType(Texts.get("unsaved.save"), ButtonBar.ButtonData.YES);
        var discard = new ButtonType(Texts.get("unsaved.discard"), ButtonBar.ButtonData.NO);
        var cancel = new ButtonType(Texts.get("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.NONE, Texts.get("unsaved.text", planName), save, discard, cancel);
        alert.initOwner(stage);
        alert.setTitle(Texts.get("unsaved.title"));
        ButtonType answer = alert.showAndWait().orElse(cancel);
        return answer == save ? Answer.SAVE : answer == discard ? Answer.DISCARD : Answer.CANCEL;
    }

    @Override
    public Optional<String> paper(String now) {
        var dialog = new ChoiceDialog<>(now, List.of("A4", "Letter"));
        dialog.initOwner(stage);
        dialog.setTitle(Texts.get("paper.title"));
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dialog.setContentText(Texts.get("paper.text"));
        // without header and graphic the label would stand at the very edge
        dialog.getDialogPane().getContent().setStyle("-fx-padding: 20 20 4 20");
        if (dialog.getDialogPane().lookupButton(ButtonType.OK) instanceof Button next) {
            next.setText(Texts.get("paper.next"));
        }
        return dialog.showAndWait();
    }
}
