package io.kilorack.assess;

import io.kilorack.catalog.Accelerator;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Cluster;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// Which accelerators of its pool a workload has, so that no accelerator counts twice.
///
/// Stated shares are taken as they stand, as long as together they are no more than the pool; workloads
/// without one have equal parts of what is left. Training jobs that state start and due date claim their
/// pool between them only: runs that follow each other have all of it, each in its time. Parts are
/// whole servers (of an integrated rack whole domains, servers or half servers, whichever comes
/// nearest) as far as every workload gets one; what rounding leaves goes to the largest remainders.
final class PoolShares {
    private static final double ALL = 1 - 1e-9;

    /// A workload's claim on a pool.
    private record Claim(Workload workload, OptionalDouble stated) {
        /// First day on which it stands; the first of all where it has no dates of its own.
        LocalDate from() {
            return dated() ? start() : LocalDate.MIN;
        }

        boolean stands(LocalDate day) {
            return !dated() || (!day.isBefore(start()) && day.isBefore(due()));
        }

        private boolean dated() {
            return workload instanceof Workload.Training t
                    && t.start() != null
                    && t.due() != null
                    && t.start().isBefore(t.due());
        }

        private LocalDate start() {
            return workload instanceof Workload.Training t && t.start() != null ? t.start() : LocalDate.MIN;
        }

        private LocalDate due() {
            return workload instanceof Workload.Training t && t.due() != null ? t.due() : LocalDate.MAX;
        }
    }

    private record Key(String workloadId, String poolId) {}

    /// What a workload has of a pool.
    ///
    /// @param share of the pool after all claims, 0..1
    /// @param rule in words why it is that much; empty where it has the pool for itself
    record Part(Map<Accelerator, Cluster> clusters, Map<Accelerator, Integer> pool, double share, String rule) {
        static final Part NOTHING = new Part(Map.of(), Map.of(), 0, "");

        ThroughputResult.Share of(Accelerator accelerator) {
            return new ThroughputResult.Share(pool.getOrDefault(accelerator, 0), rule);
        }
    }

    private final Map<Key, Part> parts = new HashMap<>();
    private final List<Check> checks = new ArrayList<>();

    private PoolShares() {}

    /// @param clusters families of each pool, in the order of the plan
    /// @param known whether the workload can be computed at all
    static PoolShares of(Plan plan, List<Map<Accelerator, Cluster>> clusters, Predicate<Workload> known) {
        var shares = new PoolShares();
        for (int p = 0; p < clusters.size(); p++) {
            shares.divide(plan.pools().get(p), claims(plan, plan.pools().get(p), known), clusters.get(p));
        }
        return shares;
    }

    Part of(Workload workload, String poolId) {
        return parts.getOrDefault(new Key(workload.id(), poolId), Part.NOTHING);
    }

    List<Check> checks() {
        return checks;
    }

    private static List<Claim> claims(Plan plan, Pool pool, Predicate<Workload> known) {
        var claims = new ArrayList<Claim>();
        for (Workload w : plan.workloads()) {
            if (!known.test(w)) {
                continue;
            }
            if (w.poolId().equals(pool.id())) {
                claims.add(new Claim(w, w.placement().share()));
            } else if (w.placement().secondPoolId().equals(pool.id())) {
                claims.add(new Claim(w, w.placement().secondShare()));
            }
        }
        return claims;
    }

