package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.sample.Samples;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for every plan, sound or not. A failing seed can be run again.
class AssessorPropertyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Catalog CATALOG = SampleCatalogs.small();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cachesNeverChangeTheAnswer(long seed) {
        var random = new SplittableRandom(seed);
        var assessor = new Assessor();
        Plan plan = RandomPlans.any(seed);
        assessor.assess(CATALOG, plan, DAY);
        for (int edit = 0; edit < 12; edit++) {
            plan = RandomPlans.edited(plan, random);
            // an answer within a frame may come before; it leaves nothing behind
            if (random.nextBoolean()) {
                assessor.quick(CATALOG, plan, DAY);
            }
            if (random.nextInt(3) == 0) {
                assessor.search(CATALOG, plan, DAY, io.kilorack.throughput.search.Runner.inPlace());
            }
            Assessment kept = assessor.assess(CATALOG, plan, DAY);
            Assessment fresh = Assessor.once(CATALOG, plan, DAY);
            assertEquals(fresh, kept, "after edit " + edit + " of seed " + seed);
        }
    }

    static LongStream fewSeeds() {
        return LongStream.range(100, 108);
    }

    /// The same under the shipped catalog, rules included, over the days of the law.
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void cachesNeverChangeTheAnswerUnderTheShippedCatalog(long seed) throws Exception {
        Catalog shipped = FactsLoader.catalog(Path.of("assets/catalog"));
        var random = new SplittableRandom(seed);
        var assessor = new Assessor();
        Plan plan = RandomPlans.any(seed);
        for (int edit = 0; edit < 5; edit++) {
            LocalDate day = LocalDate.of(2022, 9, 1).plusDays(random.nextInt(1500));
            Assessment kept = assessor.assess(shipped, plan, day);
            assertEquals(
                    Assessor.once(shipped, plan, day), kept, "after edit " + edit + " of seed " + seed + " on " + day);
            plan = RandomPlans.edited(plan, random);
        }
    }

    /// Devices put into racks and taken out again in a large plan with a chain of six levels: what
    /// is kept of the chain
    /// must give the same bits as a chain compiled from nothing, as must going back to an earlier version.
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void editsOfContentsNeverChangeTheAnswer(long seed) throws Exception {
        Catalog shipped = FactsLoader.catalog(Path.of("assets/catalog"));
        var random = new SplittableRandom(seed);
        var assessor = new Assessor();
        Plan first = Samples.large(200, seed);
        Plan plan = first;
        assessor.assess(shipped, plan, plan.asOf());
        for (int edit = 0; edit < 8; edit++) {
            plan = edit == 6 ? first : RandomPlans.withContentsEdited(plan, random);
            Assessment kept = assessor.assess(shipped, plan, plan.asOf());
            assertEquals(Assessor.once(shipped, plan, plan.asOf()), kept, "after edit " + edit + " of seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void movingARackNeverChangesTotals(long seed) {
        var random = new SplittableRandom(seed);
        Plan plan = RandomPlans.any(seed);
        var racks = new ArrayList<Rack>(RandomPlans.racks(plan));
        if (racks.isEmpty()) {
            return;
        }
        Assessment before = Assessor.once(CATALOG, plan, DAY);
        int at = random.nextInt(racks.size());
        racks.set(at, racks.get(at).at(random.nextDouble() * 30, random.nextDouble() * 30));
        Assessment after = Assessor.once(CATALOG, RandomPlans.withRacks(plan, racks), DAY);
        assertEquals(before.power(), after.power());
        assertEquals(before.structure(), after.structure());
        assertEquals(before.cost(), after.cost());
        assertEquals(before.throughput(), after.throughput());
        assertEquals(before.exposure(), after.exposure());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfRacksNeverChangesTotals(long seed) {
        Plan plan = RandomPlans.any(seed);
        var racks = new ArrayList<>(RandomPlans.racks(plan).reversed());
        Assessment before = Assessor.once(CATALOG, plan, DAY);
        Assessment after = Assessor.once(CATALOG, RandomPlans.withRacks(plan, racks), DAY);
        assertEquals(before.power().itMaximum(), after.power().itMaximum());
        assertEquals(before.power().itExpected(), after.power().itExpected());
        assertEquals(before.structure().mass(), after.structure().mass());
        assertEquals(before.cost().capex(), after.cost().capex());
    }
}
