package io.kilorack.report.draw;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.RackResult;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The colour of every rack of a [FloorScene] in one [FloorColour] mode, and the legend that explains it.
/// Build it when the assessment or the mode changes, not per frame. Unknown and conflicting states carry
/// a hatch.
public final class FloorColours {
    /// One line of the legend: `racks` counts how many racks have it.
    public record LegendEntry(String label, Ink ink, boolean hatched, int racks) {}

    private static final double[] HEADROOM = {0.5, 0.3, 0.15, 0.05, 0};
    private static final double[] HEAT_KW = {10, 20, 40, 80};
    private static final double[] FLOOR_SHARE = {0.5, 0.7, 0.85, 0.95, 1.0};
    private static final double[] SPACE_SHARE = {0.25, 0.5, 0.75, 0.9};
    private static final Ink[] HEAT = {Ink.HEAT_1, Ink.HEAT_2, Ink.HEAT_3, Ink.HEAT_4, Ink.HEAT_5};

    final byte[] ink;
    final boolean[] hatched;
    final Ink[] used;
    private final String title;
    private final List<LegendEntry> legend;

    private FloorColours(String title, int[] classOf, List<LegendEntry> classes) {
        this.title = title;
        this.ink = new byte[classOf.length];
        this.hatched = new boolean[classOf.length];
        int[] count = new int[classes.size()];
        for (int i = 0; i < classOf.length; i++) {
            LegendEntry entry = classes.get(classOf[i]);
            count[classOf[i]]++;
            ink[i] = (byte) entry.ink().ordinal();
            hatched[i] = entry.hatched();
        }
        var shown = new ArrayList<LegendEntry>();
        for (int k = 0; k < classes.size(); k++) {
            LegendEntry e = classes.get(k);
            if (count[k] > 0) {
                shown.add(new LegendEntry(e.label(), e.ink(), e.hatched(), count[k]));
            }
        }
        legend = List.copyOf(shown);
        used = legend.stream().map(LegendEntry::ink).distinct().toArray(Ink[]::new);
    }

    /// What the colour means, with its unit.
    public String title() {
        return title;
    }

    /// The classes that occur, in their order.
    public List<LegendEntry> legend() {
        return legend;
    }

    /// Without an assessment only [FloorColour#FAMILY] has an answer; every other mode shows unknown.
    public static FloorColours of(
            FloorScene scene, FloorColour mode, Families families, @Nullable Assessment assessment) {
        return switch (mode) {
            case FAMILY -> family(scene, families);
            case POWER -> power(scene, assessment);
            case HEAT -> cooling(scene, assessment, false);
            case EXPOSURE -> exposure(scene, assessment);
            case STATE -> state(scene, assessment);
            case WEIGHT -> weight(scene, assessment);
            case LIQUID -> cooling(scene, assessment, true);
            case DENSITY -> density(scene, assessment);
            case SPACE -> space(scene, assessment);
        };
    }

    private static FloorColours family(FloorScene scene, Families families) {
        var classes = new ArrayList<LegendEntry>();
        var classOfAccelerator = new HashMap<String, Integer>();
        for (Families.Family family : families.list()) {
            classOfAccelerator.put(family.acceleratorId(), classes.size());
            classes.add(new LegendEntry(family.name(), family.ink(), false, 0));
        }
        int mixed = classes.size();
        classes.add(new LegendEntry("several accelerators", Ink.ACCENT_SOFT, true, 0));
        classes.add(new LegendEntry("no accelerators", Ink.FAMILY_NONE, false, 0));
        classes.add(new LegendEntry("empty rack", Ink.RACK_BODY, false, 0));
        int[] classOf = new int[scene.size()];
        for (int i = 0; i < classOf.length; i++) {
            Rack rack = scene.racks[i];
            int found = acceleratorClass(rack.modelId(), scene, classOfAccelerator);
            List<Device> devices = rack.devices();
            for (int k = 0; k < devices.size() && found != mixed; k++) {
                int own = acceleratorClass(devices.get(k).modelId(), scene, classOfAccelerator);
                if (own >= 0 && own != found) {
                    found = found < 0 ? own : mixed;
                }
            }
            classOf[i] = found >= 0 ? found : devices.isEmpty() ? mixed + 2 : mixed + 1;
        }
        return new FloorColours("Accelerator", classOf, classes);
    }

    private static int acceleratorClass(String modelId, FloorScene scene, Map<String, Integer> classOfAccelerator) {
        SystemModel system = scene.catalog.systems().get(modelId);
        return system == null ? -1 : classOfAccelerator.getOrDefault(system.acceleratorId(), -1);
    }