    private void divide(Pool pool, List<Claim> claims, Map<Accelerator, Cluster> clusters) {
        double most = 1 + 1e-9;
        Claims fullest = null;
        var own = new LinkedHashMap<Claim, Own>();
        for (List<Claim> active : together(claims)) {
            var at = new Claims(active);
            if (at.stated > most) {
                most = at.stated;
                fullest = at;
            }
            var counts = new LinkedHashMap<Accelerator, int[]>();
            clusters.forEach((accelerator, cluster) -> counts.put(accelerator, split(cluster, at.shares)));
            for (int i = 0; i < active.size(); i++) {
                own.computeIfAbsent(active.get(i), k -> new Own()).least(at, i, counts);
            }
        }
        if (fullest != null) {
            checks.add(overAllocated(pool, fullest));
        }
        var whole = new LinkedHashMap<Accelerator, Integer>();
        clusters.forEach((accelerator, cluster) -> whole.put(accelerator, cluster.accelerators()));
        own.forEach((claim, part) -> {
            Map<Accelerator, Cluster> has = part.of(clusters);
            parts.put(new Key(claim.workload.id(), pool.id()), new Part(has, whole, part.share, part.rule));
            if (has.isEmpty() && !clusters.isEmpty()) {
                checks.add(nothingLeft(pool, claim.workload, part.stated));
            }
        });
    }

    /// The sets of claims that stand at the same time: a training job that states start and due date claims
    /// its pool between them only.
    private static List<List<Claim>> together(List<Claim> claims) {
        var sets = new LinkedHashSet<List<Claim>>();
        for (Claim at : claims) {
            LocalDate day = at.from();
            List<Claim> active = claims.stream().filter(c -> c.stands(day)).toList();
            sets.add(active);
        }
        // a set within another says nothing more
        return sets.stream()
                .filter(set -> sets.stream().noneMatch(other -> other != set && other.containsAll(set)))
                .toList();
    }

    /// Claims that stand at the same time, and the share of each.
    private static final class Claims {
        final List<Claim> all;
        final double stated;
        final double[] shares;

        Claims(List<Claim> all) {
            this.all = all;
            stated = all.stream().mapToDouble(c -> c.stated.orElse(0)).sum();
            double scale = stated > 1 ? 1 / stated : 1;
            double rest = open() == 0 ? 0 : Math.max(0, 1 - stated) / open();
            shares = all.stream()
                    .mapToDouble(c -> c.stated.isPresent() ? c.stated.getAsDouble() * scale : rest)
                    .toArray();
        }

        long open() {
            return all.stream().filter(c -> c.stated.isEmpty()).count();
        }

        String rule(int i) {
            Claim claim = all.get(i);
            if (claim.stated.isPresent()) {
                double asked = claim.stated.getAsDouble();
                return stated > 1 + 1e-9
                        ? "%s stated, cut to %s because the pool is given out to %s"
                                .formatted(percent(asked), percent(shares[i]), percent(stated))
                        : asked >= ALL ? "" : percent(asked) + " of the pool, as stated";
            }
            if (all.size() == 1) {
                return "";
            }
            return stated > 0
                    ? "an equal part of the %s that stated shares leave, with %d to share it"
                            .formatted(percent(Math.max(0, 1 - stated)), open())
                    : "an equal part of the pool, which %d workloads share".formatted(open());
        }
    }

    /// What a claim has at the time when it has least.
    private static final class Own {
        private final Map<Accelerator, Integer> counts = new LinkedHashMap<>();
        private double share = Double.POSITIVE_INFINITY;
        private double stated;
        private String rule = "";

        void least(Claims at, int i, Map<Accelerator, int[]> split) {
            split.forEach((accelerator, parts) -> counts.merge(accelerator, parts[i], Math::min));
            if (at.shares[i] < share) {
                share = at.shares[i];
                stated = at.stated;
                rule = at.rule(i);
            }
        }

        Map<Accelerator, Cluster> of(Map<Accelerator, Cluster> clusters) {
            var own = new LinkedHashMap<Accelerator, Cluster>();
            clusters.forEach((accelerator, cluster) -> {
                int n = counts.getOrDefault(accelerator, 0);
                if (n > 0) {
                    own.put(accelerator, n == cluster.accelerators() ? cluster : cluster.withAccelerators(n));
                }
            });
            return own;
        }
    }

