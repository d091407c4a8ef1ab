package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.sample.Samples;
import java.nio.file.Path;
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
}
