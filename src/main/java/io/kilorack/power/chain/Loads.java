package io.kilorack.power.chain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The loads as flat arrays over a [Topology]: watts, plugs with their supplies, and the plugs of every
/// node. What an edit leaves alone is copied from the loads before it.
final class Loads {
    final List<ChainLoad> list;
    final ChainLoad.Basis basis;
    final double[] watts;
    final int[] unknowns;
    final int[] needed;
    /// Rating of the supplies that are left must carry what is drawn [W]; infinite when not stated.
    final double[] supplyWatts;

    /// Plugs of load i: `feedStart[i] .. feedStart[i + 1]`; a feed without supplies is left out.
    final int[] feedStart;
    /// Node, supplies, and which of the load's feeds it is, of each plug.
    final int[] feed;
    final int[] supplies;
    final int[] feedIndex;
    /// Load of each plug.
    final int[] owner;
    /// Plugs of node v, in the order of the loads: `plugStart[v] .. plugStart[v + 1]`.
    final int[] plugStart;
    final int[] plug;

    private volatile @Nullable Map<String, Integer> index;

    Loads(Topology topology, List<ChainLoad> given, ChainLoad.Basis basis) {
        this(topology, given, basis, null, LoadChange.ALL);
    }

    /// @param before loads over the same shape, `change` how these differ from them
    Loads(Topology topology, List<ChainLoad> given, ChainLoad.Basis basis, @Nullable Loads before, LoadChange change) {
        list = List.copyOf(given);
        this.basis = basis;
        int n = list.size();
        watts = new double[n];
        unknowns = new int[n];
        needed = new int[n];
        supplyWatts = new double[n];
        feedStart = new int[n + 1];
        var plugs = new Plugs(before == null ? 16 : before.feed.length + 16);
        for (int i = 0; i < n; ) {
            int was = before == null ? -1 : change.was[i];
            if (before == null || was < 0) {
                put(i, list.get(i), basis);
                plugs.add(topology, list.get(i));
                feedStart[++i] = plugs.used;
                continue;
            }
            int end = change.runEnd(i);
            copy(before, was, i, end - i);
            int moved = plugs.used - before.feedStart[was];
            for (int k = i; k < end; k++) {
                feedStart[k + 1] = before.feedStart[was + k - i + 1] + moved;
            }
            plugs.copy(before, before.feedStart[was], before.feedStart[was + end - i]);
            i = end;
        }
        feed = Arrays.copyOf(plugs.feeds, plugs.used);
        supplies = Arrays.copyOf(plugs.supplies, plugs.used);
        feedIndex = Arrays.copyOf(plugs.which, plugs.used);
        owner = new int[feed.length];
        for (int i = 0; i < n; i++) {
            Arrays.fill(owner, feedStart[i], feedStart[i + 1], i);
        }
        plugStart = new int[topology.size + 1];
        for (int f : feed) {
            plugStart[f + 1]++;
        }
        for (int v = 0; v < topology.size; v++) {
            plugStart[v + 1] += plugStart[v];
        }
        int[] fill = Arrays.copyOf(plugStart, topology.size);
        plug = new int[feed.length];
        for (int e = 0; e < feed.length; e++) {
            plug[fill[feed[e]]++] = e;
        }
    }

    private Loads(Loads other, ChainLoad.Basis basis) {
        list = other.list;
        this.basis = basis;
        watts = other.watts.clone();
        unknowns = other.unknowns.clone();
        needed = other.needed;
        supplyWatts = other.supplyWatts;
        feedStart = other.feedStart;
        feed = other.feed;
        supplies = other.supplies;
        feedIndex = other.feedIndex;
        owner = other.owner;
        plugStart = other.plugStart;
        plug = other.plug;
        for (int i = 0; i < watts.length; i++) {
            draw(i, list.get(i), basis);
        }
    }

    /// Plugs while they are counted.
    private static final class Plugs {
        int[] feeds;
        int[] supplies;
        int[] which;
        int used;

        Plugs(int capacity) {
            feeds = new int[capacity];
            supplies = new int[capacity];
            which = new int[capacity];
        }

        void add(Topology topology, ChainLoad load) {
            for (int f = 0; f < load.feeds().size(); f++) {
                Integer node = topology.index.get(load.feeds().get(f));
                int count = load.suppliesOn(f);
                if (node != null && count != 0) {
                    room(1);
                    feeds[used] = node;
                    which[used] = f;
                    supplies[used++] = count;
                }
            }
        }

        void copy(Loads from, int start, int end) {
            room(end - start);
            System.arraycopy(from.feed, start, feeds, used, end - start);
            System.arraycopy(from.supplies, start, supplies, used, end - start);
            System.arraycopy(from.feedIndex, start, which, used, end - start);
            used += end - start;
        }

        private void room(int more) {
            if (used + more > feeds.length) {
                int capacity = Math.max(used + more, 2 * feeds.length);
                feeds = Arrays.copyOf(feeds, capacity);
                supplies = Arrays.copyOf(supplies, capacity);
                which = Arrays.copyOf(which, capacity);
            }
        }
    }

    /// The same loads on the same feeds, looked at on another basis.
    Loads on(ChainLoad.Basis other) {
        return new Loads(this, other);
    }

    /// Position of the load with this id, of doubled ids the first; -1 when there is none.
    int position(String id) {
        Map<String, Integer> known = index;
        if (known == null) {
            known = HashMap.newHashMap(list.size());
            for (int i = 0; i < list.size(); i++) {
                known.putIfAbsent(list.get(i).id(), i);
            }
            index = known;
        }
        return known.getOrDefault(id, -1);
    }

    int installed(int i) {
        int sum = 0;
        for (int e = feedStart[i]; e < feedStart[i + 1]; e++) {
            sum += supplies[e];
        }
        return sum;
    }

    /// Supplies of load i that are alive while node `failed` is lost.
    int left(Topology t, int i, int failed) {
        int left = 0;
        for (int e = feedStart[i]; e < feedStart[i + 1]; e++) {
            if (!t.kills(failed, feed[e])) {
                left += supplies[e];
            }
        }
        return left;
    }

    private void put(int i, ChainLoad one, ChainLoad.Basis on) {
        draw(i, one, on);
        needed[i] = one.needed();
        supplyWatts[i] = one.psuWatts().orElse(Double.POSITIVE_INFINITY);
    }

    private void draw(int i, ChainLoad one, ChainLoad.Basis on) {
        watts[i] = Math.max(0, one.watts(on).orElse(0));
        unknowns[i] = one.unknowns(on);
    }

    private void copy(Loads before, int from, int to, int count) {
        System.arraycopy(before.watts, from, watts, to, count);
        System.arraycopy(before.unknowns, from, unknowns, to, count);
        System.arraycopy(before.needed, from, needed, to, count);
        System.arraycopy(before.supplyWatts, from, supplyWatts, to, count);
    }
}
