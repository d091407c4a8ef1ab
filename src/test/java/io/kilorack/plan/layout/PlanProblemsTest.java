package io.kilorack.plan.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SampleCatalogs;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Plans;
import io.kilorack.plan.file.PlanFile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanProblemsTest {
    private final Catalog catalog = SampleCatalogs.small();

    private static final String PLAN = """
            {"format": 1, "asOf": "2026-11-23",
             "sites": [{"id": "s", "wiringRules": "iec",
               "power": [{"id": "grid", "kind": "utility", "wiring": "three-phase-wye"},
                         {"id": "bw", "kind": "busway", "sources": ["grid"], "wiring": "three-phase-wye"}],
               "cooling": [{"id": "cdu", "medium": "liquid", "group": "loop"}],
               "halls": [{"id": "h", "widthM": 20, "depthM": 10, "heightM": 4,
                 "obstacles": [{"name": "Column", "xM": 15, "yM": 5, "widthM": 0.4, "depthM": 0.4}],
                 "aisles": [{"id": "cold", "kind": "cold", "xM": 0, "yM": 8, "widthM": 20, "depthM": 1}],
                 "racks": [{"id": "R1", "model": "rack-48u-750", "xM": 1, "yM": 1, "front": "north", "feeds": ["bw"],
                     "loop": "loop", "devices": [{"id": "d1", "model": "dgx-h100", "u": 1, "stock": "lot"}]},
                   {"id": "R2", "model": "gb200-nvl72", "xM": 5, "yM": 1, "front": "north"}]}]}],
             "stock": [{"id": "lot", "model": "dgx-h100", "quantity": 1}],
             "pools": [{"id": "p", "racks": ["R1"]}, {"id": "q", "racks": ["R2"]}],
             "workloads": [{"id": "w", "kind": "train", "model": "MODEL", "pool": "p",
                "tokens": 1e12, "sequenceLength": 4096, "globalBatch": 512, "start": "2026-01-01", "due": "2026-02-01"}]}
            """;

    private String sound() {
        return PLAN.replace("MODEL", catalog.models().firstEntry().getKey());
    }

    @Test
    void aSoundPlanHasNoProblems() {
        assertEquals(List.of(), PlanProblems.of(plan(sound()), catalog));
    }

    /// Each line changes one text of the sound plan and names the one problem that follows, with its
    /// subjects.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "xM": 5, "yM": 1       | "xM": 1.5, "yM": 1     | plan.rack.overlap R1 R2
            "xM": 5, "yM": 1       | "xM": 19.8, "yM": 1    | plan.rack.outside R2
            "xM": 5, "yM": 1       | "xM": 14.9, "yM": 4.5  | plan.rack.obstacle R2
            "xM": 5, "yM": 1       | "xM": 5, "yM": 7.5     | plan.rack.in_aisle R2 cold
            "model": "gb200-nvl72" | "model": "gone"        | plan.part.unknown R2
            "model": "gb200-nvl72" | "model": "nv-gb200"    | plan.part.misplaced R2
            "feeds": ["bw"]        | "feeds": ["bw", "bx"]  | plan.feed.unknown R1
            "loop": "loop"         | "loop": "pool"         | plan.loop.unknown R1
            "sources": ["grid"]    | "sources": ["gird"]    | plan.node.source_unknown bw
            "id": "grid",          | "id": "grid", "sources": ["bw"], | plan.node.cycle grid
            "racks": ["R2"]        | "racks": ["R2", "R9"]  | plan.pool.rack_unknown q
            "racks": ["R2"]        | "racks": ["R2", "R1"]  | plan.pool.rack_twice R1
            "pool": "p"            | "pool": "o"            | plan.workload.pool_unknown w
            "due": "2026-02-01"    | "due": "2025-02-01"    | plan.workload.dates w
            "quantity": 1          | "quantity": 0          | plan.stock.exceeded lot
            "stock": "lot"         | "stock": "log"         | plan.stock.unknown log
            "u": 1,                | "u": 42,               | plan.device.outside d1 R1
            "stock": "lot"}        | "stock": "lot"}, {"id": "d2", "model": "sw-qm9700", "u": 8, "face": "rear"} | plan.device.overlap d1 d2 R1
            """)
    void everyFaultIsNamedOnce(String good, String faulty, String expected) {
        assertTrue(sound().contains(good), () -> "the sound plan holds no " + good);
        assertEquals(List.of(expected), codes(PlanProblems.of(plan(sound().replace(good, faulty)), catalog)));
    }

    /// Looking only at what changed gives what looking at everything gives.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void checkingVersionAfterVersionGivesTheSame(long seed) {
        var random = new SplittableRandom(seed);
        var checker = new PlanChecker(catalog);
        Plan plan = Plans.any(random, 40);
        for (int i = 0; i < 30; i++) {
            assertEquals(PlanProblems.of(plan, catalog), checker.check(plan));
            plan = changed(plan, random);
        }
    }

    private static Plan changed(Plan plan, SplittableRandom random) {
        if (random.nextInt(5) == 0) {
            return Plans.any(random, 40);
        }
        var sites = new ArrayList<>(plan.sites());
        var site = sites.getFirst();
        var halls = new ArrayList<>(site.halls());
        int h = random.nextInt(halls.size());
        var racks = new ArrayList<>(halls.get(h).racks());
        if (!racks.isEmpty()) {
            int r = random.nextInt(racks.size());
            switch (random.nextInt(3)) {
                case 0 -> racks.remove(r);
                case 1 -> racks.set(r, racks.get(r).at(random.nextDouble(0, 60), random.nextDouble(0, 40)));
                default -> racks.set(r, racks.get(r).withFeeds(List.of("nowhere")));
            }
        }
        halls.set(h, halls.get(h).withRacks(racks));
        sites.set(0, site.withHalls(halls));
        return plan.withSites(sites);
    }

    private static List<String> codes(List<PlanProblem> problems) {
        return problems.stream()
                .map(each -> each.code() + " " + String.join(" ", each.subjects()))
                .toList();
    }

    private static Plan plan(String text) {
        return switch (PlanFile.parse("test", text)) {
            case PlanFile.Opened(var plan) -> plan;
            case PlanFile.Refused(var problem) -> throw new AssertionError(problem.text());
        };
    }
}
