package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Device;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.PhaseSplit;
import io.kilorack.power.electrical.BreakerSizes;
import io.kilorack.power.electrical.OutletPlan;
import io.kilorack.power.electrical.PhaseBalance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Outlets and phases of one rack, assigned automatically: for every feed, which inlet goes to
/// which bank and phase, in the
/// state after the loss of the feed that hurts most.
///
/// Supplies of a device are dealt to its feeds in turn. A feed that is not a rack PDU in the plan
/// (a busway, a panel) is
/// taken to have a rack PDU of the next breaker size. Banks hold 16 A (a 16 A IEC breaker, or a 20
/// A NEC breaker at 80 %),
/// six C13 and four C19 outlets each.
public final class RackPhases {
    private static final double BANK_AMPS = 16;
    private static final int C13 = 6;
    private static final int C19 = 4;
    /// C13 carries 10 A (IEC 60320-1); above it a supply needs C19.
    private static final double C13_AMPS = 10;

    private static final double POWER_FACTOR = 0.98;
    /// Largest rack PDU that is assumed.
    private static final double LARGEST_AMPS = 125;

    private static final double NEC_CONTINUOUS = 0.8;
    /// Below this between line and neutral [V], server supplies are not meant to run.
    private static final double LEAST_SUPPLY_VOLTS = 180;

    private RackPhases() {}

    /// One feed of the rack.
    ///
    /// @param phaseAmps what one phase may carry continuously [A]
    /// @param assumed true when the rack PDU is assumed rather than part of the plan
    /// @param lineAmps current of the lines: that of the phases for wye, of two line-line loads
    /// each for delta
    public record Feed(
            String nodeId,
            String name,
            double phaseAmps,
            boolean assumed,
            boolean delta,
            OutletPlan.Result outlets,
            PhaseBalance lineAmps) {
        /// Highest line over what one phase may carry, 1 = full.
        public double worstShare() {
            return lineAmps.max() / phaseAmps;
        }
    }

    /// @param unknown devices without a known draw, which are left out
    /// @param gaps why a feed could not be worked out
    public record Result(List<Feed> feeds, List<String> unknown, List<String> gaps) {}

    /// @param rating of one supply [W]; infinite when unknown: no supply gives more (rule E09)
    private record Load(String id, String modelId, double watts, int supplies, double rating) {}

    public static Result of(Site site, Rack rack, Catalog catalog) {
        var unknown = new ArrayList<String>();
        List<Load> loads = loads(rack, catalog, unknown);
        var feeds = new ArrayList<Feed>();
        var gaps = new ArrayList<String>();
        int n = rack.feeds().size();
        for (int f = 0; f < n; f++) {
            String id = rack.feeds().get(f);
            PowerNode node = site.chain().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElse(null);
            if (node == null) {
                gaps.add("feed %s does not exist".formatted(id));
            } else if (node.wiring() == PowerNode.Wiring.DC) {
                gaps.add("%s is direct current and has no phases".formatted(node.id()));
            } else if (node.voltage().isEmpty() || node.voltage().getAsDouble() <= 0) {
                gaps.add("%s states no voltage".formatted(node.id()));
            } else {
                feeds.add(feed(site.ruleSet(), node, f, n, loads, new IdentityHashMap<>()));
            }
        }
        return new Result(List.copyOf(feeds), List.copyOf(unknown), List.copyOf(gaps));
    }

    private static List<Load> loads(Rack rack, Catalog catalog, List<String> unknown) {
        var loads = new ArrayList<Load>();
        SystemModel whole = catalog.systems().get(rack.modelId());
        if (whole != null) {
            // Power shelves draw from all three conductors alike: whole sixes of supplies on two feeds.
            int supplies = whole.psuCount().orElse(2);
            int dealt = whole.form() == SystemModel.Form.SERVER ? supplies : 6 * Math.ceilDiv(supplies, 6);
            add(loads, unknown, rack.id(), rack.modelId(), whole.maxWatts(), dealt, OptionalDouble.empty());
        }
        for (Device device : rack.devices()) {
            SystemModel system = catalog.systems().get(device.modelId());
            Infrastructure part = catalog.infrastructure().get(device.modelId());
            String name = device.name().isEmpty() ? device.id() : device.name();
            if (system != null) {
                add(
                        loads,
                        unknown,
                        name,
                        device.modelId(),
                        system.maxWatts(),
                        system.psuCount().orElse(2),
                        rating(system));
            } else if (part != null && !part.kind().equals("pdu")) {
                add(loads, unknown, name, device.modelId(), part.maxWatts(), supplies(part), OptionalDouble.empty());
            }
        }
        return loads;
    }

