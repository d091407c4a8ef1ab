package io.kilorack.power.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Nodes and lines past a limit, sorted by the failure that does it.
final class Overloads {
    private final Topology t;
    private final ChainState state;
    /// Rows of each failure: `start[f] .. start[f + 1]`; the node, and the place in its table.
    private final int[] start;
    private final int[] node;
    private final int[] place;

    Overloads(Topology t, ChainState state) {
        this.t = t;
        this.state = state;
        start = new int[t.size + 1];
        for (int v = 0; v < t.size; v++) {
            start[v + 1] = start[v] + state.sums().overloads[v];
        }
        int[] fill = start.clone();
        node = new int[start[t.size]];
        place = new int[start[t.size]];
        for (int v : t.upward) {
            int[] over = state.tables()[v].over().failure();
            for (int r = 0; r < over.length; r++) {
                int at = fill[over[r]]++;
                node[at] = v;
                place[at] = r;
            }
        }
    }

    /// What failure `f` overloads, most excess first.
    List<FailureState.Overload> of(int f) {
        var found = new ArrayList<FailureState.Overload>(start[f + 1] - start[f]);
        for (int i = start[f]; i < start[f + 1]; i++) {
            int v = node[i];
            NodeFailures.Over over = state.tables()[v].over();
            int line = over.line()[place[i]];
            found.add(new FailureState.Overload(
                    t.nodes.get(v).id(), over.watts()[place[i]], state.limits().watts[v] / (line < 0 ? 1 : 3), line));
        }
        found.sort(
                Comparator.comparingDouble(FailureState.Overload::excessWatts).reversed());
        return found;
    }
}
