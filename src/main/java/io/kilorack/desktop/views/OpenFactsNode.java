package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.OpenFacts;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.exposure.facts.FieldWords;
import io.kilorack.plan.Owner.Attestation;
import io.kilorack.plan.edit.Edits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Facts that nobody has stated, once for the whole fleet, each with the rules that wait for it and a
/// way to state it; below, what has been stated, by whom, and a way to withdraw it.
final class OpenFactsNode extends VBox {
    private final Workspace workspace;
    private String open = "";

    OpenFactsNode(Workspace workspace) {
        this.workspace = workspace;
        setId("open-facts");
        getStyleClass().add("exposure-body");
    }

    /// @param words of the filter, in lower case
    void show(Assessment assessment, String words) {
        getChildren().clear();
        List<OpenFacts> groups = OpenFacts.of(assessment.exposure());
        if (!groups.isEmpty()) {
            title("exposure.facts", String.valueOf(groups.size()));
        }
        boolean aside = false;
        for (OpenFacts group : groups) {
            if (matches(group, words)) {
                if (group.aside() && !aside) {
                    aside = true;
                    getChildren().add(LawForm.wrapped(Texts.get("exposure.aside"), "muted", "overline"));
                }
                getChildren().add(row(assessment, group, words));
            }
        }
        Map<String, Attestation> stated = workspace.plan().owner().attestations();
        if (!stated.isEmpty()) {
            title("exposure.stated", String.valueOf(stated.size()));
            stated.forEach((field, attestation) -> getChildren().add(stated(field, attestation)));
        }
    }

    private void title(String key, String count) {
        var label = new Label(Texts.get(key, count));
        label.getStyleClass().add("section-title");
        label.setStyle("-fx-padding: 10 0 2 0;");
        getChildren().add(label);
    }

    private static boolean matches(OpenFacts group, String words) {
        String all = group.field() + " " + FieldWords.question(group.field()) + " " + group.rules() + " "
                + group.parts().values();
        return words.isEmpty() || all.toLowerCase(Locale.ROOT).contains(words);
    }

    private Node row(Assessment assessment, OpenFacts group, String words) {
        var box = new VBox(2);
        String field = group.field();
        var question = LawForm.wrapped(FieldWords.question(field));
        HBox.setHgrow(question, Priority.ALWAYS);
        question.setMaxWidth(Double.MAX_VALUE);
        var state = new Button(Texts.get(open.equals(field) ? "dialog.close" : "exposure.state"));
        state.getStyleClass().addAll("flat-button", "small");
        state.setMinWidth(Region.USE_PREF_SIZE);
        state.setId("state-" + field.replace('.', '-'));
        state.setAccessibleText(Texts.get("exposure.state") + " " + field);
        state.setOnAction(_ -> {
            open = open.equals(field) ? "" : field;
            show(assessment, words);
        });
        box.getChildren().add(new HBox(10, question, state));
        if (open.equals(field)) {
            box.getChildren().add(form(group, field));
        }
        box.getChildren()
                .add(LawForm.wrapped(
                        Texts.get(
                                "exposure.waiting",
                                String.join(", ", group.rules().keySet()),
                                String.join(", ", group.parts().values())),
                        "note"));
        box.getStyleClass().add("finding");
        return box;
    }

    private Node form(OpenFacts group, String field) {
        return new AttestForm(field, group.parts(), workspace.plan().author(), workspace.today(), stated -> {
            open = "";
            workspace.apply(edits().compliance().attest(workspace.plan(), stated.field(), stated.attestation()));
        });
    }

    private Edits edits() {
        return new Edits(workspace.sizes());
    }

    private Node stated(String field, Attestation attestation) {
        var what = LawForm.wrapped(Texts.get(
                "exposure.statement",
                field,
                attestation.value(),
                attestation.by(),
                attestation.on(),
                attestation.ground()));
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        var withdraw = new Button(Texts.get("law.withdraw"));
        withdraw.getStyleClass().addAll("flat-button", "small");
        withdraw.setMinWidth(Region.USE_PREF_SIZE);
        withdraw.setOnAction(_ -> workspace.apply(edits().compliance().withdraw(workspace.plan(), field)));
        var row = new HBox(10, what, withdraw);
        row.getStyleClass().add("finding-head");
        return row;
    }
}