    private static void add(
            List<Load> loads,
            List<String> unknown,
            String name,
            String modelId,
            OptionalDouble watts,
            int supplies,
            OptionalDouble rating) {
        if (watts.isEmpty()) {
            unknown.add(name);
        } else if (watts.getAsDouble() > 0) {
            loads.add(new Load(
                    name,
                    modelId,
                    watts.getAsDouble(),
                    Math.max(1, supplies),
                    rating.orElse(Double.POSITIVE_INFINITY)));
        }
    }

    /// Supplies of a part without accelerators; two where the catalog does not say.
    private static int supplies(Infrastructure part) {
        return (int) part.entry().number("psu_count").orElse(2);
    }

    private static OptionalDouble rating(SystemModel system) {
        return system.psuCount().isPresent() && system.psuWatts().orElse(0) > 0
                ? system.psuWatts()
                : OptionalDouble.empty();
    }

    /// Supplies that a device has on feed `f` of `n`.
    private static int dealt(int supplies, int f, int n) {
        return supplies / n + (f < supplies % n ? 1 : 0);
    }

    /// Supplies of a rack on one feed.
    ///
    /// @param counts supplies of each model on the conductors: three line-neutral (wye) or line-line
    /// (delta, 208Y/120 V), in the order of [PhaseSplit]
    /// @param feed the outlets, and the lines after the loss of the feed that hurts most
    record Plugged(Map<String, double[]> counts, Feed feed) {
        /// Sum over the inlets [A] at the voltage of the outlets.
        double inletAmps() {
            return feed.outlets.plugs().stream()
                            .mapToDouble(p -> p.inlet().amps())
                            .sum()
                    + feed.outlets.left().stream()
                            .mapToDouble(OutletPlan.Inlet::amps)
                            .sum();
        }
    }

    /// True where the supplies of a rack plug in between two lines: on a delta, and on a wye whose
    /// lines are less than 180 V from its neutral. On 208Y/120 V a supply made for 200 to 240 V takes
    /// the 208 V, which is 1 / √3 of the current per outlet and none in the neutral. Source: rule E11;
    /// Raritan note on 208 V.
    static boolean betweenLines(PowerNode node) {
        return switch (node.wiring()) {
            case THREE_PHASE_DELTA -> true;
            case THREE_PHASE_WYE -> node.voltage().orElse(400) / Math.sqrt(3) < LEAST_SUPPLY_VOLTS;
            case SINGLE_PHASE, DC -> false;
        };
    }

    /// Feed `f` of `n` of a rack; its node must have a voltage.
    static Plugged plugged(Site.RuleSet rules, PowerNode node, int f, int n, Rack rack, Catalog catalog) {
        var models = new IdentityHashMap<OutletPlan.Inlet, String>();
        Feed feed = feed(rules, node, f, n, loads(rack, catalog, new ArrayList<>()), models);
        var counts = new HashMap<String, double[]>();
        int first = feed.delta ? 3 : 0;
        for (OutletPlan.Plug plug : feed.outlets.plugs()) {
            counts.computeIfAbsent(models.getOrDefault(plug.inlet(), ""), _ -> new double[PhaseSplit.KINDS])[
                    first + plug.bank().phase()]++;
        }
        return new Plugged(counts, feed);
    }

