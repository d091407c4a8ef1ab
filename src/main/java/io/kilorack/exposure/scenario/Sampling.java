package io.kilorack.exposure.scenario;

import io.kilorack.catalog.RiskScenario;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Draws paths and adds up what they lose.
final class Sampling {
    /// Histogram bins of a month's loss share.
    static final int BINS = 1000;

    /// A scenario with its yearly rate.
    record Event(RiskScenario scenario, double lowRate, double highRate) {}

    /// Sums over one block of paths.
    static final class Block {
        final double[][] lossByCell;
        final double[][] lossByScenario;
        final int[][] histogram = new int[RiskInput.MONTHS][BINS + 1];
        final double[] monthly = new double[RiskInput.MONTHS];

        Block(int cells, int scenarios) {
            lossByCell = new double[CapacityAtRisk.HORIZONS.length][cells];
            lossByScenario = new double[CapacityAtRisk.HORIZONS.length][scenarios];
        }
    }

    private final List<Event> events;
    private final Cells cells;
    private final RiskInput input;
    private final double[] planned;
    private final double[] plannedTo;
    private final long[] relievedBy;

    Sampling(List<Event> events, Cells cells, RiskInput input) {
        this.events = events;
        this.cells = cells;
        this.input = input;
        this.planned = cells.planned();
        this.plannedTo = new double[CapacityAtRisk.HORIZONS.length];
        for (int h = 0; h < plannedTo.length; h++) {
            for (int m = 0; m < CapacityAtRisk.HORIZONS[h]; m++) {
                plannedTo[h] += planned[m];
            }
        }
        this.relievedBy = new long[events.size()];
        for (int s = 0; s < events.size(); s++) {
            for (int r = 0; r < events.size(); r++) {
                if (events.get(r)
                        .scenario()
                        .relieves()
                        .contains(events.get(s).scenario().id())) {
                    relievedBy[s] |= 1L << r;
                }
            }
        }
    }

    /// Throughput-months planned to each horizon.
    double plannedTo(int horizon) {
        return plannedTo[horizon];
    }

    /// @param losses throughput lost by horizon and path, filled from `from` to `to`
    /// @param resales resale value lost by horizon and path, likewise
    Block block(int number, int from, int to, double[][] losses, double[][] resales) {
        var random = new SplittableRandom(input.seed() * 1_000_003L + number);
        int n = events.size();
        var sums = new Block(cells.cells().size(), n);
        var path = new Path(n, cells.deliveries().length);
        double[] lost = new double[RiskInput.MONTHS];
        int harmless = 0;
        for (int p = from; p < to; p++) {
            draw(random, path);
            if (path.count == 0) {
                harmless++;
                continue;
            }
            Arrays.fill(lost, 0);
            Arrays.fill(path.resaleLost, 0);
            for (int c = 0; c < cells.cells().size(); c++) {
                lose(cells.cells().get(c), c, path, lost, sums);
            }
            double sum = 0;
            int h = 0;
            for (int m = 0; m < RiskInput.MONTHS; m++) {
                sum += lost[m];
                double share = planned[m] == 0 ? 0 : lost[m] / planned[m];
                sums.monthly[m] += share;
                sums.histogram[m][(int) (share * BINS + 0.5)]++;
                if (m + 1 == CapacityAtRisk.HORIZONS[h]) {
                    losses[h][p] = plannedTo[h] == 0 ? 0 : sum / plannedTo[h];
                    resales[h][p] = cells.total() == 0 ? 0 : path.resaleLost[h] / cells.total();
                    h++;
                }
            }
        }
        for (int m = 0; m < RiskInput.MONTHS; m++) {
            sums.histogram[m][0] += harmless;
        }
        return sums;
    }

    /// One path: which scenarios happen, from when to when [months], and how much they take.
    private static final class Path {
        final boolean[] happens;
        final double[] onset;
        final double[] end;
        final double[][][] loss;
        final int[] list;
        int count;
        /// Scenarios that hit the cell at hand, their losses by month, and what each has taken so far.
        final int[] hits;
        final double[][] losses;
        final double[] taken;
        final double[] resale;
        final double[] resaleLost = new double[CapacityAtRisk.HORIZONS.length];

        Path(int scenarios, int deliveries) {
            happens = new boolean[scenarios];
            onset = new double[scenarios];
            end = new double[scenarios];
            loss = new double[scenarios][deliveries][RiskInput.MONTHS];
            list = new int[scenarios];
            hits = new int[scenarios];
            losses = new double[scenarios][];
            taken = new double[scenarios];
            resale = new double[scenarios];
        }
    }

    private void draw(SplittableRandom random, Path path) {
        double common = random.nextGaussian();
        double root = Math.sqrt(input.commonFactor());
        double rest = Math.sqrt(1 - input.commonFactor());
        for (int s = 0; s < events.size(); s++) {
            Event event = events.get(s);
            boolean relief = !event.scenario().relieves().isEmpty();
            double x = root * (relief ? common : -common) + rest * random.nextGaussian();
            double place = random.nextDouble();
            double rate = event.highRate == 0 ? 0 : event.lowRate * Math.pow(event.highRate / event.lowRate, place);
            double u = Normal.cdf(x);
            double month = -Math.log1p(-Math.min(u, 1 - 1e-12)) / rate * 12;
            path.happens[s] = rate > 0 && month < RiskInput.MONTHS;
            if (path.happens[s]) {
                path.onset[s] = month + between(random, event.scenario().delayMonths());
                path.end[s] = path.onset[s] + between(random, event.scenario().durationMonths());
            }
        }
        path.count = 0;
        for (int s = 0; s < events.size(); s++) {
            if (path.happens[s] && events.get(s).scenario().relieves().isEmpty()) {
                relieve(s, path);
                if (path.onset[s] < path.end[s] && path.onset[s] < RiskInput.MONTHS) {
                    profile(random, s, path);
                    path.list[path.count++] = s;
                }
            }
        }
    }

