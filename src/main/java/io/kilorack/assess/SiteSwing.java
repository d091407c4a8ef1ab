package io.kilorack.assess;

import io.kilorack.assess.Cards.Tally;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.power.device.LoadSwing;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The load step of one site when all its training waits at once (a checkpoint, a stalled collective), and
/// the energy that a buffer must give or take while each source follows at the ramp it tolerates.
///
/// What swings is the draw of the accelerator machines that train, or of which no workload is stated;
/// serving, switches and storage go on. Losses of the chain between machines and source are left out (a
/// few percent). Source: rule E26; arXiv 2508.14318 (load swings of training).
///
/// @param training draw of the machines that train [W], at work
/// @param floor share of it that stays, 0..1; `floorStated` whether the site says so, else
/// [PowerResult#DEFAULT_FLOOR]
/// @param sources one for each utility and generator that states a ramp; one of nobody with the default
/// ramp where none does
public record SiteSwing(
        String siteId, String siteName, Figure training, double floor, boolean floorStated, List<OfSource> sources) {
    /// @param nodeId the source; empty for the default
    /// @param rampWattsPerSecond change of load that it tolerates [W/s]
    /// @param seconds that the step takes at this ramp
    /// @param buffer energy [Wh], with step and ramp time as parts
    public record OfSource(
            String nodeId, String name, double rampWattsPerSecond, boolean stated, double seconds, Figure buffer) {}

    public SiteSwing {
        sources = List.copyOf(sources);
    }

    /// Load that goes at once [W].
    public double stepWatts() {
        return training.value().orElse(0) * (1 - floor);
    }

    private static final Source RULE = Source.of("rule E26: E = ½·ΔP²/ramp; arXiv 2508.14318");

    /// Swings of the sites where anything trains.
    static List<SiteSwing> of(Roster roster, Cards cards, PieceDraw draw) {
        var swings = new ArrayList<SiteSwing>();
        int hall = 0;
        List<Site> sites = roster.plan.sites();
        for (Site site : sites) {
            int next = hall + site.halls().size();
            List<Tally> tallies = sites.size() == 1
                    ? cards.tallies
                    : Cards.tallies(cards.of, roster.hallStart[hall], roster.hallStart[next]);
            hall = next;
            var parts = new ArrayList<Figure>();
            for (Tally tally : tallies) {
                if (tally.part().accelerators() > 0 && trains(tally.activity().name())) {
                    parts.add(Figures.times(
                            tally.count(), tally.part().name(), draw.expected(tally.part(), tally.activity())));
                }
            }
            Figure training = Figures.total("draw of machines that train", "W", parts);
            if (training.value().orElse(0) > 0) {
                swings.add(of(site, training));
            }
        }
        return swings;
    }

    private static boolean trains(String activity) {
        return activity.contains("training");
    }

    private static SiteSwing of(Site site, Figure training) {
        double watts = training.value().orElse(0);
        double floor = site.trainingFloor().orElse(PowerResult.DEFAULT_FLOOR);
        var sources = new ArrayList<OfSource>();
        for (PowerNode node : site.chain()) {
            boolean source = node.kind() == PowerNode.NodeKind.UTILITY || node.kind() == PowerNode.NodeKind.GENERATOR;
            if (source && node.rampKwPerS().orElse(0) > 0) {
                sources.add(of(
                        node.id(),
                        node.name().isEmpty() ? node.id() : node.name(),
                        node.rampKwPerS().getAsDouble() * 1000,
                        true,
                        watts,
                        floor,
                        training));
            }
        }
        if (sources.isEmpty()) {
            sources.add(of("", "", PowerResult.DEFAULT_RAMP * watts, false, watts, floor, training));
        }
        return new SiteSwing(
                site.id(),
                site.name().isEmpty() ? site.id() : site.name(),
                training,
                floor,
                site.trainingFloor().isPresent(),
                sources);
    }

    private static OfSource of(
            String id, String name, double ramp, boolean stated, double watts, double floor, Figure training) {
        var swing = new LoadSwing(watts, floor, ramp);
        Figure buffer = swing.figure();
        Figure whole = new Figure(
                buffer.label(),
                buffer.value(),
                buffer.unit(),
                buffer.band(),
                training.unknowns(),
                buffer.formula(),
                buffer.sources(),
                buffer.confidence(),
                buffer.parts());
        return new OfSource(id, name, ramp, stated, swing.rampSeconds(), whole);
    }

    /// Said where a source states what it tolerates: a step that it cannot follow needs a buffer.
    static List<Check> checks(List<SiteSwing> swings) {
        var checks = new ArrayList<Check>();
        for (SiteSwing swing : swings) {
            for (OfSource source : swing.sources) {
                if (source.stated && source.seconds > 1) {
                    checks.add(new Check(
                            "power.swing.buffer",
                            Check.Severity.WARNING,
                            Check.Room.POWER,
                            List.of(source.nodeId),
                            "When all training at %s waits at once, %s%s goes; %s follows at %s/s in %s s, so a buffer of %s must take up the rest."
                                    .formatted(
                                            swing.siteName,
                                            swing.training.lowerBound() ? "at least " : "",
                                            NumberText.withUnit(swing.stepWatts(), "W"),
                                            source.name,
                                            NumberText.withUnit(source.rampWattsPerSecond, "W"),
                                            NumberText.plain(source.seconds),
                                            NumberText.withUnit(
                                                    source.buffer.value().orElse(0), "Wh")),
                            "Buffer it at racks or UPS, limit the ramp in software, or accept it by a waiver.",
                            Optional.of(RULE),
                            Optional.empty()));
                }
            }
        }
        return checks;
    }
}
