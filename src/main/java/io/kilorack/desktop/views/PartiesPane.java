package io.kilorack.desktop.views;

import io.kilorack.assess.PartyScreening.Likeness;
import io.kilorack.assess.PartyScreening.Screened;
import io.kilorack.desktop.model.ScreeningList;
import io.kilorack.desktop.model.Screenings;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.exposure.facts.ListWords;
import io.kilorack.plan.NamedParty;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.edit.Edits;
import io.kilorack.quantity.NumberText;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Every name of the plan against the listed parties, live. A likeness asks; a person confirms or rejects
/// it, with name, ground and date, and that stands in the plan.
final class PartiesPane extends VBox {
    private final Workspace workspace;
    private final ScreeningList lists;
    private final Screenings screenings;
    private final VBox names = new VBox();
    private final Label base = LawForm.wrapped("", "note");
    private final ReadOnlyIntegerWrapper asking = new ReadOnlyIntegerWrapper();
    private String open = "";

    PartiesPane(ViewContext context) {
        workspace = context.workspace();
        lists = context.lists();
        screenings = context.screenings();
        setId("exposure-parties");
        names.setId("party-names");
        var load = new Button(Texts.get("parties.load"));
        load.setId("parties-load");
        load.setOnAction(_ -> lists.choose());
        var forget = new Button(Texts.get("parties.forget"));
        forget.setOnAction(_ -> lists.forget());
        lists.loadedProperty().subscribe(loaded -> forget.setDisable(loaded.isEmpty()));
        var sheet = new VBox(LawForm.wrapped(Texts.get("parties.asks")), names, add(), new HBox(8, load, forget), base);
        sheet.getStyleClass().add("law-pane");
        sheet.setMinWidth(0);
        var scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("flat-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll);
        screenings.resultProperty().subscribe(found -> found.ifPresent(this::show));
        screenings.failureProperty().subscribe(why -> {
            if (!why.isEmpty()) {
                base.setText(why);
            }
        });
        screenings.wake();
    }

    /// How many names ask for an answer.
    ReadOnlyIntegerProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    private void redraw() {
        screenings.resultProperty().get().ifPresent(this::show);
    }

    private void show(Screenings.Result result) {
        names.getChildren().clear();
        asking.set((int) result.names().stream().filter(Screened::open).count());
        for (Screened each : result.names()) {
            names.getChildren().add(name(each));
        }
        if (names.getChildren().isEmpty()) {
            names.getChildren().add(LawForm.wrapped(Texts.get("parties.none"), "muted", "empty-state"));
        }
        base.setText(Texts.get(
                "parties.base",
                String.valueOf(result.listed().parties().size()),
                workspace.catalog().date().toString(),
                lists.loadedProperty()
                        .get()
                        .map(l -> Texts.get(
                                "parties.loaded", l.file().getFileName().toString(), l.date()))
                        .orElse(Texts.get("parties.extract"))));
    }

    private Node name(Screened each) {
        var title = new Label(each.party().name());
        title.getStyleClass().add("card-name");
        var roles = LawForm.muted(String.join(", ", each.party().roles()));
        var head = new HBox(10, title, roles, LawForm.space(), state(each));
        head.getStyleClass().add("exposure-head");
        var box = new VBox(4, head);
        box.getStyleClass().add("finding");
        for (Likeness likeness : each.likenesses()) {
            box.getChildren().add(likeness(each, likeness));
        }
        workspace.plan().compliance().parties().stream()
                .filter(p -> p.name().strip().equals(each.party().name()))
                .forEach(p -> head.getChildren().add(remove(p)));
        return box;
    }

    private Node remove(NamedParty party) {
        var remove = new Button(Texts.get("law.remove"));
        remove.getStyleClass().addAll("flat-button", "small");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(_ -> workspace.apply(edits().compliance().removeParty(workspace.plan(), party)));
        return remove;
    }

    private static Node state(Screened each) {
        boolean same = each.likenesses().stream()
                .anyMatch(l -> l.answer() != null && l.answer().verdict() == PartyAnswer.Verdict.SAME);
        String key = each.open() ? "parties.open" : same ? "parties.listed" : "parties.clear";
        var badge = new Label(Texts.get(key));
        badge.getStyleClass()
                .addAll("badge", each.open() ? "finding-unknown" : same ? "finding-licence" : "finding-notice");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        return badge;
    }

    private Node likeness(Screened each, Likeness likeness) {
        var hit = likeness.hit();
        String listed = hit.listedName().equals(hit.party().name()) ? "" : " (" + hit.listedName() + ")";
        var what = LawForm.wrapped(Texts.get(
                "parties.like",
                NumberText.fixed(100 * hit.score(), 0),
                hit.party().name() + listed,
                hit.party().country().isEmpty()
                        ? Texts.get("parties.noCountry")
                        : hit.party().country(),
                likeness.lists().isEmpty()
                        ? Texts.get("parties.noList")
                        : Texts.get(
                                "parties.lists",
                                ListWords.join(likeness.lists()),
                                likeness.listedOn() == null
                                        ? Texts.get("parties.undated")
                                        : String.valueOf(likeness.listedOn()))));
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(0);
        String key = each.party().name() + "\n" + hit.party().id();
        var row = new HBox(10, what);
        row.getStyleClass().add("finding-head");
        var box = new VBox(4, row);
        box.setStyle("-fx-padding: 2 0 2 14;");
        PartyAnswer answer = likeness.answer();
        if (answer != null) {
            box.getChildren()
                    .add(LawForm.wrapped(
                            Texts.get(
                                            answer.verdict() == PartyAnswer.Verdict.SAME
                                                    ? "parties.same"
                                                    : "parties.notSame",
                                            answer.by(),
                                            answer.on().toString(),
                                            answer.reason())
                                    + (likeness.changed() ? " " + Texts.get("parties.changed") : ""),
                            "note"));
            row.getChildren()
                    .add(small(
                            "law.withdraw",
                            "parties-withdraw",
                            () -> workspace.apply(edits().compliance()
                                    .withdrawAnswer(workspace.plan(), answer.name(), answer.partyId()))));
        }
        if (likeness.asks()) {
            row.getChildren().add(small(open.equals(key) ? "dialog.close" : "parties.answer", "parties-answer", () -> {
                open = open.equals(key) ? "" : key;
                redraw();
            }));
        }
        if (open.equals(key) && likeness.asks()) {
            box.getChildren().add(form(each, likeness));
        }
        return box;
    }

    private static Button small(String key, String id, Runnable run) {
        var button = new Button(Texts.get(key));
        button.getStyleClass().addAll("flat-button", "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setId(id);
        button.setOnAction(_ -> run.run());
        return button;
    }

    private Node form(Screened each, Likeness likeness) {
        TextField by = LawForm.field("law.by", workspace.plan().author(), 18);
        TextField ground = LawForm.field("law.ground", "", 40);
        ground.setId("party-ground");
        Label problem = LawForm.refusal();
        var grid = new GridPane();
        grid.getStyleClass().add("law-grid");
        LawForm.line(grid, "law.by", by);
        LawForm.line(grid, "law.ground", ground);
        var buttons = new HBox(8);
        for (PartyAnswer.Verdict verdict : PartyAnswer.Verdict.values()) {
            boolean same = verdict == PartyAnswer.Verdict.SAME;
            var button = new Button(Texts.get(same ? "parties.confirm" : "parties.reject"));
            button.setId(same ? "party-confirm" : "party-reject");
            button.setOnAction(_ -> {
                if (by.getText().isBlank() || ground.getText().isBlank()) {
                    problem.setText(Texts.get("law.unsigned"));
                    return;
                }
                open = "";
                workspace.apply(edits().compliance()
                        .answer(
                                workspace.plan(),
                                likeness.answered(
                                        each.party().name(),
                                        verdict,
                                        by.getText().strip(),
                                        workspace.today(),
                                        ground.getText().strip())));
            });
            buttons.getChildren().add(button);
        }
        var form = new VBox(grid, problem, buttons);
        form.getStyleClass().add("law-form");
        return form;
    }

    /// A line to name a further party.
    private Node add() {
        var role = new ComboBox<NamedParty.Role>();
        role.getItems().setAll(NamedParty.Role.values());
        role.setValue(NamedParty.Role.END_USER);
        role.setAccessibleText(Texts.get("parties.role"));
        role.setConverter(new StringConverter<>() {
            @Override
            public String toString(NamedParty.@Nullable Role value) {
                return value == null ? "" : Texts.get("role." + value.name());
            }

            @Override
            public NamedParty.Role fromString(String text) {
                return NamedParty.Role.OTHER;
            }
        });
        TextField name = LawForm.field("parties.name", "", 16);
        name.setId("party-name");
        name.setPromptText(Texts.get("parties.name"));
        TextField country = LawForm.field("parties.country", "", 6);
        country.setPromptText(Texts.get("parties.country"));
        var add = new Button(Texts.get("parties.add"));
        add.setId("party-add");
        Runnable run = () -> {
            var party = new NamedParty(
                    role.getValue(), name.getText().strip(), country.getText().strip(), "");
            if (workspace.apply(edits().compliance().putParty(workspace.plan(), party))) {
                name.clear();
                country.clear();
            }
        };
        add.setOnAction(_ -> run.run());
        name.setOnAction(_ -> run.run());
        return new FlowPane(8, 6, role, name, country, add);
    }

    private Edits edits() {
        return new Edits(workspace.sizes());
    }
}
