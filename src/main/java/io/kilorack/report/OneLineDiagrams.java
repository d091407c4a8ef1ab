package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.FedUnit;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.report.draw.CoolingLoads;
import io.kilorack.report.draw.OneLine;
import io.kilorack.report.draw.OneLinePainter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The power chain of each site as a one-line diagram, whole and by branch.
final class OneLineDiagrams {
    private static final int MOST_BRANCHES = 8;
    /// Boxes side by side on a page at a size that can be read.
    private static final int WIDEST = 7;

    private final Flow flow;
    private final Assessment assessment;
    private final PowerResult power;

    OneLineDiagrams(Flow flow, Assessment assessment) {
        this.flow = flow;
        this.assessment = assessment;
        this.power = assessment.power();
    }

    /// The power chain of each site as a one-line diagram: an overview in which equal nodes are one
    /// box, and, where that hides something, each branch by itself at the same size of type.
    void diagrams() throws IOException {
        for (Site site : assessment.plan().sites()) {
            var loads = new HashMap<String, NodeLoad>();
            power.nodes().stream().filter(n -> n.siteId().equals(site.id())).forEach(n -> loads.put(n.nodeId(), n));
            List<FedUnit> cooling = power.panels().cooling(site.id());
            List<PowerNode> chain = CoolingLoads.chain(site, cooling);
            CoolingLoads.add(site.id(), cooling, loads);
            OneLine line = OneLine.of(chain, loads, WIDEST);
            if (line.boxes().isEmpty()) {
                continue;
            }
            diagram("One-line diagram of " + site.name(), line);
            flow.note("In each box: load in the worst single failure and its share of the limit. Bar: that share in the"
                    + " colour of its headroom, tick: normal running, line: the limit; hatched without one."
                    + " Dashed: further sources."
                    + (cooling.isEmpty() ? "" : " Cooling units (+): draw of each at full duty, at their first feed."));
            boolean hides = line.boxes().stream().anyMatch(box -> box.count() > 1);
            if (!hides) {
                continue;
            }
            List<PowerNode> branches = branches(site);
            for (PowerNode branch : branches.subList(0, Math.min(MOST_BRANCHES, branches.size()))) {
                OneLine part = OneLine.of(OneLine.branch(chain, branch.id()), loads, WIDEST);
                diagram("Branch of " + (branch.name().isEmpty() ? branch.id() : branch.name()), part);
            }
            if (branches.size() > MOST_BRANCHES) {
                flow.note("%d more branches are drawn alike; the tables list their nodes."
                        .formatted(branches.size() - MOST_BRANCHES));
            }
        }
    }

    /// Nodes where the chain of a site first splits: below sources and what merely passes on.
    private static List<PowerNode> branches(Site site) {
        Set<String> roots = site.chain().stream()
                .filter(n -> n.sources().isEmpty())
                .map(PowerNode::id)
                .collect(Collectors.toSet());
        return site.chain().stream()
                .filter(n ->
                        !n.sources().isEmpty() && roots.contains(n.sources().getFirst()))
                .toList();
    }

    private void diagram(String title, OneLine line) throws IOException {
        double scale = Math.min(0.75, flow.width() / OneLinePainter.width(line));
        double height = Math.min(OneLinePainter.compactHeight(line) * scale, flow.floor() - Flow.TOP - 80);
        double wide = Math.min(flow.width() / scale, line.columns() * 170);
        flow.section(title, height + 14);
        flow.figure(
                title,
                height,
                (s, x, y, w, h) -> s.scaled(
                        x,
                        y,
                        scale,
                        () -> OneLinePainter.paint(s, line, 0, 0, wide, h / scale, OneLinePainter.Playback.NONE, "")));
    }
}
