package io.kilorack.report.draw;

import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.plan.PowerNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A one-line diagram of a power chain, laid out: sources on top, what racks plug into at the
/// bottom. Every node hangs
/// below its first source; further sources are drawn dashed. Where the diagram would get too wide,
/// equal nodes below one
/// source become one box that shows the worst of them.
///
/// @param columns boxes side by side at the widest level, `rows` levels
public record OneLine(List<Box> boxes, List<Wire> wires, double columns, int rows) {
    /// Boxes side by side before equal ones are drawn as one, where the caller does not say.
    private static final int WIDEST = 14;
    /// Equal nodes of one source from which on they are always drawn as one.
    private static final int MANY = 6;
    private static final int MOST_NAMES = 40;

    /// @param id of the node, or of the worst node it stands for
    /// @param count nodes it stands for
    /// @param column middle of the box in columns from the left, `row` level from the top
    /// @param members ids of all nodes it stands for, `names` what tells them apart
    /// @param cooling units on it that have no box of their own, such as `4 × CRAH 30 kW`: the same in
    /// fewer and fewer words; empty for none
    public record Box(
            String id,
            String name,
            String kind,
            String side,
            int count,
            double column,
            int row,
            NodeLoad load,
            List<String> members,
            String names,
            List<String> cooling) {
        /// The name of one node; of several, how many of what, and which: `3 × busway 1A, 2A, 6A`.
        public String title() {
            return count == 1 ? name : count + " × " + kind.replace('_', ' ');
        }

        /// Worst load over limit, of the node or of its fullest line; empty when no limit is set.
        public OptionalDouble share() {
            return load.bindingShare();
        }
    }

    /// @param spare true for a source that is not the first
    public record Wire(int from, int to, boolean spare) {}

    public OneLine {
        boxes = List.copyOf(boxes);
        wires = List.copyOf(wires);
    }

    /// Lays out the chain of a site. Nodes without a load are left out.
    public static OneLine of(List<PowerNode> chain, Map<String, NodeLoad> loads) {
        return of(chain, loads, WIDEST);
    }

    /// @param widest boxes side by side before equal ones are drawn as one
    public static OneLine of(List<PowerNode> chain, Map<String, NodeLoad> loads, int widest) {
        var whole = new Layout(chain, loads, Map.of());
        if (whole.fits(widest)) {
            return whole.run(widest);
        }
        // what has no room as boxes is written into the box of its first feed
        var units = new HashMap<String, List<NodeLoad>>();
        for (PowerNode node : chain) {
            NodeLoad load = loads.get(node.id());
            if (load != null && CoolingLoads.is(node.id())) {
                units.computeIfAbsent(node.sources().getFirst(), _ -> new ArrayList<>())
                        .add(load);
            }
        }
        List<PowerNode> without =
                chain.stream().filter(node -> !CoolingLoads.is(node.id())).toList();
        return new Layout(without, loads, units).run(widest);
    }

