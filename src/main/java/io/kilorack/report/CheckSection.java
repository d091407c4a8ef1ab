package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.catalog.Catalog;
import io.kilorack.quantity.Source;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Every check that fails, worst first, with the waivers.
final class CheckSection {
    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;

    CheckSection(Flow flow, Assessment assessment, Catalog catalog) {
        this.flow = flow;
        this.assessment = assessment;
        this.catalog = catalog;
    }

    void write() throws IOException {
        flow.chapter("Checks", false);
        if (assessment.checks().isEmpty()) {
            flow.paragraph("No check fails.");
            return;
        }
        var open = new ArrayList<Check>();
        var waived = new ArrayList<Check>();
        for (Check check : assessment.checks()) {
            (check.waiver().isPresent() ? waived : open).add(check);
        }
        open.sort(Comparator.comparing(Check::severity));
        if (open.isEmpty()) {
            flow.paragraph("Every check that fails has been waived.");
        } else {
            table(open, false);
        }
        if (!waived.isEmpty()) {
            table(waived, true);
        }
    }

    private void table(List<Check> checks, boolean waived) throws IOException {
        Map<String, String> names = names();
        var table = new Table(
                Column.text("Check"),
                Column.wide("About", 1.1),
                Column.wide(waived ? "Finding" : "Finding and next step", 3),
                Column.wide(waived ? "Waiver" : "Rule", 1.4));
        for (List<Check> alike : alike(checks)) {
            Check c = alike.getFirst();
            Ink ink = switch (c.severity()) {
                case ERROR -> Ink.OVER_LIMIT;
                case WARNING -> Ink.FINDING_LICENCE;
                case INFO -> Ink.FINDING_UNKNOWN;
            };
            String word = switch (c.severity()) {
                case ERROR -> "error";
                case WARNING -> "warning";
                case INFO -> "note";
            };
            String about = Words.ranges(
                    alike.stream()
                            .flatMap(each -> each.subjects().stream())
                            .distinct()
                            .map(id -> names.getOrDefault(id, id))
                            .toList(),
                    4);
            String messages = alike.stream().map(Check::message).collect(Collectors.joining("\n"));
            table.row(
                    new Cell(
                            word,
                            c.room().name().toLowerCase(Locale.ROOT),
                            Type.REGULAR,
                            Ink.TEXT,
                            ink,
                            c.severity() == Check.Severity.INFO),
                    Cell.of(about),
                    Cell.of(messages, waived ? "" : c.nextStep()),
                    waived
                            ? Cell.of(c.waiver().orElse(""), c.code())
                            : Cell.of(c.rule().map(Source::text).orElse(""), c.code()));
        }
        table.write(flow, waived ? "Waived" : "");
    }

    /// Checks in their order, those of one kind with one answer together: the answer is printed once.
    private static List<List<Check>> alike(List<Check> checks) {
        var groups = new LinkedHashMap<List<Object>, List<Check>>();
        for (Check c : checks) {
            groups.computeIfAbsent(
                            List.of(
                                    c.code(),
                                    c.severity(),
                                    c.nextStep(),
                                    c.waiver().orElse("")),
                            _ -> new ArrayList<>())
                    .add(c);
        }
        return List.copyOf(groups.values());
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        var plan = assessment.plan();
        catalog.entries().values().forEach(e -> put(names, e.id(), e.name()));
        catalog.models().values().forEach(m -> put(names, m.id(), m.name()));
        plan.pools().forEach(p -> put(names, p.id(), p.name()));
        plan.workloads().forEach(w -> put(names, w.id(), w.name()));
        plan.stock().forEach(l -> put(names, l.id(), l.name()));
        plan.sites().forEach(site -> {
            put(names, site.id(), site.name());
            site.chain().forEach(n -> put(names, n.id(), n.name()));
            site.cooling().forEach(c -> put(names, c.id(), c.name()));
            site.halls().forEach(hall -> {
                put(names, hall.id(), hall.name());
                hall.racks().forEach(r -> {
                    put(names, r.id(), r.name());
                    r.devices().forEach(d -> put(names, d.id(), d.name()));
                });
            });
        });
        return names;
    }

    private static void put(Map<String, String> names, String id, String name) {
        names.put(id, name.isEmpty() ? id : name);
    }
}