    /// Cuts the time a scenario lasts where a relaxation suspends it.
    private void relieve(int s, Path path) {
        for (int r = 0; r < events.size(); r++) {
            if ((relievedBy[s] & 1L << r) == 0 || !path.happens[r]) {
                continue;
            }
            if (path.onset[r] <= path.onset[s] && path.onset[s] < path.end[r]) {
                path.onset[s] = path.end[r];
            } else if (path.onset[s] < path.onset[r] && path.onset[r] < path.end[s]) {
                path.end[s] = path.onset[r];
            }
        }
    }

    private static double between(SplittableRandom random, RiskScenario.Range range) {
        return range.low() + (range.high() - range.low()) * random.nextDouble();
    }

    /// Share lost in each month by what is delivered in each of the delivery months.
    private void profile(SplittableRandom random, int s, Path path) {
        double onset = path.onset[s];
        double end = path.end[s];
        double removed = 0;
        double failing = 0;
        double behind = 0;
        double stopped = 0;
        path.resale[s] = 0;
        for (RiskScenario.Effect effect : events.get(s).scenario().effects()) {
            double amount = between(random, effect.amount());
            switch (effect.kind()) {
                case DELIVERIES_STOP -> stopped = amount;
                case SPARES_STOP -> failing = amount;
                case SOFTWARE_FROZEN -> behind = amount;
                case FORCED_REMOVAL -> removed = amount;
                case RESALE_LOSS -> path.resale[s] = amount;
            }
        }
        for (int d = 0; d < cells.deliveries().length; d++) {
            int delivery = cells.deliveries()[d];
            double[] loss = path.loss[s][d];
            boolean held = delivery == 0 || delivery < onset;
            boolean blocked = !held && delivery < end;
            int first = Math.max(delivery, (int) onset);
            Arrays.fill(loss, 0, Math.min(first, loss.length), 0);
            double since = Math.max(onset, delivery);
            double years = Math.max(0, first + 0.5 - since) / 12;
            double working = (1 - removed) * Math.exp(-failing * years);
            double failingMonth = Math.exp(-failing / 12);
            for (int m = first; m < loss.length; m++) {
                double overlap = Math.min(m + 1.0, end) - Math.max(m, onset);
                if (overlap <= 0) {
                    loss[m] = 0;
                } else if (blocked) {
                    loss[m] = stopped * overlap;
                } else {
                    loss[m] = (1 - working * Math.max(0, 1 - behind * years)) * overlap;
                }
                // Exact from the second month on; in the first the middle of the month may lie before the onset.
                double next = Math.max(0, m + 1.5 - since) / 12;
                working *= years > 0 ? failingMonth : Math.exp(-failing * next);
                years = next;
            }
        }
    }

    private void lose(Cells.Cell cell, int c, Path path, double[] lost, Block sums) {
        long mask = cell.mask();
        int d = cell.delivery();
        int hits = 0;
        int first = RiskInput.MONTHS;
        for (int i = 0; i < path.count; i++) {
            int s = path.list[i];
            if ((mask & 1L << s) != 0) {
                path.hits[hits] = s;
                path.taken[hits] = 0;
                path.losses[hits++] = path.loss[s][d];
                first = Math.min(first, Math.max(cells.deliveries()[d], (int) path.onset[s]));
            }
        }
        if (hits == 0) {
            return;
        }
        double throughput = cell.throughput();
        double total = 0;
        int h = 0;
        for (int m = 0; m < RiskInput.MONTHS; m++) {
            if (m >= first) {
                total += month(path, hits, m, throughput, lost);
            }
            if (m + 1 == CapacityAtRisk.HORIZONS[h]) {
                if (total > 0) {
                    sums.lossByCell[h][c] += total;
                    for (int i = 0; i < hits; i++) {
                        sums.lossByScenario[h][path.hits[i]] += path.taken[i];
                    }
                }
                if (m >= first) {
                    path.resaleLost[h] += (1 - resaleKept(path, hits, m)) * throughput;
                }
                h++;
            }
        }
    }

    /// Loss of one cell in one month, shared out among the scenarios in proportion to what each would take
    /// alone.
    private static double month(Path path, int hits, int m, double throughput, double[] lost) {
        if (hits == 1) {
            double loss = path.losses[0][m] * throughput;
            path.taken[0] += loss;
            lost[m] += loss;
            return loss;
        }
        double kept = 1;
        double sum = 0;
        for (int i = 0; i < hits; i++) {
            double one = path.losses[i][m];
            kept *= 1 - one;
            sum += one;
        }
        if (sum <= 0) {
            return 0;
        }
        double loss = (1 - kept) * throughput;
        lost[m] += loss;
        double unit = loss / sum;
        for (int i = 0; i < hits; i++) {
            path.taken[i] += unit * path.losses[i][m];
        }
        return loss;
    }

    private static double resaleKept(Path path, int hits, int m) {
        double value = 1;
        for (int i = 0; i < hits; i++) {
            int s = path.hits[i];
            value *= path.onset[s] < m + 1 ? 1 - path.resale[s] : 1;
        }
        return value;
    }
}
