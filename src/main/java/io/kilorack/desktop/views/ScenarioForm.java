package io.kilorack.desktop.views;

import io.kilorack.assess.PlanScenarios;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.RiskScenario.Range;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ConditionText;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.ScenarioChange;
import io.kilorack.plan.ScenarioChange.Effect;
import io.kilorack.plan.ScenarioChange.EffectKind;
import io.kilorack.plan.ScenarioChange.Interval;
import io.kilorack.quantity.NumberText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Edits one risk scenario. What is left as shipped is not recorded; what is changed is, with who judged so
/// and on what ground. The predicate is checked while it is typed.
final class ScenarioForm extends VBox {
    private final @Nullable RiskScenario shipped;
    private final String id;
    private final LocalDate today;
    private final CheckBox enabled = new CheckBox(Texts.get("exposure.risk.enabled"));
    private final TextField title;
    private final TextField by;
    private final TextField rationale;
    private final TextField[] rate;
    private final TextField[] delay;
    private final TextField[] duration;
    private final Map<EffectKind, TextField[]> effects = new EnumMap<>(EffectKind.class);
    private final TextArea affects = new TextArea();
    private final Label problem = LawForm.refusal();
    private final Button save = new Button(Texts.get("exposure.risk.save"));

    /// @param entry the scenario as it stands, or null for a new one of the plan's own
    /// @param id of the scenario; `author` who probably edits it
    /// @param onSave takes the change; `onReset` takes it back; `onClose` closes the form
    ScenarioForm(
            PlanScenarios.@Nullable Entry entry,
            String id,
            String author,
            LocalDate today,
            Consumer<ScenarioChange> onSave,
            Runnable onReset,
            Runnable onClose) {
        this.shipped = entry == null ? null : entry.shipped();
        this.id = id;
        this.today = today;
        getStyleClass().add("law-form");
        setId("scenario-form");
        setMinWidth(0);
        ScenarioChange change = entry == null ? null : entry.change();
        RiskScenario now = entry == null ? null : entry.scenario();
        enabled.setSelected(entry == null || entry.enabled());
        enabled.setId("scenario-enabled");
        title = LawForm.field("exposure.risk.title", now == null ? "" : now.title(), 32);
        by = LawForm.field("law.by", change == null ? author : change.by(), 18);
        rationale = LawForm.field("law.ground", change == null ? "" : change.rationale(), 40);
        rationale.setId("scenario-rationale");
        rate = pair("exposure.risk.rate", now == null ? null : now.annualRate());
        rate[0].setId("scenario-rate-low");
        rate[1].setId("scenario-rate-high");
        delay = pair("exposure.risk.delay", now == null ? new Range(0, 0) : now.delayMonths());
        duration = pair("exposure.risk.duration", now == null ? new Range(12, 36) : now.durationMonths());
        affects.setId("scenario-affects");
        affects.setMinWidth(0);
        affects.setPrefColumnCount(20);
        affects.setAccessibleText(Texts.get("exposure.risk.affects"));
        affects.setText(now == null ? Texts.get("exposure.risk.example") : ConditionText.block(now.affects()));
        affects.setPrefRowCount(Math.clamp(affects.getText().lines().count() + 1, 4, 9));
        var grid = new GridPane();
        grid.getStyleClass().add("law-grid");
        LawForm.line(grid, "exposure.risk.title", title);
        LawForm.line(grid, "exposure.risk.rate", LawForm.pair(rate[0], rate[1]));
        LawForm.line(grid, "exposure.risk.delay", LawForm.pair(delay[0], delay[1]));
        LawForm.line(grid, "exposure.risk.duration", LawForm.pair(duration[0], duration[1]));
        LawForm.line(grid, "exposure.risk.effects", effects(now));
        LawForm.line(grid, "exposure.risk.affects", affects);
        LawForm.line(grid, "law.by", by);
        LawForm.line(grid, "law.ground", rationale);
        save.setId("scenario-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> read().ifPresent(onSave));
        var reset = new Button(Texts.get(shipped == null ? "exposure.risk.remove" : "exposure.risk.reset"));
        reset.setId("scenario-reset");
        reset.setDisable(change == null);
        reset.setOnAction(_ -> onReset.run());
        var close = new Button(Texts.get("dialog.cancel"));
        close.setOnAction(_ -> onClose.run());
        getChildren().setAll(enabled, grid, problem, new HBox(8, save, reset, close));
        affects.textProperty().subscribe(_ -> check());
        rationale.textProperty().subscribe(_ -> check());
        by.textProperty().subscribe(_ -> check());
    }

    private static TextField[] pair(String key, @Nullable Range range) {
        return new TextField[] {
            LawForm.field(key, range == null ? "" : plain(range.low()), 5),
            LawForm.field(key, range == null ? "" : plain(range.high()), 5)
        };
    }

    private static String plain(double value) {
        return NumberText.plain(value).replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
    }

    /// One pair of shares for each kind of effect; an empty pair: no such effect.
    private FlowPane effects(@Nullable RiskScenario now) {
        var flow = new FlowPane(18, 4);
        for (EffectKind kind : EffectKind.values()) {
            Range amount = now == null
                    ? null
                    : now.effects().stream()
                            .filter(e -> e.kind().name().equals(kind.name()))
                            .map(RiskScenario.Effect::amount)
                            .findFirst()
                            .orElse(null);
            TextField[] ends = pair("exposure.risk.effects", amount);
            effects.put(kind, ends);
            var name = new Label(words(kind));
            name.setMinWidth(104);
            var line = new HBox(6, name, LawForm.pair(ends[0], ends[1]));
            line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            flow.getChildren().add(line);
        }
        return flow;
    }

    private static String words(EffectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Says what is wrong while one types, without taking the edit.
    private void check() {
        String wrong = "";
        try {
            ConditionText.parse(Texts.get("exposure.risk.affects"), affects.getText());
        } catch (BadFacts e) {
            wrong = String.valueOf(e.getMessage());
        }
        problem.setText(wrong);
        save.setDisable(!wrong.isEmpty()
                || by.getText().isBlank()
                || rationale.getText().isBlank());
    }

    /// The change as it stands in the form, or nothing with the reason shown.
    private Optional<ScenarioChange> read() {
        try {
            var change = new ScenarioChange(
                    id,
                    shipped != null && title.getText().strip().equals(shipped.title())
                            ? ""
                            : title.getText().strip(),
                    enabled.isSelected(),
                    changed(rate, shipped == null ? null : shipped.annualRate(), "exposure.risk.rate"),
                    changed(delay, shipped == null ? null : shipped.delayMonths(), "exposure.risk.delay"),
                    changed(duration, shipped == null ? null : shipped.durationMonths(), "exposure.risk.duration"),
                    changedEffects(),
                    changedPredicate(),
                    by.getText().strip(),
                    today,
                    rationale.getText().strip());
            PlanScenarios.apply(shipped, change);
            problem.setText("");
            return Optional.of(change);
        } catch (BadFacts | IllegalArgumentException e) {
            problem.setText(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private @Nullable Interval changed(TextField[] ends, @Nullable Range before, String key) {
        Interval now = interval(ends, key);
        boolean same = now != null && before != null && now.low() == before.low() && now.high() == before.high();
        return same ? null : now;
    }

    private static @Nullable Interval interval(TextField[] ends, String key) {
        OptionalDouble low = number(ends[0], key);
        OptionalDouble high = number(ends[1], key);
        if (low.isEmpty() && high.isEmpty()) {
            return null;
        }
        double from = low.orElse(high.orElse(0));
        double to = high.orElse(from);
        if (!(from >= 0 && from <= to)) {
            throw new IllegalArgumentException(Texts.get("exposure.risk.wrong", Texts.get(key)));
        }
        return new Interval(from, to);
    }

    private static OptionalDouble number(TextField field, String key) {
        return LawForm.number(field)
                .orElseThrow(() -> new IllegalArgumentException(
                        Texts.get("exposure.risk.number", Texts.get(key), field.getText())));
    }

    private List<Effect> changedEffects() {
        var now = new ArrayList<Effect>();
        effects.forEach((kind, ends) -> {
            Interval amount = interval(ends, "exposure.risk.effects");
            if (amount != null) {
                if (amount.high() > 1) {
                    throw new IllegalArgumentException(Texts.get("exposure.risk.share", words(kind)));
                }
                now.add(new Effect(kind, amount));
            }
        });
        if (shipped == null) {
            return now;
        }
        List<Effect> before = shipped.effects().stream()
                .map(e -> new Effect(
                        EffectKind.valueOf(e.kind().name()),
                        new Interval(e.amount().low(), e.amount().high())))
                .toList();
        return before.size() == now.size() && before.containsAll(now) ? List.of() : now;
    }

    private String changedPredicate() throws BadFacts {
        var condition = ConditionText.parse(Texts.get("exposure.risk.affects"), affects.getText());
        return shipped != null && condition.equals(shipped.affects()) ? "" : ConditionText.line(condition);
    }
}
