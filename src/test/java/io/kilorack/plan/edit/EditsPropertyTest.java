package io.kilorack.plan.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Rack;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.plan.layout.PlanChecker;
import io.kilorack.plan.layout.PlanProblem;
import io.kilorack.plan.sample.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a user does to a sound plan by edits, it stays sound: nothing overlaps, ids are unique, no name
/// is left without its thing.
class EditsPropertyTest {
    private static final List<String> RACKS =
            List.of("rack-42u-750", "rack-48u-750", "gb200-nvl72", "atlas-900-a3-superpod", "gone");
    private static final List<String> DEVICES =
            List.of("dgx-h100", "atlas-800t-a2", "atlas-800t-a3", "sw-sn2201", "sw-qm9700", "cdu-vertiv-450", "gone");

    private final Catalog catalog = BaseCatalog.get();
    private final Edits edits = new Edits(PartSizes.of(catalog));

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSoundPlanStaysSound(long seed) {
        var random = new SplittableRandom(seed);
        var history = new History(seed % 2 == 0 ? Samples.mixedHall() : Samples.shenzhenStock());
        var checker = new PlanChecker(catalog);
        assertEquals(List.of(), faults(checker, history.current()));
        int made = 0;
        for (int i = 0; i < 120; i++) {
            Plan before = history.current();
            Edit edit = any(before, random);
            Plan after = history.apply(edit);
            switch (edit) {
                case Edit.Made(var name, var plan, var _) -> {
                    made++;
                    assertSame(plan, after);
                    assertFalse(name.isBlank());
                    assertEquals(List.of(), faults(checker, after), name);
                    assertUnique(after);
                    if (plan != before) {
                        assertSame(before, history.undo());
                        assertSame(after, history.redo());
                    }
                }
                case Edit.Refused(var reason, var nextStep, var _) -> {
                    assertSame(before, after);
                    assertTrue(reason.endsWith(".") && nextStep.endsWith("."), reason + " / " + nextStep);
                }
            }
        }
        assertTrue(made > 30, "only " + made + " edits were made");
        Plan last = history.current();
        assertEquals(last, ((PlanFile.Opened) PlanFile.parse("last", PlanFile.text(last))).plan());
    }

    /// Stock may be taken beyond a lot by copying; everything else must hold.
    private static List<String> faults(PlanChecker checker, Plan plan) {
        return checker.check(plan).stream()
                .filter(problem -> problem.level() == PlanProblem.Level.ERROR)
                .filter(problem -> !problem.code().equals("plan.stock.exceeded"))
                .map(problem -> problem.code() + " " + problem.message())
                .toList();
    }

    private static void assertUnique(Plan plan) {
        var ids = new ArrayList<String>();
        for (Rack rack : racks(plan)) {
            ids.add("rack " + rack.id());
            rack.devices().forEach(device -> ids.add("device " + device.id()));
        }
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    private Edit any(Plan plan, SplittableRandom random) {
        List<Rack> racks = racks(plan);
        if (racks.isEmpty()) {
            return edits.racks().add(plan, "hall-1", "rack-42u-750", "", 3, 3, Rack.Orientation.NORTH);
        }
        Rack rack = pick(random, racks);
        Set<String> one = Set.of(rack.id());
        Set<String> some = new HashSet<>(List.of(rack.id(), pick(random, racks).id()));
        List<Device> devices =
                racks.stream().flatMap(each -> each.devices().stream()).toList();
        String device = devices.isEmpty() ? "none" : pick(random, devices).id();
        double near = random.nextInt(-4, 5) * 0.6;
        int half = random.nextInt(-1, 90);
        Device.Face face = random.nextInt(4) == 0 ? Device.Face.REAR : Device.Face.FRONT;
        return switch (random.nextInt(18)) {
            case 0 -> edits.racks().move(plan, some, near, random.nextInt(-3, 4) * 0.3);
            case 1 -> edits.racks().moveTo(plan, rack.id(), random.nextDouble(0, 20), random.nextDouble(0, 13));
            case 2 -> edits.racks().rotate(plan, one);
            case 3 -> edits.racks().duplicate(plan, some, random.nextDouble(-9, 9), random.nextDouble(-9, 9));
            case 4 -> edits.racks().remove(plan, random.nextInt(3) == 0 ? some : one);
            case 5 ->
                edits.racks()
                        .add(
                                plan,
                                "hall-1",
                                pick(random, RACKS),
                                "Z",
                                random.nextDouble(-1, 20),
                                random.nextDouble(-1, 13),
                                Rack.Orientation.values()[random.nextInt(4)]);
            case 6 -> edits.racks().setModel(plan, one, pick(random, RACKS.subList(0, 2)));
            case 7 ->
                edits.racks()
                        .setFeeds(plan, some, random.nextBoolean() ? List.of("bw-1a", "bw-1b") : List.of("nowhere"));
            case 8 -> edits.devices().add(plan, rack.id(), pick(random, DEVICES), half, face, random.nextInt(1, 4));
            case 9 -> edits.devices().addLowest(plan, some, pick(random, DEVICES), face, random.nextInt(1, 3));
            case 10 -> edits.devices().move(plan, device, rack.id(), half, face);
            case 11 -> edits.devices().remove(plan, Set.of(device));
            case 12 -> edits.devices().duplicate(plan, device);
            case 13 -> edits.rows().fillRow(plan, rack.id(), random.nextInt(1, 4), 0);
            case 14 -> edits.rows().repeat(plan, some, 1, 0.6);
            case 15 -> edits.rows().number(plan, some, "N", random.nextInt(100));
            case 16 ->
                edits.contents()
                        .assign(
                                plan,
                                some,
                                pick(
                                                random,
                                                plan.pools().isEmpty()
                                                        ? List.of(new Pool("none", "", List.of()))
                                                        : plan.pools())
                                        .id());
            default ->
                plan.stock().isEmpty() || random.nextInt(4) > 0
                        ? edits.devices().rename(plan, device, "renamed")
                        : edits.contents()
                                .removeStock(plan, pick(random, plan.stock()).id());
        };
    }

    private static List<Rack> racks(Plan plan) {
        return plan.sites().stream()
                .flatMap(site -> site.halls().stream())
                .map(Hall::racks)
                .flatMap(List::stream)
                .toList();
    }

    private static <T> T pick(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
