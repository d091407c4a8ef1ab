package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RackPhasesTest {
    @Test
    void everySupplyOfASampleRackFindsAnOutlet() throws Exception {
        Plan plan = Samples.mixedHall();
        Site site = plan.sites().getFirst();
        var catalog = io.kilorack.catalog.load.FactsLoader.catalog(Path.of("assets/catalog"));
        int feeds = 0;
        for (Rack rack : site.halls().getFirst().racks()) {
            RackPhases.Result result = RackPhases.of(site, rack, catalog);
            for (RackPhases.Feed feed : result.feeds()) {
                if (feed.phaseAmps() >= 125) {
                    continue;
                }
                feeds++;
                assertEquals(0, feed.outlets().left().size(), rack.id() + " on " + feed.nodeId());
                assertTrue(feed.lineAmps().max() <= feed.phaseAmps() * 1.0001, rack.id() + " on " + feed.nodeId());
                assertFalse(feed.delta());
            }
        }
        assertTrue(feeds > 20);
    }

    private static RackPhases.Feed at(PowerNode.Wiring wiring, double volts) throws Exception {
        Rack rack = Samples.mixedHall()
                .sites()
                .getFirst()
                .halls()
                .getFirst()
                .racks()
                .getFirst();
        var none = OptionalDouble.empty();
        var node = new PowerNode(
                "bw",
                "Busway",
                PowerNode.NodeKind.BUSWAY,
                List.of(),
                "A",
                "",
                wiring,
                OptionalDouble.of(volts),
                none,
                none,
                OptionalDouble.of(800),
                none,
                none);
        var catalog = io.kilorack.catalog.load.FactsLoader.catalog(Path.of("assets/catalog"));
        return RackPhases.plugged(Site.RuleSet.NEC, node, 0, 3, rack, catalog).feed();
    }

    /// A DGX H100 on one of three feeds: 10.2 kW on the four supplies that a lost feed leaves, 2.55 kW
    /// each.
    @Test
    void suppliesOnAWyeOf208VoltsPlugInBetweenTwoLines() throws Exception {
        RackPhases.Feed wye = at(PowerNode.Wiring.THREE_PHASE_WYE, 208);
        assertTrue(wye.delta());
        assertEquals(
                Set.of("L1-L2", "L2-L3", "L3-L1"),
                wye.outlets().plugs().stream()
                        .map(plug -> plug.bank().id().substring(0, 5))
                        .collect(Collectors.toSet()));
        assertEquals(
                2550 / (208 * 0.98), wye.outlets().plugs().getFirst().inlet().amps(), 1e-9);
        assertEquals(at(PowerNode.Wiring.THREE_PHASE_DELTA, 208).lineAmps(), wye.lineAmps());
        assertTrue(wye.assumed() && wye.lineAmps().max() <= wye.phaseAmps(), wye.toString());
        RackPhases.Feed high = at(PowerNode.Wiring.THREE_PHASE_WYE, 415);
        assertFalse(high.delta());
        assertEquals(
                2550 / (415 / Math.sqrt(3) * 0.98),
                high.outlets().plugs().getFirst().inlet().amps(),
                1e-9);
    }
}
