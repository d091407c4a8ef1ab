package io.kilorack.throughput.search;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.serving.ServingLayout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which layouts an instance of a served model may have.
///
/// | axis | values | legal where |
/// |---|---|---|
/// | tensor | every divisor of the heads | key heads divide, or are divided and held as often as engines replicate
/// them; hidden and feed-forward size divide |
/// | pipeline | every divisor of the layers; the step model sends one batch through at a time | |
/// | attention replicas | for each number of instances the most there is room for, and the most whose ranks divide the
/// experts | experts |
/// | expert | with attention replicas all ranks of the instance; else every divisor of the tensor ranks, slices of an
/// expert on the rest | slices divide the expert; experts that the ranks do not divide are held twice where there is
/// room, as DeepSeek-V3 holds 288 for 256 on 72 ranks (arXiv 2412.19437 section 3.4), none more often |
/// | instances | as many as the devices hold | what is left over idles, and the answer says how many |
///
/// Left out, as devices would idle: fewer attention replicas for the same number of instances. Left out,
/// as the model does not compute it: attention replicas with slices of experts (tokens would travel to
/// every slice). Left out, as the user decides: number format, engine, prefix-cache share, draft tokens.
final class ServingSpace {
    private ServingSpace() {}

    static List<ServingLayout> layouts(Transformer x, int devices) {
        Set<ServingLayout> list = new LinkedHashSet<>();
        for (int p : TrainingSpace.divisors(x.layers())) {
            for (int t : TrainingSpace.divisors(x.heads())) {
                if ((long) t * p > devices
                        || x.hidden() % t != 0
                        || x.ffn() % t != 0
                        || !(x.latent() || x.kvHeads() % t == 0 || t % x.kvHeads() == 0)) {
                    continue;
                }
                if (x.experts() == 0) {
                    list.add(new ServingLayout(t, 1, p, 1));
                    continue;
                }
                for (int e : TrainingSpace.divisors(t)) {
                    if (x.expertFfn() % (t / e) == 0 && held(x, e)) {
                        list.add(new ServingLayout(t, 1, p, e));
                    }
                }
                for (int a : replicas(x, t, devices / (t * p))) {
                    list.add(new ServingLayout(t, a, p, t * a));
                }
            }
        }
        return new ArrayList<>(list);
    }

    /// Attention replicas of more than one, where `most` fit in all.
    private static Set<Integer> replicas(Transformer x, int t, int most) {
        var counts = new LinkedHashSet<Integer>();
        for (int a = most; a > 1; a = most / (most / a + 1)) {
            // the most for this number of instances
            if (held(x, t * a)) {
                counts.add(a);
            }
            int even = a;
            while (even > 1 && x.experts() % (t * even) != 0) {
                even--;
            }
            if (even > 1) {
                counts.add(even);
            }
        }
        return counts;
    }

    /// No expert is held more than twice.
    private static boolean held(Transformer x, int ranks) {
        return ServingLayout.slots(x.experts(), ranks) * ranks <= 2 * x.experts();
    }
}
