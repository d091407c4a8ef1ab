package io.kilorack.power.electrical;

import io.kilorack.quantity.Guard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Automatic assignment of device inlets to the outlets of a rack PDU: per bank (breaker) and per phase.
///
/// Inlets are taken largest first; each goes to a free outlet that fits its connector, in the bank whose
/// phase is least
/// loaded, then the least loaded bank of it, provided the bank's breaker allows it. The highest phase is
/// compared with
/// the bound `max(Σ/3, largest)` that no assignment can beat.
public final class OutletPlan {
    private OutletPlan() {}

    /// A bank of outlets behind one breaker.
    ///
    /// @param phase 0..2
    /// @param limitAmps what its breaker may carry (20 A × 0.8 under NEC, 16 A under IEC)
    public record Bank(String id, int phase, double limitAmps, int c13, int c19) {
        public Bank {
            Guard.inRange("phase", phase, 0, 2);
            Guard.positive("limitAmps", limitAmps);
        }
    }

    /// One inlet of a device.
    ///
    /// @param amps at the outlet's voltage, in the state to be planned for (usually after the loss of
    /// the other feed)
    /// @param c20 true for a C20 inlet (needs C19), false for C14 (needs C13)
    public record Inlet(String id, double amps, boolean c20) {
        public Inlet {
            Guard.notNegative("amps", amps);
        }
    }

    /// Where an inlet went.
    public record Plug(Inlet inlet, Bank bank) {}

    /// The whole plan.
    ///
    /// @param left inlets that found no outlet or no breaker with room
    /// @param bankAmps load per bank in the order given
    /// @param boundAmps highest phase that no assignment can undercut
    public record Result(List<Plug> plugs, List<Inlet> left, double[] bankAmps, PhaseBalance phases, double boundAmps) {
        /// How far the highest phase lies above the bound, 0 = cannot be better.
        public double gap() {
            return boundAmps == 0 ? 0 : phases.max() / boundAmps - 1;
        }
    }

    public static Result assign(List<Bank> banks, List<Inlet> inlets) {
        int n = banks.size();
        double[] load = new double[n];
        double[] phase = new double[3];
        int[] free13 = banks.stream().mapToInt(Bank::c13).toArray();
        int[] free19 = banks.stream().mapToInt(Bank::c19).toArray();
        var plugs = new ArrayList<Plug>();
        var left = new ArrayList<Inlet>();
        List<Inlet> order = inlets.stream()
                .sorted(Comparator.comparingDouble(Inlet::amps).reversed())
                .toList();
        for (Inlet inlet : order) {
            Optional<Integer> best = java.util.stream.IntStream.range(0, n)
                    .boxed()
                    .filter(b -> (inlet.c20() ? free19 : free13)[b] > 0)
                    .filter(b -> load[b] + inlet.amps() <= banks.get(b).limitAmps() + 1e-9)
                    .min(Comparator.<Integer>comparingDouble(
                                    b -> phase[banks.get(b).phase()])
                            .thenComparingDouble(b -> load[b]));
            if (best.isEmpty()) {
                left.add(inlet);
                continue;
            }
            int b = best.get();
            (inlet.c20() ? free19 : free13)[b]--;
            load[b] += inlet.amps();
            phase[banks.get(b).phase()] += inlet.amps();
            plugs.add(new Plug(inlet, banks.get(b)));
        }
        double[] amps = plugs.stream().mapToDouble(p -> p.inlet().amps()).toArray();
        double bound = Math.max(
                Arrays.stream(amps).sum() / 3, Arrays.stream(amps).max().orElse(0));
        return new Result(
                List.copyOf(plugs), List.copyOf(left), load, new PhaseBalance(phase[0], phase[1], phase[2]), bound);
    }
}
