package io.kilorack.desktop.shell;

import io.kilorack.desktop.actions.Actions;
import io.kilorack.desktop.actions.UiAction;
import io.kilorack.desktop.model.Finder;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.report.FailureWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Everything the palette can find: commands that can run now, then things of the plan, then the catalog.
final class Finds {
    private Finds() {}

    static List<Finder.Item> of(Workspace workspace, Actions actions, Consumer<Selection> show) {
        var items = new ArrayList<Finder.Item>();
        String command = Texts.get("kind.command");
        for (UiAction action : actions.all()) {
            if (!action.disabled().get() && !action.id().equals("view.palette")) {
                items.add(new Finder.Item(command, action.label().get(), action.shortcutText(), action::fire));
            }
        }
        var plan = workspace.plan();
        plan.workloads()
                .forEach(w -> items.add(
                        thing("workload", w.name(), w.modelId(), Selection.of(Selection.Kind.WORKLOAD, w.id()), show)));
        plan.pools()
                .forEach(p -> items.add(thing("pool", p.name(), "", Selection.of(Selection.Kind.POOL, p.id()), show)));
        plan.stock()
                .forEach(s -> items.add(
                        thing("stock", s.name(), s.modelId(), Selection.of(Selection.Kind.STOCK, s.id()), show)));
        plan.sites().forEach(site -> {
            items.add(thing("site", site.name(), site.country(), Selection.of(Selection.Kind.SITE, site.id()), show));
            site.chain()
                    .forEach(n -> items.add(thing(
                            "node",
                            n.name(),
                            FailureWords.kind(n.kind().name()),
                            Selection.of(Selection.Kind.NODE, n.id()),
                            show)));
            site.cooling()
                    .forEach(u -> items.add(thing(
                            "cooling", u.label(), u.group(), Selection.of(Selection.Kind.COOLING, u.id()), show)));
        });
        Selections.halls(plan).forEach(h -> {
            items.add(thing("hall", h.name(), "", Selection.of(Selection.Kind.HALL, h.id()), show));
            h.racks()
                    .forEach(r -> items.add(thing(
                            "rack",
                            r.name().isEmpty() ? r.id() : r.name(),
                            workspace.sizes().name(r.modelId()),
                            Selection.of(Selection.Kind.RACK, r.id()),
                            show)));
        });
        workspace
                .catalog()
                .allEntries()
                .forEach(e -> items.add(thing(
                        e.kind().name().toLowerCase(Locale.ROOT),
                        e.name(),
                        e.vendor(),
                        Selection.of(Selection.Kind.ENTRY, e.id()),
                        show)));
        return items;
    }

    private static Finder.Item thing(
            String kind, String title, String hint, Selection target, Consumer<Selection> show) {
        return new Finder.Item(Texts.get("kind." + kind), title, hint, () -> show.accept(target));
    }
}