    private static List<LegendEntry> headroomClasses(String none, String unknown) {
        return List.of(
                new LegendEntry("over 50 % free", HEAT[0], false, 0),
                new LegendEntry("30 to 50 %", HEAT[1], false, 0),
                new LegendEntry("15 to 30 %", HEAT[2], false, 0),
                new LegendEntry("5 to 15 %", HEAT[3], false, 0),
                new LegendEntry("under 5 %", HEAT[4], false, 0),
                new LegendEntry("over the limit", Ink.HEAT_OVER, false, 0),
                new LegendEntry(none, Ink.HEAT_NO_LIMIT, false, 0),
                new LegendEntry(unknown, Ink.FINDING_UNKNOWN, true, 0),
                new LegendEntry("none needed", Ink.RACK_BODY, false, 0));
    }

    private static final int NO_LIMIT = 6;
    private static final int UNKNOWN = 7;
    private static final int NOTHING = 8;

    private static FloorColours power(FloorScene scene, @Nullable Assessment assessment) {
        int[] classOf = new int[scene.size()];
        for (int i = 0; i < classOf.length; i++) {
            RackResult result = result(scene, i, assessment);
            Rack rack = scene.racks[i];
            OptionalDouble room = result == null ? OptionalDouble.empty() : result.feedHeadroom();
            if (room.isPresent()) {
                classOf[i] = below(room.getAsDouble(), HEADROOM);
            } else {
                boolean idle = result != null
                        && rack.devices().isEmpty()
                        && result.design().unitsUsed() <= 0;
                classOf[i] = idle ? NOTHING : result == null || rack.feeds().isEmpty() ? UNKNOWN : NO_LIMIT;
            }
        }
        return new FloorColours(
                "Feed headroom in the worst single failure",
                classOf,
                headroomClasses("no limit set", "unknown, no feed named"));
    }

    /// Margin of the group that carries a rack's heat, by medium.
    private static FloorColours cooling(FloorScene scene, @Nullable Assessment assessment, boolean liquid) {
        Map<String, CoolingLoad> groups = CoolingHeadroom.groups(scene.hall, assessment);
        int[] classOf = new int[scene.size()];
        for (int i = 0; i < classOf.length; i++) {
            RackResult result = result(scene, i, assessment);
            OptionalDouble own = result == null
                    ? OptionalDouble.empty()
                    : liquid
                            ? result.design().heatToLiquid().value()
                            : result.design().heatToAir().value();
            CoolingLoad group = groups.get(liquid ? scene.racks[i].loop() : scene.hall.airGroup());
            if (own.isEmpty()) {
                classOf[i] = UNKNOWN;
            } else if (own.getAsDouble() <= 0) {
                classOf[i] = NOTHING;
            } else if (group == null) {
                classOf[i] = UNKNOWN;
            } else {
                double margin = CoolingHeadroom.margin(group);
                // With an unknown machine on the group its margin is at most this: over stays over.
                boolean open = group.unknownDevices() > 0 && margin >= 0;
                classOf[i] = Double.isNaN(margin) ? NO_LIMIT : open ? UNKNOWN : below(margin, HEADROOM);
            }
        }
        return new FloorColours(
                liquid
                        ? "Headroom of the liquid loop without its largest unit"
                        : "Headroom of room cooling without its largest unit",
                classOf,
                headroomClasses("capacity not stated", liquid ? "unknown heat or loop" : "unknown heat or air group"));
    }

    /// Number of thresholds (falling) that the value stays under.
    private static int below(double value, double[] falling) {
        int k = 0;
        while (k < falling.length && value < falling[k]) {
            k++;
        }
        return k;
    }

    private static int above(double value, double[] rising) {
        int k = 0;
        while (k < rising.length && value > rising[k]) {
            k++;
        }
        return k;
    }

    /// One class for each step of the heat scale, then unknown.
    private static ArrayList<LegendEntry> heatClasses() {
        var classes = new ArrayList<LegendEntry>();
        for (int k = 0; k <= HEAT_KW.length; k++) {
            String label = k == 0
                    ? "up to " + NumberText.fixed(HEAT_KW[0], 0) + " kW"
                    : k == HEAT_KW.length
                            ? "over " + NumberText.fixed(HEAT_KW[k - 1], 0) + " kW"
                            : NumberText.fixed(HEAT_KW[k - 1], 0) + " to " + NumberText.fixed(HEAT_KW[k], 0) + " kW";
            classes.add(new LegendEntry(label, HEAT[k], false, 0));
        }
        classes.add(new LegendEntry("unknown", Ink.FINDING_UNKNOWN, true, 0));
        return classes;
    }

    private static FloorColours space(FloorScene scene, @Nullable Assessment assessment) {
        List<LegendEntry> classes = List.of(
                new LegendEntry("up to 25 % of its units used", HEAT[0], false, 0),
                new LegendEntry("25 to 50 %", HEAT[1], false, 0),
                new LegendEntry("50 to 75 %", HEAT[2], false, 0),
                new LegendEntry("75 to 90 %", HEAT[3], false, 0),
                new LegendEntry("over 90 %", HEAT[4], false, 0),
                new LegendEntry("empty", Ink.RACK_BODY, false, 0),
                new LegendEntry("unknown", Ink.FINDING_UNKNOWN, true, 0));
        int[] classOf = new int[scene.size()];
        for (int i = 0; i < classOf.length; i++) {
            RackResult result = result(scene, i, assessment);
            double total = result == null ? 0 : result.design().unitsTotal();
            double used = result == null ? 0 : result.design().unitsUsed();
            classOf[i] = !(total > 0) ? 6 : used <= 0 ? 5 : above(used / total, SPACE_SHARE);
        }
        return new FloorColours("Rack units in use", classOf, classes);
    }