    private static Feed feed(
            Site.RuleSet rules, PowerNode node, int f, int n, List<Load> loads, Map<OutletPlan.Inlet, String> models) {
        double line = node.voltage().orElseThrow();
        boolean delta = betweenLines(node);
        boolean three = node.wiring() != PowerNode.Wiring.SINGLE_PHASE;
        double volts = three && !delta ? line / Math.sqrt(3) : line;
        var inlets = new ArrayList<OutletPlan.Inlet>();
        double largest = 0;
        double all = 0;
        for (Load load : loads) {
            int here = dealt(load.supplies, f, n);
            int left = load.supplies;
            for (int other = 0; other < n; other++) {
                if (other != f) {
                    left = Math.min(left, load.supplies - dealt(load.supplies, other, n));
                }
            }
            double each = Math.min(load.watts / Math.max(1, Math.max(left, here)), load.rating);
            double amps = each / (volts * POWER_FACTOR);
            for (int i = 1; i <= here; i++) {
                var inlet = new OutletPlan.Inlet(load.id + " PSU " + i, amps, amps > C13_AMPS);
                inlets.add(inlet);
                models.put(inlet, load.modelId);
                largest = Math.max(largest, amps);
                all += amps;
            }
        }
        boolean nec = rules == Site.RuleSet.NEC;
        boolean own = node.kind() == PowerNode.NodeKind.RACK_PDU;
        double phase = own ? rated(node, line, three, nec) : 0;
        boolean assumed = phase <= 0;
        if (assumed) {
            // Balanced loads between lines draw √3 of their current from each line (rule E11).
            phase = next(Math.max(largest, all / (!three ? 1 : delta ? Math.sqrt(3) : 3)), nec);
        }
        OutletPlan.Result outlets = OutletPlan.assign(banks(phase, largest, three, delta, inlets.size()), inlets);
        // Banks hold whole supplies, so an assumed rack PDU may have to be larger than its phases alone ask for.
        while (assumed
                && phase < LARGEST_AMPS
                && (!outlets.left().isEmpty() || lines(outlets, delta).max() > phase)) {
            phase = next(phase * 1.001, nec);
            outlets = OutletPlan.assign(banks(phase, largest, three, delta, inlets.size()), inlets);
        }
        String name = node.name().isEmpty() ? node.id() : node.name();
        return new Feed(node.id(), name, phase, assumed, delta, outlets, lines(outlets, delta));
    }

    private static PhaseBalance lines(OutletPlan.Result outlets, boolean delta) {
        PhaseBalance p = outlets.phases();
        return delta
                ? new PhaseBalance(
                        PhaseBalance.deltaLine(p.a(), p.c()),
                        PhaseBalance.deltaLine(p.b(), p.a()),
                        PhaseBalance.deltaLine(p.c(), p.b()))
                : p;
    }

    private static double rated(PowerNode node, double line, boolean three, boolean nec) {
        double root = three ? Math.sqrt(3) : 1;
        double amps = node.ratedAmps().orElse(0) * (nec ? NEC_CONTINUOUS : 1);
        double kva = node.ratedKva().orElse(node.ratedKw().orElse(0) / POWER_FACTOR) * 1000 / (root * line);
        return amps > 0 && kva > 0 ? Math.min(amps, kva) : Math.max(amps, kva);
    }

    private static double next(double amps, boolean nec) {
        if (amps > LARGEST_AMPS) {
            return amps;
        }
        return nec ? NEC_CONTINUOUS * BreakerSizes.nec(amps / NEC_CONTINUOUS) : BreakerSizes.iec(amps);
    }

    /// @param delta between two lines each: the first bank lies on L1-L2, the next on L2-L3 and L3-L1
    private static List<OutletPlan.Bank> banks(double phase, double largest, boolean three, boolean delta, int inlets) {
        double limit = Math.max(BANK_AMPS, Math.ceil(largest));
        int each = (int) Math.max(1, Math.ceil(phase / limit));
        // Enough banks for the outlets, too.
        each = Math.max(each, Math.ceilDiv(inlets, C19 * (three ? 3 : 1)));
        var banks = new ArrayList<OutletPlan.Bank>();
        for (int p = 0; p < (three ? 3 : 1); p++) {
            for (int b = 0; b < each; b++) {
                String name =
                        three && delta ? Phases.of(2, p).text() + "/" + (b + 1) : "L%d-%d".formatted(p + 1, b + 1);
                banks.add(new OutletPlan.Bank(name, p, Math.min(limit, phase), C13, C19));
            }
        }
        return banks;
    }
}
