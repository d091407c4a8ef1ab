package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.SingleFailure;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.draw.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of single failures, and how many of them are survived.
final class FailureTable {
    private static final int MOST_FAILURES = 25;

    private final Flow flow;
    private final Assessment assessment;
    private final PowerResult power;

    FailureTable(Flow flow, Assessment assessment) {
        this.flow = flow;
        this.assessment = assessment;
        this.power = assessment.power();
    }

    void failures() throws IOException {
        if (power.failures().isEmpty()) {
            return;
        }
        Map<String, String> names = new HashMap<>();
        power.nodes().forEach(n -> names.put(n.nodeId(), n.name().isEmpty() ? n.nodeId() : n.name()));
        Map<String, String> racks = new HashMap<>();
        assessment
                .plan()
                .sites()
                .forEach(site -> site.halls()
                        .forEach(hall -> hall.racks()
                                .forEach(rack ->
                                        racks.put(rack.id(), rack.name().isEmpty() ? rack.id() : rack.name()))));
        var table = new Table(
                Column.wide("What fails", 1.1),
                Column.text("Kind"),
                Column.wide("What it does", 1.9),
                Column.wide("Racks", 1.1),
                Column.wide("Nodes over their limit", 1.2),
                Column.number("Fullest survivor"));
        List<Failure> harmful = power.failures().stream()
                .filter(f -> !f.survived())
                .limit(MOST_FAILURES)
                .toList();
        for (Failure f : harmful) {
            boolean harms = f.harms();
            table.row(
                    Cell.of(f.name()),
                    Cell.muted(FailureWords.kind(f.more().kind())),
                    harms
                            ? Cell.of(FailureWords.effect(f)).withInk(Ink.OVER_LIMIT)
                            : Cell.of(FailureWords.effect(f), f.more().unknown()),
                    hit(f, racks),
                    f.more().overloads().isEmpty()
                            ? Cell.muted("none")
                            : Cell.of(FailureWords.overloads(f.more())).withInk(Ink.OVER_LIMIT),
                    Cell.of(
                            Words.percent(f.worstShare()),
                            f.worstNode().isEmpty() ? "" : names.getOrDefault(f.worstNode(), f.worstNode())));
        }
        if (harmful.isEmpty()) {
            flow.section("Single failures", 30);
        } else {
            table.write(flow, "Single failures, worst first");
        }
        flow.note(counts());
    }

    /// How many of all single failures are survived, by kind of what fails.
    private String counts() {
        var byKind = new LinkedHashMap<String, int[]>();
        for (Failure f : power.failures()) {
            int[] count = byKind.computeIfAbsent(
                    f.more().kind().isEmpty()
                            ? "node"
                            : FailureWords.kind(f.more().kind()),
                    _ -> new int[3]);
            count[0]++;
            count[1] += f.survived() ? 1 : 0;
            count[2] += f.more().unknown().isEmpty() ? 0 : 1;
        }
        var parts = new ArrayList<String>();
        byKind.forEach((kind, n) ->
                parts.add("%s %d of %d%s".formatted(kind, n[1], n[0], n[2] > 0 ? " (" + n[2] + " unknown)" : "")));
        long survived = power.failures().stream().filter(Failure::survived).count();
        return "%d of %d single failures are survived: %s."
                .formatted(survived, power.failures().size(), String.join(", ", parts));
    }

    private static Cell hit(Failure f, Map<String, String> names) {
        if (!f.darkRacks().isEmpty()) {
            return racks(f.darkRacks(), names, Ink.OVER_LIMIT);
        }
        if (!f.throttledRacks().isEmpty()) {
            return racks(f.throttledRacks(), names, Ink.TEXT);
        }
        List<String> warm = f.more().warmRacks();
        List<String> any = f.more().oneOf().map(SingleFailure.OneOf::racks).orElse(warm);
        return racks(any, names, Ink.TEXT);
    }

    private static Cell racks(List<String> ids, Map<String, String> names, Ink ink) {
        return ids.isEmpty()
                ? Cell.muted("none")
                : Cell.of(ids.size() + ": "
                                + Words.ranges(
                                        ids.stream()
                                                .map(id -> names.getOrDefault(id, id))
                                                .toList(),
                                        6))
                        .withInk(ink);
    }
}
