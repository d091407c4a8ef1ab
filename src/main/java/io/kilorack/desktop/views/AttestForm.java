package io.kilorack.desktop.views;

import io.kilorack.assess.Attesting;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.exposure.facts.FieldWords;
import io.kilorack.plan.Owner.Attestation;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// States a fact that the law asks for: value, for which part, who says so, on what ground.
final class AttestForm extends VBox {
    /// @param field key of the attestation, with the part it is for
    record Stated(String field, Attestation attestation) {}

    /// @param parts accelerators it may be stated for, names by id
    AttestForm(String field, Map<String, String> parts, String author, LocalDate today, Consumer<Stated> onState) {
        getStyleClass().add("law-form");
        setId("attest-form");
        boolean ofPart = field.startsWith("part.");
        var part = new ComboBox<String>();
        part.getItems().addAll(parts.keySet());
        if (!ofPart || parts.size() != 1) {
            part.getItems().addFirst("");
        }
        part.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String id) {
                return id == null || id.isEmpty() ? Texts.get("exposure.allParts") : parts.getOrDefault(id, id);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        part.setValue(ofPart && !parts.isEmpty() ? parts.keySet().iterator().next() : "");
        var value = LawForm.field("exposure.value", "", 20);
        value.setId("attest-value");
        value.setPromptText(FieldWords.form(field));
        TextField by = LawForm.field("law.by", author, 18);
        by.setId("attest-by");
        TextField ground = LawForm.field("law.ground", "", 40);
        ground.setId("attest-ground");
        Label problem = LawForm.refusal();
        var grid = new GridPane();
        grid.getStyleClass().add("law-grid");
        if (ofPart) {
            LawForm.line(grid, "exposure.ofPart", part);
        }
        LawForm.line(grid, "exposure.value", value);
        LawForm.line(grid, "law.by", by);
        LawForm.line(grid, "law.ground", ground);
        var save = new Button(Texts.get("exposure.stateIt"));
        save.setId("attest-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> {
            String key = part.getValue().isEmpty() ? field : Attesting.forPart(field, part.getValue());
            Optional<String> wrong = Attesting.problem(field, value.getText());
            problem.setText(wrong.orElse(
                    by.getText().isBlank() || ground.getText().isBlank() ? Texts.get("law.unsigned") : ""));
            if (problem.getText().isEmpty()) {
                onState.accept(new Stated(
                        key,
                        new Attestation(
                                value.getText().strip(),
                                by.getText().strip(),
                                today.toString(),
                                ground.getText().strip())));
            }
        });
        getChildren().setAll(grid, problem, save);
    }
}