    /// The part of a chain below one node, with everything above it.
    public static List<PowerNode> branch(List<PowerNode> chain, String id) {
        Map<String, PowerNode> byId = new HashMap<>();
        chain.forEach(node -> byId.putIfAbsent(node.id(), node));
        Set<String> wanted = new HashSet<>(Set.of(id));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (PowerNode node : chain) {
                grew |= node.sources().stream().anyMatch(wanted::contains) && wanted.add(node.id());
            }
        }
        var open = new java.util.ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            PowerNode node = byId.get(open.remove());
            for (String source : node == null ? List.<String>of() : node.sources()) {
                if (byId.containsKey(source) && wanted.add(source)) {
                    open.add(source);
                }
            }
        }
        // Other sources of what hangs below, such as the generators behind a transfer switch.
        for (PowerNode node : chain) {
            for (String source : wanted.contains(node.id()) ? node.sources() : List.<String>of()) {
                PowerNode at = byId.get(source);
                if (at != null && at.sources().isEmpty()) {
                    wanted.add(source);
                }
            }
        }
        return chain.stream().filter(node -> wanted.contains(node.id())).toList();
    }

    /// What tells names of one kind apart: their common beginning is left out. `Busway 1A, 2A, 6A`.
    static String names(List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        String common = names.getFirst();
        for (String name : names) {
            int n = 0;
            while (n < common.length() && n < name.length() && common.charAt(n) == name.charAt(n)) {
                n++;
            }
            common = common.substring(0, n);
        }
        int cut = common.lastIndexOf(' ') + 1;
        String some = names.stream()
                .limit(MOST_NAMES)
                .map(name -> name.substring(cut))
                .collect(java.util.stream.Collectors.joining(", "));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }

    /// Everything that loses its last source when `failed` is lost, itself included.
    public static Set<String> dead(List<PowerNode> chain, String failed) {
        Map<String, List<PowerNode>> children = new HashMap<>();
        Set<String> known = new HashSet<>();
        chain.forEach(node -> known.add(node.id()));
        for (PowerNode node : chain) {
            node.sources()
                    .forEach(s ->
                            children.computeIfAbsent(s, _ -> new ArrayList<>()).add(node));
        }
        Set<String> dead = new HashSet<>(Set.of(failed));
        var queue = new java.util.ArrayDeque<>(List.of(failed));
        while (!queue.isEmpty()) {
            for (PowerNode child : children.getOrDefault(queue.remove(), List.of())) {
                boolean gone = child.sources().stream().filter(known::contains).allMatch(dead::contains);
                if (gone && dead.add(child.id())) {
                    queue.add(child.id());
                }
            }
        }
        return dead;
    }

    /// One node or several equal ones while the diagram is laid out.
    private static final class Cell {
        final List<PowerNode> nodes = new ArrayList<>();
        final List<Cell> below = new ArrayList<>();

        @Nullable
        Cell above;

        int row;
        double column;
        int index;

        PowerNode worst(Map<String, NodeLoad> loads) {
            return nodes.stream()
                    .max(Comparator.comparingDouble(n -> {
                        NodeLoad load = loads.get(n.id());
                        return load == null ? -1 : load.bindingShare().orElse(0);
                    }))
                    .orElseThrow();
        }
    }

    private static final class Layout {
        private final Map<String, NodeLoad> loads;
        private final Map<String, List<NodeLoad>> units;
        private final Map<String, Cell> cells = new LinkedHashMap<>();
        private final List<Cell> roots = new ArrayList<>();
        private double next;
        private int deepest;

        /// @param units cooling units without boxes, by the node whose box tells of them
        Layout(List<PowerNode> chain, Map<String, NodeLoad> loads, Map<String, List<NodeLoad>> units) {
            this.loads = loads;
            this.units = units;
            for (PowerNode node : chain) {
                if (loads.containsKey(node.id())) {
                    var cell = new Cell();
                    cell.nodes.add(node);
                    cells.put(node.id(), cell);
                }
            }
            for (PowerNode node : chain) {
                Cell cell = cells.get(node.id());
                if (cell == null) {
                    continue;
                }
                Cell above = node.sources().stream()
                        .map(cells::get)
                        .filter(c -> c != null && !under(cell, c))
                        .findFirst()
                        .orElse(null);
                cell.above = above;
                (above == null ? roots : above.below).add(cell);
            }
        }

        /// True when `b` hangs below `a`: taking it as source would close a ring.
        private static boolean under(Cell a, Cell b) {
            for (Cell c = b; c != null; c = c.above) {
                if (c == a) {
                    return true;
                }
            }
            return false;
        }

        /// Whether all boxes stand side by side without putting more together than many equal ones.
        boolean fits(int widest) {
            many(roots);
            return leaves(roots) <= widest;
        }

        OneLine run(int widest) {
            many(roots);
            while (leaves(roots) > widest && gather(roots)) {}
            // Generators and other sources that feed nothing alone stand at the end.
            roots.sort(Comparator.comparing(c -> c.below.isEmpty()));
            roots.forEach(root -> place(root, 0));
            var boxes = new ArrayList<Box>();
            var drawn = new ArrayList<Cell>();
            roots.forEach(root -> collect(root, drawn));
            for (Cell cell : drawn) {
                cell.index = boxes.size();
                PowerNode node = cell.worst(loads);
                NodeLoad load = loads.get(node.id());
                if (load != null) {
                    boxes.add(new Box(
                            node.id(),
                            node.name().isEmpty() ? node.id() : node.name(),
                            NodeWords.kind(load.kind()),
                            node.side(),
                            cell.nodes.size(),
                            cell.column,
                            cell.row,
                            load,
                            cell.nodes.stream().map(PowerNode::id).toList(),
                            names(cell.nodes.stream()
                                    .map(n -> n.name().isEmpty() ? n.id() : n.name())
                                    .toList()),
                            CoolingLoads.wordings(cell.nodes.stream()
                                    .flatMap(n -> units.getOrDefault(n.id(), List.of()).stream())
                                    .toList())));
                }
            }
            return new OneLine(boxes, wires(drawn), Math.max(1, next), deepest + 1);
        }

        /// Puts many equal childless nodes of one source together, however much room there is.
        private void many(List<Cell> list) {
            list.forEach(cell -> many(cell.below));
            Map<String, List<Cell>> byKind = new LinkedHashMap<>();
            for (Cell cell : list) {
                if (cell.below.isEmpty() && cell.above != null) {
                    PowerNode node = cell.nodes.getFirst();
                    byKind.computeIfAbsent(kind(node), _ -> new ArrayList<>()).add(cell);
                }
            }
            byKind.values().stream().filter(Layout::together).forEach(equal -> {
                Cell first = equal.getFirst();
                for (Cell cell : equal.subList(1, equal.size())) {
                    first.nodes.addAll(cell.nodes);
                    cell.nodes.forEach(n -> cells.put(n.id(), first));
                }
                list.removeAll(equal.subList(1, equal.size()));
            });
        }

        /// Cooling units are one box even where there is room.
        private static boolean together(List<Cell> equal) {
            return equal.size() >= MANY
                    || CoolingLoads.is(equal.getFirst().nodes.getFirst().id());
        }

        /// What nodes must have in common to be drawn as one.
        private String kind(PowerNode node) {
            NodeLoad load = loads.get(node.id());
            return load != null && CoolingLoads.is(node.id())
                    ? "cooling/" + load.kind() + "/" + load.worstWatts() + "/" + load.unknownDevices()
                    : node.kind() + "/" + node.side();
        }

        private static int leaves(List<Cell> list) {
            int sum = 0;
            for (Cell cell : list) {
                sum += cell.below.isEmpty() ? 1 : leaves(cell.below);
            }
            return sum;
        }

        /// Puts equal childless nodes of one source together; false when there is nothing left to
        /// put together.
        private boolean gather(List<Cell> list) {
            boolean changed = false;
            for (Cell cell : list) {
                changed |= gather(cell.below);
            }
            if (changed) {
                return true;
            }
            Map<String, Cell> byKind = new LinkedHashMap<>();
            var kept = new ArrayList<Cell>();
            for (Cell cell : list) {
                PowerNode node = cell.nodes.getFirst();
                String kind = kind(node);
                Cell first = cell.below.isEmpty() ? byKind.get(kind) : null;
                if (first != null) {
                    first.nodes.addAll(cell.nodes);
                    cell.nodes.forEach(n -> cells.put(n.id(), first));
                    changed = true;
                } else {
                    kept.add(cell);
                    if (cell.below.isEmpty()) {
                        byKind.put(kind, cell);
                    }
                }
            }
            if (changed) {
                list.clear();
                list.addAll(kept);
                return true;
            }
            // Equal branches, whatever hangs below them, become one.
            Map<String, Cell> branches = new LinkedHashMap<>();
            kept.clear();
            for (Cell cell : list) {
                Cell first = cell.below.isEmpty() ? null : branches.putIfAbsent(shape(cell), cell);
                if (first == null) {
                    kept.add(cell);
                } else {
                    merge(first, cell);
                    changed = true;
                }
            }
            if (changed) {
                list.clear();
                list.addAll(kept);
            }
            return changed;
        }

        /// Kinds and sides of a branch, not how many of each.
        private String shape(Cell cell) {
            PowerNode node = cell.nodes.getFirst();
            return kind(node) + cell.below.stream().map(this::shape).sorted().toList();
        }

        /// Takes `other` of the same shape into `cell`, level by level.
        private void merge(Cell cell, Cell other) {
            cell.nodes.addAll(other.nodes);
            other.nodes.forEach(n -> cells.put(n.id(), cell));
            var left = new ArrayList<>(other.below);
            for (Cell child : cell.below) {
                String shape = shape(child);
                Cell twin = left.stream()
                        .filter(c -> shape(c).equals(shape))
                        .findFirst()
                        .orElseThrow();
                left.remove(twin);
                merge(child, twin);
            }
        }

        private void place(Cell cell, int row) {
            cell.row = row;
            deepest = Math.max(deepest, row);
            if (cell.below.isEmpty()) {
                cell.column = next + 0.5;
                next++;
                return;
            }
            cell.below.forEach(child -> place(child, row + 1));
            cell.column = (cell.below.getFirst().column + cell.below.getLast().column) / 2;
        }

        private static void collect(Cell cell, List<Cell> into) {
            into.add(cell);
            cell.below.forEach(child -> collect(child, into));
        }

        private List<Wire> wires(List<Cell> drawn) {
            var wires = new LinkedHashMap<String, Wire>();
            for (Cell cell : drawn) {
                for (PowerNode node : cell.nodes) {
                    for (String source : node.sources()) {
                        Cell from = cells.get(source);
                        if (from != null && from != cell) {
                            boolean spare = !from.below.contains(cell);
                            wires.putIfAbsent(from.index + ">" + cell.index, new Wire(from.index, cell.index, spare));
                        }
                    }
                }
            }
            return List.copyOf(wires.values());
        }
    }
}