    private static FloorColours density(FloorScene scene, @Nullable Assessment assessment) {
        ArrayList<LegendEntry> classes = heatClasses();
        int[] classOf = new int[scene.size()];
        for (int i = 0; i < classOf.length; i++) {
            RackResult result = result(scene, i, assessment);
            OptionalDouble watts = result == null
                    ? OptionalDouble.empty()
                    : sum(result.design().heatToAir(), result.design().heatToLiquid());
            classOf[i] = watts.isEmpty() ? HEAT_KW.length + 1 : above(watts.getAsDouble() / 1000, HEAT_KW);
        }
        return new FloorColours("Heat at the expected load, air and liquid", classOf, classes);
    }

    private static OptionalDouble sum(Figure a, Figure b) {
        if (a.value().isEmpty() && b.value().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(a.value().orElse(0) + b.value().orElse(0));
    }

    private static FloorColours exposure(FloorScene scene, @Nullable Assessment assessment) {
        var classes = new ArrayList<LegendEntry>();
        for (Severity severity : Severity.values()) {
            classes.add(
                    new LegendEntry(Findings.label(severity), Findings.ink(severity), Findings.hatched(severity), 0));
        }
        classes.add(new LegendEntry("no accelerators", Ink.RACK_BODY, false, 0));
        int[] classOf = new int[scene.size()];
        for (int i = 0; i < classOf.length; i++) {
            RackResult result = result(scene, i, assessment);
            if (result == null) {
                classOf[i] = Severity.UNKNOWN.ordinal();
            } else if (result.design().families().isEmpty() && result.severity() == Severity.ALLOWED) {
                classOf[i] = classes.size() - 1;
            } else {
                classOf[i] = result.severity().ordinal();
            }
        }
        return new FloorColours("Worst export-control finding", classOf, classes);
    }

    private static FloorColours state(FloorScene scene, @Nullable Assessment assessment) {
        List<LegendEntry> classes = List.of(
                new LegendEntry("no check fails", Ink.FINDING_ALLOWED, false, 0),
                new LegendEntry("data missing", Ink.FINDING_UNKNOWN, true, 0),
                new LegendEntry("warning", Ink.FINDING_LICENCE, false, 0),
                new LegendEntry("error", Ink.OVER_LIMIT, false, 0));
        int[] classOf = new int[scene.size()];
        if (assessment == null) {
            Arrays.fill(classOf, 1);
            return new FloorColours("Checks", classOf, classes);
        }
        for (Check check : assessment.checks()) {
            if (check.waiver().isPresent()) {
                continue;
            }
            int level = switch (check.severity()) {
                case ERROR -> 3;
                case WARNING -> 2;
                case INFO -> 1;
            };
            for (String subject : check.subjects()) {
                int i = scene.indexOf(subject);
                if (i >= 0) {
                    classOf[i] = Math.max(classOf[i], level);
                }
            }
        }
        return new FloorColours("Checks", classOf, classes);
    }

    private static FloorColours weight(FloorScene scene, @Nullable Assessment assessment) {
        OptionalDouble rating = scene.hall.floorKpa();
        List<LegendEntry> classes = List.of(
                new LegendEntry("up to 50 % of the rating", HEAT[0], false, 0),
                new LegendEntry("50 to 70 %", HEAT[1], false, 0),
                new LegendEntry("70 to 85 %", HEAT[2], false, 0),
                new LegendEntry("85 to 95 %", HEAT[3], false, 0),
                new LegendEntry("95 to 100 %", HEAT[4], false, 0),
                new LegendEntry("over the rating", Ink.HEAT_OVER, false, 0),
                new LegendEntry("no floor rating set", Ink.HEAT_NO_LIMIT, false, 0),
                new LegendEntry("mass unknown", Ink.FINDING_UNKNOWN, true, 0));
        int[] classOf = new int[scene.size()];
        for (int i = 0; i < classOf.length; i++) {
            RackResult result = result(scene, i, assessment);
            OptionalDouble kpa = result == null
                    ? OptionalDouble.empty()
                    : result.design().floorKpa().value();
            classOf[i] = kpa.isEmpty()
                    ? 7
                    : rating.isEmpty() ? 6 : above(kpa.getAsDouble() / rating.getAsDouble(), FLOOR_SHARE);
        }
        return new FloorColours("Floor load on the rack's footprint", classOf, classes);
    }

    private static @Nullable RackResult result(FloorScene scene, int index, @Nullable Assessment assessment) {
        return assessment == null ? null : assessment.racks().get(scene.racks[index].id());
    }
}
