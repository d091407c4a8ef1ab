package io.kilorack.exposure.scenario;

import io.kilorack.catalog.ControlRule;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.rules.Tree;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Samples what scenarios take from a plan's throughput over 36 months.
///
/// Each scenario happens at most once per path, at an exponential time with a yearly rate drawn
/// log-uniformly from its interval.
/// The times move together through one normal factor (Gaussian copula with equal correlation; a relaxation
/// has the opposite
/// sign): `U = Φ(√ρ Z + √(1−ρ) ε)`, `T = −ln(1−U)/λ`. Losses of several scenarios on one part combine as
/// `1 − Π(1 − loss)`. Copula: D. X. Li, On default correlation, J. Fixed Income 9 (2000) 43–54.
///
/// Work is cut into blocks of paths with their own seeds, so the result is the same on any executor.
public final class CapacityAtRisk {
    /// Confidence of the intervals that seed the rates.
    public static final double CONFIDENCE = 0.9;

    static final int[] HORIZONS = {6, 12, 24, 36};
    private static final int BLOCK = 5000;
    /// Least low end of a rate: that of no event is 0, which has no logarithm.
    private static final double LOWEST = 0.01;

    private CapacityAtRisk() {}

    /// Events per year: the scenario's own interval, else the exact Poisson interval of its counted rules
    /// times the share that hits.
    ///
    /// @param rules the rule base the scenario counts in
    /// @param asOf rules published later are not counted, and the time counted ends there
    public static PoissonInterval rate(RiskScenario scenario, Collection<ControlRule> rules, LocalDate asOf) {
        RiskScenario.Range own = scenario.annualRate();
        if (own != null) {
            return new PoissonInterval(own.low(), own.high());
        }
        LocalDate from = scenario.baseRate().from();
        LocalDate to = scenario.baseRate().to().isAfter(asOf)
                ? asOf
                : scenario.baseRate().to();
        int events = 0;
        for (ControlRule rule : rules) {
            LocalDate known = rule.knownFrom() != null ? rule.knownFrom() : rule.published();
            if (scenario.baseRate().counted().contains(rule.id())
                    && known != null
                    && !known.isBefore(from)
                    && !known.isAfter(to)) {
                events++;
            }
        }
        double years = Math.max(0.25, ChronoUnit.DAYS.between(from, to) / 365.25);
        PoissonInterval seen = PoissonInterval.of(events, CONFIDENCE).perYear(years);
        return new PoissonInterval(
                seen.low() * scenario.hitShare().low(),
                seen.high() * scenario.hitShare().high());
    }

    /// Samples all paths. Deterministic by seed, whatever the executor does.
    ///
    /// @param executor runs the blocks; `Runnable::run` runs them in place
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public static RiskResult run(ExposureEngine engine, RiskInput input, LocalDate asOf, Executor executor) {
        List<ControlRule> rules = engine.rules().stream().map(r -> r.rule()).toList();
        var rates = new LinkedHashMap<String, PoissonInterval>();
        var sampled = new ArrayList<Sampling.Event>();
        for (RiskScenario scenario : input.scenarios()) {
            PoissonInterval rate = rate(scenario, rules, asOf);
            rates.put(scenario.id(), rate);
            sampled.add(new Sampling.Event(scenario, Math.min(rate.high(), Math.max(LOWEST, rate.low())), rate.high()));
        }
        var assumed = new ArrayList<String>();
        Cells cells = Cells.of(engine, input, assumed);
        var sampling = new Sampling(sampled, cells, input);
        int blocks = (input.paths() + BLOCK - 1) / BLOCK;
        var sums = new Sampling.Block[blocks];
        double[][] losses = new double[HORIZONS.length][input.paths()];
        double[][] resales = new double[HORIZONS.length][input.paths()];
        var running = new ArrayList<CompletableFuture<@Nullable Void>>();
        for (int b = 0; b < blocks; b++) {
            int block = b;
            int from = b * BLOCK;
            int to = Math.min(input.paths(), from + BLOCK);
            running.add(CompletableFuture.runAsync(
                    () -> sums[block] = sampling.block(block, from, to, losses, resales), executor));
        }
        running.forEach(CompletableFuture::join);
        return Summary.of(input, cells, sums, losses, resales, rates, affected(input, cells), List.copyOf(assumed));
    }

    private static SequencedMap<String, Double> affected(RiskInput input, Cells cells) {
        var shares = new LinkedHashMap<String, Double>();
        for (int s = 0; s < input.scenarios().size(); s++) {
            double hit = 0;
            for (Cells.Cell cell : cells.cells()) {
                hit += (cell.mask() & 1L << s) != 0 ? cell.throughput() : 0;
            }
            shares.put(input.scenarios().get(s).id(), cells.total() == 0 ? 0 : hit / cells.total());
        }
        return shares;
    }

    /// True or, where an input is missing, possible: what cannot be excluded counts as hit.
    static boolean hits(int truth) {
        return truth != Tree.FALSE;
    }
}