    /// Accelerators of one family for each share, in whole granules.
    static int[] split(Cluster cluster, double[] shares) {
        int n = cluster.accelerators();
        int node = Math.min(cluster.perNode(), n);
        int domain = cluster.scaleUpDomain().orElse(node);
        var granules = new ArrayList<Integer>();
        if (domain > node) {
            granules.add(domain);
        }
        granules.add(node);
        if (domain > node && node % 2 == 0) {
            granules.add(node / 2);
        }
        int[] best = null;
        double bestError = Double.POSITIVE_INFINITY;
        for (int granule : granules) {
            boolean each = Arrays.stream(shares).allMatch(s -> s == 0 || s * n >= granule);
            if (each) {
                int[] parts = split(n, shares, granule);
                double error = 0;
                for (int i = 0; i < shares.length; i++) {
                    error = Math.max(error, Math.abs(parts[i] - shares[i] * n));
                }
                if (error < bestError - 1e-9) {
                    best = parts;
                    bestError = error;
                }
            }
        }
        return best == null ? split(n, shares, 1) : best;
    }

    private static int[] split(int n, double[] shares, int granule) {
        double given = Arrays.stream(shares).sum();
        int granules = (int) Math.floor(given * n / granule + 1e-6);
        int[] parts = new int[shares.length];
        double[] remainder = new double[shares.length];
        int used = 0;
        for (int i = 0; i < shares.length; i++) {
            double exact = shares[i] * n / granule;
            parts[i] = (int) Math.floor(exact + 1e-6);
            remainder[i] = exact - parts[i];
            used += parts[i];
        }
        while (used < granules) {
            int next = 0;
            for (int i = 1; i < shares.length; i++) {
                if (remainder[i] > remainder[next] + 1e-9) {
                    next = i;
                }
            }
            parts[next]++;
            remainder[next] = -1;
            used++;
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] *= granule;
        }
        if (given >= ALL && n > used * granule) {
            // a pool that is not whole granules: the odd rest goes to the largest part
            int largest = 0;
            for (int i = 1; i < parts.length; i++) {
                largest = parts[i] > parts[largest] ? i : largest;
            }
            parts[largest] += n - used * granule;
        }
        return parts;
    }

    private static Check overAllocated(Pool pool, Claims claims) {
        var words = new ArrayList<String>();
        for (Claim c : claims.all) {
            if (c.stated.isPresent()) {
                words.add("%s %s".formatted(name(c.workload), percent(c.stated.getAsDouble())));
            }
        }
        return check(
                "throughput.pool.overallocated",
                Check.Severity.ERROR,
                subjects(pool, claims.all),
                "Pool %s is given out to %s: %s. The figures cut every stated share to %s of itself."
                        .formatted(
                                pool.name(),
                                percent(claims.stated),
                                String.join(", ", words),
                                percent(1 / claims.stated)),
                "Lower the shares to 100 % together, or add accelerators to the pool.");
    }

    private static Check nothingLeft(Pool pool, Workload workload, double stated) {
        return check(
                "throughput.share.none",
                Check.Severity.ERROR,
                List.of(workload.id(), pool.id()),
                stated >= ALL
                        ? "%s gets no accelerators of pool %s: the stated shares of others take all of it."
                                .formatted(name(workload), pool.name())
                        : "%s gets no accelerators of pool %s: its share is less than one."
                                .formatted(name(workload), pool.name()),
                "State a share for it, lower the others, or run it in another pool.");
    }

    private static List<String> subjects(Pool pool, List<Claim> claims) {
        var ids = new ArrayList<>(List.of(pool.id()));
        claims.forEach(c -> ids.add(c.workload.id()));
        return ids;
    }

    private static Check check(
            String code, Check.Severity severity, List<String> subjects, String message, String next) {
        return new Check(
                code,
                severity,
                Check.Room.THROUGHPUT,
                subjects,
                message,
                next,
                java.util.Optional.empty(),
                java.util.Optional.empty());
    }

    private static String name(Workload workload) {
        return workload.name().isEmpty() ? workload.id() : workload.name();
    }

    private static String percent(double share) {
        return NumberText.plain(100 * share) + " %";
    }
}
