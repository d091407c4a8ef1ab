package io.kilorack.power.chain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The loads as flat arrays over a [Topology]: watts, feeds with their supplies, and the loads of every
/// node.
/// The connections are kept when only draws change.
final class Loads {
    final List<ChainLoad> list;
    final Map<String, Integer> index;
    final double[] watts;
    final int[] unknowns;
    final int[] needed;
    /// Rating of the supplies that are left must carry what is drawn [W]; infinite when not stated.
    final double[] supplyWatts;

    /// Feeds of load i: `feedStart[i] .. feedStart[i + 1]`; a feed without supplies is left out.
    final int[] feedStart;
    final int[] feed;
    final int[] supplies;
    /// Which of the load's feeds it is.
    final int[] feedIndex;
    /// Loads of node v: `loadStart[v] .. loadStart[v + 1]`.
    final int[] loadStart;
    final int[] load;

    Loads(Topology topology, List<ChainLoad> given, ChainLoad.Basis basis) {
        list = List.copyOf(given);
        int n = list.size();
        index = new HashMap<>(n * 2);
        watts = new double[n];
        unknowns = new int[n];
        needed = new int[n];
        supplyWatts = new double[n];
        feedStart = new int[n + 1];
        int[] feeds = new int[16];
        int[] psus = new int[16];
        int[] which = new int[16];
        int used = 0;
        for (int i = 0; i < n; i++) {
            ChainLoad one = list.get(i);
            index.putIfAbsent(one.id(), i);
            put(i, one, basis);
            for (int f = 0; f < one.feeds().size(); f++) {
                Integer node = topology.index.get(one.feeds().get(f));
                int count = one.suppliesOn(f);
                if (node == null || count == 0) {
                    continue;
                }
                if (used == feeds.length) {
                    feeds = Arrays.copyOf(feeds, used * 2);
                    psus = Arrays.copyOf(psus, used * 2);
                    which = Arrays.copyOf(which, used * 2);
                }
                feeds[used] = node;
                which[used] = f;
                psus[used++] = count;
            }
            feedStart[i + 1] = used;
        }
        feed = Arrays.copyOf(feeds, used);
        supplies = Arrays.copyOf(psus, used);
        feedIndex = Arrays.copyOf(which, used);
        loadStart = new int[topology.size + 1];
        for (int f : feed) {
            loadStart[f + 1]++;
        }
        for (int v = 0; v < topology.size; v++) {
            loadStart[v + 1] += loadStart[v];
        }
        int[] fill = loadStart.clone();
        load = new int[used];
        for (int i = 0; i < n; i++) {
            for (int e = feedStart[i]; e < feedStart[i + 1]; e++) {
                load[fill[feed[e]]++] = i;
            }
        }
    }

    private Loads(Loads other, List<ChainLoad> changedList) {
        list = changedList;
        index = other.index;
        watts = other.watts.clone();
        unknowns = other.unknowns.clone();
        needed = other.needed.clone();
        supplyWatts = other.supplyWatts.clone();
        feedStart = other.feedStart;
        feed = other.feed;
        supplies = other.supplies;
        feedIndex = other.feedIndex;
        loadStart = other.loadStart;
        load = other.load;
    }

    /// The same loads on the same feeds, looked at on another basis.
    Loads on(ChainLoad.Basis basis) {
        var result = new Loads(this, list);
        for (int i = 0; i < watts.length; i++) {
            result.put(i, list.get(i), basis);
        }
        return result;
    }

    private void put(int i, ChainLoad one, ChainLoad.Basis basis) {
        watts[i] = Math.max(0, one.watts(basis).orElse(0));
        unknowns[i] = one.unknowns(basis);
        needed[i] = one.needed();
        supplyWatts[i] = one.psuWatts().orElse(Double.POSITIVE_INFINITY);
    }
}
