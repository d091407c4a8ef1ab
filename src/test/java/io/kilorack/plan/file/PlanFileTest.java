package io.kilorack.plan.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanFileTest {
    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readingGivesBackWhatWasWritten(long seed) {
        Plan plan = Plans.any(new SplittableRandom(seed));
        String text = PlanFile.text(plan);
        Plan read = opened(PlanFile.parse("test", text));
        assertEquals(plan, read);
        assertEquals(text, PlanFile.text(read));
    }

    @Test
    void aFileOnDiskGivesBackItsPlan() throws IOException {
        Plan plan = Plans.any(new SplittableRandom(7), 30);
        Path file = folder.resolve("昇腾 plan.kilorack");
        assertInstanceOf(PlanFile.Saved.class, PlanFile.save(plan, file));
        assertEquals(plan, opened(PlanFile.read(file)));
        assertEquals(PlanFile.text(plan), Files.readString(file, StandardCharsets.UTF_8));
    }

    @Test
    void aCoolingUnitStandsInTheFileWithItsFeedsAndAnOlderOneStatesNone() {
        String text = """
                {
                  "format": 1,
                  "asOf": "2026-11-23",
                  "sites": [
                    {
                      "id": "s",
                      "wiringRules": "iec",
                      "power": [
                        {"id": "gen", "kind": "generator", "wiring": "three-phase-wye", "startSeconds": 10},
                        {"id": "tr", "kind": "transformer", "sources": ["gen"], "wiring": "three-phase-wye", "vectorGroup": "dyn11"}
                      ],
                      "cooling": [
                        {"id": "old", "medium": "air"},
                        {"id": "new", "medium": "rejection", "feeds": ["tr", "gen"], "transfer": "ats", "drawKw": 7.5}
                      ]
                    }
                  ]
                }
                """;
        Plan plan = opened(PlanFile.parse("test", text));
        assertEquals(text, PlanFile.text(plan));
        var site = plan.sites().getFirst();
        assertEquals(List.of(), site.cooling().getFirst().feeds());
        assertEquals(CoolingUnit.Transfer.UNSTATED, site.cooling().getFirst().transfer());
        assertEquals(OptionalDouble.empty(), site.cooling().getFirst().drawKw());
        assertEquals(List.of("tr", "gen"), site.cooling().getLast().feeds());
        assertEquals("Dyn11", site.chain().getLast().vectorGroup().orElseThrow().text());
    }

    @Test
    void aWorkloadStandsInTheFileWithItsShareAndSecondPool() {
        String text = """
                {
                  "format": 1,
                  "asOf": "2026-11-23",
                  "pools": [
                    {
                      "id": "p",
                      "usdPerAcceleratorHour": 2.5,
                      "lifeYears": 4,
                      "interest": 0.08
                    },
                    {
                      "id": "q"
                    }
                  ],
                  "workloads": [
                    {
                      "id": "w",
                      "kind": "serve",
                      "model": "deepseek-v3",
                      "pool": "p",
                      "inputTokens": 2000,
                      "outputTokens": 500,
                      "prefixHit": 0,
                      "share": 0.25,
                      "secondPool": "q",
                      "secondShare": 0.5,
                      "linkGbps": 400
                    }
                  ]
                }
                """;
        Plan plan = opened(PlanFile.parse("test", text));
        var placement = plan.workloads().getFirst().placement();
        assertEquals("q", placement.secondPoolId());
        assertEquals(0.25, placement.share().orElseThrow());
        assertEquals(0.5, placement.secondShare().orElseThrow());
        assertEquals(400, placement.linkGbps().orElseThrow());
        assertEquals(2.5, plan.pools().getFirst().price().usdPerHour().orElseThrow());
        assertEquals(text.strip(), PlanFile.text(plan).strip());
        for (String wrong : new String[] {"\"share\": 0,", "\"share\": 1.5,", "\"share\": \"half\","}) {
            var refused = PlanFile.parse("test", text.replace("\"share\": 0.25,", wrong));
            assertInstanceOf(PlanFile.Refused.class, refused, wrong);
        }
    }

    @Test
    void aTrainingJobSaysWhetherItMayUseTheHostsMemory() {
        String text = """
                {
                  "format": 1,
                  "asOf": "2026-11-23",
                  "workloads": [
                    {
                      "id": "w",
                      "kind": "train",
                      "model": "llama-3.1-70b",
                      "tokens": 1000000000000,
                      "sequenceLength": 8192,
                      "globalBatch": 1024,
                      "offload": "allowed"
                    }
                  ]
                }
                """;
        Plan plan = opened(PlanFile.parse("test", text));
        assertEquals(
                true, ((io.kilorack.plan.Workload.Training) plan.workloads().getFirst()).offload());
        assertEquals(text.strip(), PlanFile.text(plan).strip());
        // an older file says nothing: then it is only proposed
        Plan older = opened(PlanFile.parse("test", text.replace(",\n      \"offload\": \"allowed\"", "")));
        assertEquals(
                false, ((io.kilorack.plan.Workload.Training) older.workloads().getFirst()).offload());
        assertInstanceOf(PlanFile.Refused.class, PlanFile.parse("test", text.replace("allowed", "perhaps")));
    }

    @Test
    void theTextIsWhatPeopleExpectInGit() {
        String text = """
                {
                  "format": 1,
                  "name": "Small",
                  "asOf": "2026-11-23",
                  "sites": [
                    {
                      "id": "s",
                      "wiringRules": "iec",
                      "power": [
                        {"id": "bw-a", "kind": "busway", "sources": ["ups-a"], "side": "A", "wiring": "three-phase-wye", "ratedAmps": 400}
                      ],
                      "halls": [
                        {
                          "id": "h",
                          "widthM": 12,
                          "depthM": 8.4,
                          "heightM": 4,
                          "racks": [
                            {
                              "id": "R1",
                              "model": "rack-42u-750",
                              "xM": 1.2,
                              "yM": 0,
                              "front": "south",
                              "feeds": ["bw-a", "bw-b"],
                              "devices": [
                                {"id": "d1", "model": "dgx-h100", "u": 1},
                                {"id": "d2", "model": "sw-sn2201", "u": 40.5, "face": "rear"}
                              ]
                            }
                          ]
                        }
                      ]
                    }
                  ]
                }
                """;
        assertEquals(text, PlanFile.text(opened(PlanFile.parse("small", text))));
    }

    static Plan opened(PlanFile.Outcome outcome) {
        return switch (outcome) {
            case PlanFile.Opened(var plan) -> plan;
            case PlanFile.Refused(var problem) -> throw new AssertionError(problem.text());
        };
    }
}
