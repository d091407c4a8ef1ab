package io.kilorack.desktop.inspector;

import io.kilorack.desktop.inspector.Row.Fact;
import io.kilorack.desktop.inspector.Row.Note;
import io.kilorack.desktop.inspector.Row.Value;
import io.kilorack.desktop.model.FeedNames;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Plan;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sheets of the plan, its sites and its halls.
final class PlaceSheets {
    private final Workspace workspace;
    private final Fields fields;
    private final Verdicts verdicts;

    PlaceSheets(Workspace workspace, Fields fields, Verdicts verdicts) {
        this.workspace = workspace;
        this.fields = fields;
        this.verdicts = verdicts;
    }

    Sheet plan() {
        Plan plan = workspace.plan();
        var values = new ArrayList<Row>();
        workspace.assessment().ifPresent(a -> {
            a.headlines().forEach(f -> values.add(Value.of(f)));
            for (Figure f : List.of(
                    a.power().annualEnergy(),
                    a.cost().annualEnergyCost(),
                    a.power().annualCarbon(),
                    a.cost().embodiedPerYear(),
                    a.power().water())) {
                values.add(Value.of(f));
            }
        });
        return new Sheet(
                Texts.get("kind.plan"),
                plan.name(),
                plan.author(),
                List.of(
                        new Section(Texts.get("section.plan"), fields.plan(plan)),
                        new Section(Texts.get("section.owner"), fields.owner(plan)),
                        new Section(Texts.get("section.figures"), values),
                        verdicts.checks(Set.of(), true)));
    }

    Optional<Sheet> site(String id) {
        return workspace.plan().sites().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .map(site -> new Sheet(
                        Texts.get("kind.site"),
                        site.name(),
                        site.country(),
                        List.of(
                                new Section(
                                        Texts.get("section.site"),
                                        fields.places().site(site)),
                                new Section(
                                        Texts.get("section.coolingPlant"),
                                        fields.places().plant(site)),
                                new Section(
                                        Texts.get("section.coolingUnits"),
                                        CoolingSheets.list(site, new FeedNames(workspace.plan()))),
                                year(id),
                                verdicts.checks(Set.of(id), false))));
    }

    /// What the plant makes of the site's year.
    private Section year(String siteId) {
        var rows = new ArrayList<Row>();
        workspace
                .assessment()
                .flatMap(a -> a.power().sites().stream()
                        .filter(s -> s.siteId().equals(siteId))
                        .findFirst())
                .ifPresent(s -> {
                    rows.add(new Value(Texts.get("field.annualPue"), s.pue()));
                    rows.add(new Value(Texts.get("field.annualWue"), s.wue()));
                    rows.add(new Note(s.design()));
                });
        return new Section(Texts.get("section.year"), rows);
    }

    /// How the racks fare on the hall's delivery path.
    private Section delivery(String hallId) {
        var rows = new ArrayList<Row>();
        workspace
                .assessment()
                .flatMap(a -> a.structure().deliveries().stream()
                        .filter(d -> d.hallId().equals(hallId))
                        .findFirst())
                .ifPresent(d -> {
                    if (!d.stated()) {
                        rows.add(new Note(Texts.get("delivery.unstated")));
                    }
                    d.rows()
                            .forEach(r -> rows.add(new Fact(
                                    r.what(),
                                    new FigureText(
                                            Texts.get("delivery." + r.outcome().name())
                                                    + (r.need().isPresent()
                                                            ? " · "
                                                                    + NumberText.plain(r.need()
                                                                            .getAsDouble())
                                                            : ""),
                                            r.unit()),
                                    r.remark() + "\n" + r.rule().text(),
                                    false)));
                });
        return new Section(Texts.get("section.deliveryResult"), rows);
    }

    Optional<Sheet> hall(String id) {
        return Selections.hall(workspace.plan(), id)
                .map(hall -> new Sheet(
                        Texts.get("kind.hall"),
                        hall.name(),
                        Texts.get("hall.size", NumberText.fixed(hall.widthM(), 1), NumberText.fixed(hall.depthM(), 1)),
                        List.of(
                                new Section(
                                        Texts.get("section.hall"),
                                        fields.places().hall(hall)),
                                new Section(Texts.get("section.areas"), new AreaFields(fields, workspace).of(hall)),
                                new Section(
                                        Texts.get("section.delivery"),
                                        fields.places().delivery(hall)),
                                delivery(id),
                                new Section(
                                        Texts.get("section.contents"),
                                        List.of(new Fact(
                                                Texts.get("field.racks"),
                                                new FigureText(
                                                        String.valueOf(
                                                                hall.racks().size()),
                                                        ""),
                                                "",
                                                false))),
                                verdicts.checks(Set.of(id), false))));
    }
}
