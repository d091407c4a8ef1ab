package io.kilorack.power.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How one list of loads differs from another: which loads are the same, in the same order, and which
/// are not.
final class LoadChange {
    /// Nothing is the same.
    static final LoadChange ALL = new LoadChange(new int[0], new int[0]);

    /// Where each load stood before; -1 for one that is new or changed. Rising where it is not -1.
    final int[] was;
    /// Loads of before that are gone or changed, rising.
    final int[] gone;

    private LoadChange(int[] was, int[] gone) {
        this.was = was;
        this.gone = gone;
    }

    static LoadChange between(List<ChainLoad> before, List<ChainLoad> now, ChainLoad.Basis basis) {
        int[] was = new int[now.size()];
        Arrays.fill(was, -1);
        int head = 0;
        int most = Math.min(before.size(), now.size());
        while (head < most && same(before.get(head), now.get(head), basis)) {
            was[head] = head;
            head++;
        }
        int moved = before.size() - now.size();
        int tail = now.size();
        while (tail > head && tail + moved > head && same(before.get(tail + moved - 1), now.get(tail - 1), basis)) {
            tail--;
            was[tail] = tail + moved;
        }
        match(before, head, tail + moved, now, head, tail, was, basis);
        var gone = new ArrayList<Integer>();
        int at = 0;
        for (int i = 0; i <= was.length; i++) {
            int next = i == was.length ? before.size() : was[i];
            if (next >= 0) {
                while (at < next) {
                    gone.add(at++);
                }
                at = next + 1;
            }
        }
        return new LoadChange(was, gone.stream().mapToInt(Integer::intValue).toArray());
    }

    /// Between two places that differ most loads are still the same: goes through both, and looks a
    /// load that does not fit up by its id.
    private static void match(
            List<ChainLoad> before,
            int from,
            int to,
            List<ChainLoad> now,
            int start,
            int end,
            int[] was,
            ChainLoad.Basis basis) {
        if (from >= to || start >= end) {
            return;
        }
        Map<String, Integer> known = HashMap.newHashMap(to - from);
        for (int i = from; i < to; i++) {
            known.putIfAbsent(before.get(i).id(), i);
        }
        int at = from;
        for (int i = start; i < end; i++) {
            ChainLoad load = now.get(i);
            if (at < to && same(before.get(at), load, basis)) {
                was[i] = at++;
                continue;
            }
            int other = known.getOrDefault(load.id(), -1);
            if (other == at) {
                at++;
            } else if (other > at
                    && same(before.get(other), load, basis)
                    && !comesLater(before.get(at), now, i, end, basis)) {
                was[i] = other;
                at = other + 1;
            }
        }
    }

    /// How far ahead a load is looked for before it counts as gone.
    private static final int NEAR = 64;

    private static boolean comesLater(ChainLoad load, List<ChainLoad> now, int from, int end, ChainLoad.Basis basis) {
        for (int i = from; i < Math.min(end, from + NEAR); i++) {
            if (same(load, now.get(i), basis)) {
                return true;
            }
        }
        return false;
    }

    /// Equal in all that the chain computes on this basis: names and the other draw do not matter.
    private static boolean same(ChainLoad a, ChainLoad b, ChainLoad.Basis basis) {
        return a == b
                || (a.id().equals(b.id())
                        && a.watts(basis).equals(b.watts(basis))
                        && a.unknowns(basis) == b.unknowns(basis)
                        && a.powerFactor() == b.powerFactor()
                        && a.feeds().equals(b.feeds())
                        && a.psuCount().equals(b.psuCount())
                        && a.psuNeeded().equals(b.psuNeeded())
                        && a.psuWatts().equals(b.psuWatts())
                        && a.splits().equals(b.splits()));
    }

    /// One past the last load from `i` on that stood in one piece before.
    int runEnd(int i) {
        int end = i + 1;
        while (end < was.length && was[end] == was[end - 1] + 1) {
            end++;
        }
        return end;
    }

    boolean none() {
        if (gone.length > 0) {
            return false;
        }
        for (int w : was) {
            if (w < 0) {
                return false;
            }
        }
        return true;
    }
}
