package io.kilorack.assess;

import io.kilorack.plan.Circuit;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.power.electrical.PhaseBalance;
import io.kilorack.power.electrical.PhaseTurns;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A better way to hang the circuits of one node on its conductors: which conductor each begins with, and
/// where the node counts pole positions, the position of every breaker that has none.
///
/// Loads are those after the loss of the feed that hurts each rack most, the state in which lines are
/// fullest. Breakers that have a position stay where they are.
///
/// @param before, after line currents [A]
/// @param boundAmps no assignment can have a fullest line below it: a third of the whole, or what one
/// circuit puts on one line
/// @param best true when no other assignment is better: every one was tried, or the bound is reached
/// @param unplaced breakers for which the panel has no free positions
/// @param circuits all circuits of each rack that changes, `nodes` each node that changes
public record PhaseProposal(
        String nodeId,
        String name,
        PhaseBalance before,
        PhaseBalance after,
        double boundAmps,
        boolean best,
        int unplaced,
        Map<String, List<Circuit>> circuits,
        Map<String, PowerNode> nodes) {
    public PhaseProposal {
        circuits = Map.copyOf(circuits);
        nodes = Map.copyOf(nodes);
    }

    /// True when there is something to apply.
    public boolean changes() {
        return !circuits.isEmpty() || !nodes.isEmpty();
    }

    /// How far the fullest line lies above the bound after it, 0 = cannot be better.
    public double gap() {
        return boundAmps > 0 ? after.max() / boundAmps - 1 : 0;
    }

    static Optional<PhaseProposal> of(
            PowerNode node,
            PanelSchedule schedule,
            Map<String, RackSplits.Draw> draws,
            Map<String, Rack> racks,
            Map<String, PowerNode> all) {
        // cooling units load the three phases alike and have no place that could be changed
        List<PanelSchedule.Row> rows =
                schedule.rows().stream().filter(row -> !row.isCooling()).toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean delta = RackPhases.betweenLines(node);
        var items = new ArrayList<PhaseTurns.Item>(rows.size());
        for (PanelSchedule.Row row : rows) {
            long shares =
                    rows.stream().filter(r -> r.subject().equals(row.subject())).count();
            items.add(item(row, draws.getOrDefault(row.subject(), RackSplits.Draw.NONE), shares, delta));
        }
        int[] now = new int[rows.size()];
        boolean[] fixed = new boolean[rows.size()];
        for (int i = 0; i < now.length; i++) {
            now[i] = rows.get(i).phases().map(Phases::turn).orElse(0);
            fixed[i] = node.positions().isPresent() && rows.get(i).position().isPresent();
        }
        PhaseTurns.Result turns = PhaseTurns.assign(items, now, fixed);
        int[] chosen = turns.turns();
        OptionalInt[] positions = new OptionalInt[rows.size()];
        int unplaced = 0;
        if (node.positions().isPresent()) {
            int size = node.positions().getAsInt();
            int[] wanted = chosen.clone();
            unplaced = place(size, rows, chosen, positions, false);
            if (unplaced > 0) {
                // Breakers that begin at other conductors leave gaps; packed, more of them fit.
                chosen = wanted;
                unplaced = place(size, rows, chosen, positions, true);
            }
        } else {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = rows.get(i).position();
            }
        }
        var circuits = new LinkedHashMap<String, List<Circuit>>();
        var nodes = new LinkedHashMap<String, PowerNode>();
        var moving = new java.util.HashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            if (chosen[i] != now[i] || !positions[i].equals(rows.get(i).position())) {
                moving.add(rows.get(i).subject());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            PanelSchedule.Row row = rows.get(i);
            Phases phases = Phases.of(row.poles(), chosen[i]);
            if (!moving.contains(row.subject())) {
                continue;
            }
            if (row.isRack()) {
                circuits.computeIfAbsent(row.subject(), _ -> new ArrayList<>())
                        .add(row.circuit()
                                .orElseGet(() -> Circuit.on(node.id(), phases))
                                .withPhases(Optional.of(phases))
                                .withPosition(positions[i]));
            } else {
                PowerNode child = all.get(row.subject());
                if (child != null) {
                    PowerNode next = child.withPhases(Optional.of(phases)).withPosition(positions[i]);
                    if (!next.equals(child)) {
                        nodes.put(child.id(), next);
                    }
                }
            }
        }
        circuits.replaceAll((id, own) -> merged(racks.get(id), node.id(), own));
        circuits.entrySet()
                .removeIf(e -> racks.containsKey(e.getKey())
                        && racks.get(e.getKey()).circuits().equals(e.getValue()));
        return Optional.of(new PhaseProposal(
                node.id(),
                schedule.name(),
                PhaseTurns.lines(items, now),
                PhaseTurns.lines(items, chosen),
                turns.bound(),
                turns.best(),
                unplaced,
                circuits,
                nodes));
    }

    /// The rack's circuits on other feeds, and these in place of those on this one.
    private static List<Circuit> merged(@org.jspecify.annotations.Nullable Rack rack, String feed, List<Circuit> own) {
        var all = new ArrayList<Circuit>();
        if (rack != null) {
            rack.circuits().stream().filter(c -> !c.feed().equals(feed)).forEach(all::add);
        }
        all.addAll(own);
        return all;
    }

    private static PhaseTurns.Item item(PanelSchedule.Row row, RackSplits.Draw draw, long shares, boolean delta) {
        double[] neutral = new double[3];
        double[] lines = new double[3];
        switch (row.poles()) {
            case 1 -> neutral[0] = row.loadAmps().orElse(0);
            case 2 -> lines[0] = row.loadAmps().orElse(0);
            default -> {
                for (int p = 0; p < 3; p++) {
                    (delta && row.isRack() ? lines : neutral)[p] = draw.bank(p) / shares;
                }
            }
        }
        return new PhaseTurns.Item(neutral, lines);
    }

    /// Gives every breaker without a position the lowest free one that begins at its conductor, else
    /// the lowest free one at all; counts those that find none.
    ///
    /// @param packed takes the lowest free position whatever its conductor
    private static int place(
            int size, List<PanelSchedule.Row> rows, int[] turns, OptionalInt[] positions, boolean packed) {
        var taken = new BitSet();
        for (PanelSchedule.Row row : rows) {
            row.taken().forEach(taken::set);
        }
        int left = 0;
        for (int i = 0; i < positions.length; i++) {
            PanelSchedule.Row row = rows.get(i);
            positions[i] = row.position();
            if (positions[i].isPresent()) {
                continue;
            }
            int found = packed ? 0 : free(size, taken, row.poles(), turns[i]);
            if (found == 0) {
                found = free(size, taken, row.poles(), -1);
            }
            if (found == 0) {
                left++;
                continue;
            }
            positions[i] = OptionalInt.of(found);
            turns[i] = PanelSchedule.conductor(found);
            for (int k = 0; k < row.poles(); k++) {
                taken.set(found + 2 * k);
            }
        }
        return left;
    }

    /// @param turn conductor to begin at; negative for any
    private static int free(int size, BitSet taken, int poles, int turn) {
        for (int start = 1; start + 2 * (poles - 1) <= size; start++) {
            boolean free = turn < 0 || PanelSchedule.conductor(start) == turn;
            for (int k = 0; free && k < poles; k++) {
                free = !taken.get(start + 2 * k);
            }
            if (free) {
                return start;
            }
        }
        return 0;
    }
}
