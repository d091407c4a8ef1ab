package io.kilorack.desktop.model;

import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.PowerNode.NodeKind;
import io.kilorack.plan.PowerNode.Wiring;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.edit.Edit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// How a power chain begins in the window: two feeds from one grid at once, or node by node.
///
/// Ratings are proposals by a rule of thumb: each side alone carries the site's declared maximum with a
/// quarter in reserve, in the next usual size. Without a load there is nothing to size by, and they stay
/// unstated.
public final class ChainStart {
    /// Usual sizes of transformers and UPS [kVA]: R10 series of IEC 60076-1, 4.2 and above.
    private static final List<Integer> SIZES_KVA =
            List.of(100, 160, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300);

    private static final double RESERVE = 1.25;

    private ChainStart() {}

    /// Grid, and on each of two sides transformer, UPS and busway; racks without feeds get both.
    public static Edit twoFeeds(Workspace w) {
        Site site = site(w).orElse(null);
        if (site == null) {
            return Edit.refused(Texts.get("refuse.noSite"), Texts.get("refuse.noSite.next"));
        }
        OptionalDouble kva = size(w);
        double volts = site.ruleSet() == Site.RuleSet.NEC ? 415 : 400;
        var made = new ArrayList<PowerNode>();
        made.add(node(
                id(w.plan(), made, "grid"),
                Texts.get("new.node.UTILITY"),
                NodeKind.UTILITY,
                List.of(),
                "",
                volts,
                kva));
        String grid = made.getFirst().id();
        var feeds = new ArrayList<String>();
        for (String side : List.of("A", "B")) {
            String source = grid;
            for (NodeKind kind : List.of(NodeKind.TRANSFORMER, NodeKind.UPS, NodeKind.BUSWAY)) {
                String id = id(
                        w.plan(),
                        made,
                        kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + side.toLowerCase(java.util.Locale.ROOT));
                String name = Texts.get("new.node." + kind.name()) + " " + side;
                made.add(node(id, name, kind, List.of(source), side, volts, kva));
                source = id;
            }
            feeds.add(source);
        }
        Plan plan = w.plan();
        for (PowerNode node : made) {
            if (!(Editing.of(w).power().addNode(plan, site.id(), node) instanceof Edit.Made next)) {
                return Editing.of(w).power().addNode(plan, site.id(), node);
            }
            plan = next.plan();
        }
        Set<String> bare = site.halls().stream()
                .flatMap(h -> h.racks().stream())
                .filter(r -> r.feeds().isEmpty())
                .map(Rack::id)
                .collect(Collectors.toSet());
        if (!bare.isEmpty() && Editing.of(w).racks().setFeeds(plan, bare, feeds) instanceof Edit.Made fed) {
            plan = fed.plan();
        }
        return Edit.made(Texts.get("edit.chain"), plan, grid);
    }

    /// A node below the selected one, of the kind that usually follows; without a chain, its grid.
    public static Edit node(Workspace w) {
        Site site = site(w).orElse(null);
        if (site == null) {
            return Edit.refused(Texts.get("refuse.noSite"), Texts.get("refuse.noSite.next"));
        }
        Optional<PowerNode> above = w.selection().kind() == Selection.Kind.NODE
                ? site.chain().stream()
                        .filter(n -> n.id().equals(w.selection().single()))
                        .findFirst()
                : site.chain().stream().findFirst();
        NodeKind kind = above.map(n -> below(n.kind())).orElse(NodeKind.UTILITY);
        String id = id(
                w.plan(),
                List.of(),
                kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        PowerNode made = node(
                id,
                Texts.get("new.node." + kind.name()) + " " + (site.chain().size() + 1),
                kind,
                above.map(n -> List.of(n.id())).orElse(List.of()),
                above.map(PowerNode::side).orElse(""),
                above.flatMap(n -> n.voltage().isPresent()
                                ? Optional.of(n.voltage().getAsDouble())
                                : Optional.empty())
                        .orElse(400.0),
                OptionalDouble.empty());
        return Editing.of(w).power().addNode(w.plan(), site.id(), made);
    }

    /// What a rack plugs into where no neighbour shows it: the first end of the chain on each side.
    static List<String> feeds(Site site) {
        var sources = new HashSet<String>();
        site.chain().forEach(n -> sources.addAll(n.sources()));
        var bySide = new LinkedHashMap<String, String>();
        for (PowerNode n : site.chain()) {
            if (!sources.contains(n.id()) && !n.sources().isEmpty() && !n.side().isEmpty()) {
                bySide.putIfAbsent(n.side(), n.id());
            }
        }
        return List.copyOf(bySide.values());
    }

    private static NodeKind below(NodeKind kind) {
        return switch (kind) {
            case UTILITY, GENERATOR -> NodeKind.TRANSFORMER;
            case TRANSFORMER -> NodeKind.SWITCHGEAR;
            case SWITCHGEAR, ATS -> NodeKind.UPS;
            case UPS, STS, PDU, RPP, BUSWAY, TAP -> NodeKind.BUSWAY;
            case RACK_PDU, POWER_SHELF, DC_BUS -> NodeKind.RACK_PDU;
        };
    }

    private static Optional<Site> site(Workspace w) {
        return Selections.siteOfHall(w.plan(), w.hallIdProperty().get())
                .or(() -> w.plan().sites().stream().findFirst());
    }

    /// The next usual size that carries the plan's declared maximum with reserve; empty without a load.
    private static OptionalDouble size(Workspace w) {
        double kw = w.assessment()
                .map(a -> a.power().itMaximum().value().orElse(0) / 1000)
                .orElse(0.0);
        return kw <= 0
                ? OptionalDouble.empty()
                : SIZES_KVA.stream()
                        .mapToDouble(Integer::doubleValue)
                        .filter(s -> s >= kw * RESERVE)
                        .findFirst();
    }

    private static String id(Plan plan, List<PowerNode> made, String wanted) {
        var taken = made.stream().map(PowerNode::id).collect(Collectors.toCollection(HashSet::new));
        plan.sites().forEach(s -> s.chain().forEach(n -> taken.add(n.id())));
        return taken.contains(wanted) ? Additions.free(wanted + "-", taken) : wanted;
    }

    private static PowerNode node(
            String id,
            String name,
            NodeKind kind,
            List<String> sources,
            String side,
            double volts,
            OptionalDouble kva) {
        return new PowerNode(
                id,
                name,
                kind,
                sources,
                side,
                "",
                Wiring.THREE_PHASE_WYE,
                OptionalDouble.of(volts),
                OptionalDouble.empty(),
                kva,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
