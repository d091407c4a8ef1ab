package io.kilorack.desktop.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.assess.Delivery;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.desktop.actions.Actions;
import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.quantity.Confidence;
import io.kilorack.report.draw.FloorColour;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every key the program asks for has a text, and every text is asked for.
class TextsConsistencyTest {
    private static final Path SOURCES = Path.of("src/main/java/io/kilorack/desktop");
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z0-9_]+)+|asOf)\"");
    private static final Pattern USED = Pattern.compile("Texts\\.(?:get|has)\\(\\s*\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("(?:of|named)\\(\\s*\"([a-z]+\\.[A-Za-z.]+)\"");

    @Test
    void everyKeyAskedForHasAText() throws IOException {
        var missing = new TreeSet<String>();
        String sources = sources();
        var used = USED.matcher(sources);
        while (used.find()) {
            if (!used.group(1).endsWith(".") && !used.group(1).endsWith("action.")) {
                missing.add(used.group(1));
            }
        }
        missing.addAll(computed(sources));
        missing.removeAll(texts());
        assertEquals(Set.of(), missing, () -> "add to texts_en.properties:\n" + String.join(" =\n", missing) + " =");
    }

    @Test
    void everyTextIsAskedFor() throws IOException {
        String sources = sources();
        var unused = new TreeSet<>(texts());
        var literal = KEY.matcher(sources);
        while (literal.find()) {
            unused.remove(literal.group(1));
        }
        unused.removeAll(computed(sources));
        assertEquals(Set.of(), unused, "texts nobody asks for");
    }

    /// Keys put together from a prefix and a name.
    private static Set<String> computed(String sources) {
        var keys = new TreeSet<String>();
        var action = ACTION.matcher(sources);
        while (action.find()) {
            if (!action.group(1).startsWith("action.")) {
                keys.add("action." + action.group(1));
            }
        }
        Actions.MENUS.forEach(m -> keys.add("menu." + m));
        for (Severity s : Severity.values()) {
            keys.add("severity." + s.name());
            keys.add("severity.short." + s.name());
        }
        for (io.kilorack.plan.NamedParty.Role r : io.kilorack.plan.NamedParty.Role.values()) {
            keys.add("role." + r.name());
        }
        for (String t : new String[] {"findings", "replay", "plane", "risk", "parties", "supply"}) {
            keys.add("exposure.tab." + t);
        }
        for (Confidence c : Confidence.values()) {
            keys.add("confidence." + c.name());
        }
        for (FloorColour c : FloorColour.values()) {
            keys.add("colour." + c.name());
        }
        for (var wiring : io.kilorack.plan.PowerNode.Wiring.values()) {
            keys.add("wiring." + wiring.name());
        }
        for (String k : new String[] {"UTILITY", "TRANSFORMER", "SWITCHGEAR", "UPS", "BUSWAY", "RACK_PDU"}) {
            keys.add("new.node." + k);
        }
        for (Rack.Orientation o : Rack.Orientation.values()) {
            keys.add("orientation." + o.name());
        }
        for (Hall.AisleKind k : Hall.AisleKind.values()) {
            keys.add("area." + k.name());
        }
        for (io.kilorack.plan.Site.RuleSet r : io.kilorack.plan.Site.RuleSet.values()) {
            keys.add("ruleSet." + r.name());
        }
        for (Hall.Containment c : Hall.Containment.values()) {
            keys.add("containment." + c.name());
        }
        for (CoolingPlant.Kind k : CoolingPlant.Kind.values()) {
            keys.add("plant." + k.name());
        }
        for (CoolingUnit.Medium m : CoolingUnit.Medium.values()) {
            keys.add("medium." + m.name());
            keys.add("new.cooling." + m.name());
        }
        for (CoolingUnit.Transfer t : CoolingUnit.Transfer.values()) {
            keys.add("transfer." + t.name());
        }
        for (Delivery.Outcome o : Delivery.Outcome.values()) {
            keys.add("delivery." + o.name());
        }
        for (io.kilorack.catalog.Kind k : io.kilorack.catalog.Kind.values()) {
            keys.add("kind." + k.name().toLowerCase(java.util.Locale.ROOT));
        }
        for (String g : new String[] {"systems", "gear", "accelerators", "all"}) {
            keys.add("catalog.group." + g);
        }
        for (String f : new String[] {"vendor", "form", "memory", "power", "class"}) {
            keys.add("facet." + f);
        }
        for (String f : new String[] {
            "accelerator",
            "busway",
            "cdu",
            "crac",
            "crah",
            "fan_wall",
            "pdu",
            "rack",
            "scaleup_switch",
            "server",
            "storage",
            "superpod",
            "switch",
            "ups"
        }) {
            keys.add("form." + f);
        }
        for (String g : new String[] {"pan", "zoom", "band", "arrows", "fine", "open", "moveDevice"}) {
            keys.add("gesture." + g);
            keys.add("gesture." + g + ".keys");
        }
        for (String k : new String[] {"training", "serving", "racks", "capex"}) {
            keys.add("kpi." + k);
        }
        for (String h : new String[] {"1", "2", "3"}) {
            keys.add("hint." + h);
        }
        var tab = Pattern.compile("\\.add\\(\"([a-z]+)\", \\(\\) ->").matcher(sources);
        while (tab.find()) {
            keys.add("view." + tab.group(1));
        }
        io.kilorack.desktop.views.Views.ALL.forEach(v -> keys.add("view." + v.key()));
        return keys;
    }

    private static String sources() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static Set<String> texts() throws IOException {
        var properties = new Properties();
        try (var in = TextsConsistencyTest.class.getResourceAsStream("/io/kilorack/desktop/texts_en.properties")) {
            properties.load(new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return properties.stringPropertyNames();
    }
}
