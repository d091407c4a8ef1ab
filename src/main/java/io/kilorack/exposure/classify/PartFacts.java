package io.kilorack.exposure.classify;

import io.kilorack.catalog.Accelerator;
import io.kilorack.exposure.facts.Facts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The facts of a part as the catalog knows them. What the catalog does not say stays unknown; in
/// particular a TPP without the
/// tensor units' peak, a performance density without the die area, and everything nobody but the maker can
/// attest.
public final class PartFacts {
    private static final String CATALOG = "catalog";
    private static final Pattern PCIE = Pattern.compile("PCIe (\\d)(?:\\.0)?(?: x16)?");
    private static final Pattern NANOMETRES = Pattern.compile("(\\d+) ?nm");
    private static final Pattern TSMC_N = Pattern.compile("\\bN(\\d+)");
    /// Seat of the designer by catalog vendor: where the company's headquarters are.
    private static final Map<String, String> SEATS = Map.ofEntries(
            Map.entry("NVIDIA", "US"),
            Map.entry("AMD", "US"),
            Map.entry("Intel", "US"),
            Map.entry("Google", "US"),
            Map.entry("AWS", "US"),
            Map.entry("Amazon", "US"),
            Map.entry("Microsoft", "US"),
            Map.entry("Meta", "US"),
            Map.entry("Cerebras", "US"),
            Map.entry("Groq", "US"),
            Map.entry("Qualcomm", "US"),
            Map.entry("Huawei", "CN"),
            Map.entry("Baidu Kunlunxin", "CN"),
            Map.entry("Hygon", "CN"),
            Map.entry("Biren", "CN"),
            Map.entry("Cambricon", "CN"),
            Map.entry("MetaX", "CN"),
            Map.entry("Enflame", "CN"),
            Map.entry("Alibaba T-Head", "CN"),
            Map.entry("Moore Threads", "CN"),
            Map.entry("Iluvatar CoreX", "CN"),
            Map.entry("Tencent", "CN"),
            Map.entry("ByteDance", "CN"));
    /// Names under which the party base lists makers, where the catalog's vendor name is another.
    private static final Map<String, String> MAKERS = Map.of(
            "Huawei", "Huawei/HiSilicon", "Baidu Kunlunxin", "Kunlunxin", "Alibaba T-Head", "T-Head Semiconductor");

    private PartFacts() {}

    /// Seat of a catalog vendor's headquarters (ISO 3166 alpha-2), empty when it is not known.
    public static Optional<String> seat(String vendor) {
        return Optional.ofNullable(SEATS.get(vendor));
    }

    /// Facts of an accelerator: `part.*` only.
    public static Facts of(Accelerator accelerator) {
        Facts.Builder facts = Facts.builder();
        String vendor = accelerator.vendor();
        String name = accelerator.name();
        facts.put("part.name", name.startsWith(vendor) ? name : vendor + " " + name, CATALOG);
        facts.put("part.manufacturer", MAKERS.getOrDefault(vendor, vendor), CATALOG);
        facts.put("part.kind", accelerator.formFactor().contains("PCIe") ? "board" : "ic", CATALOG);
        facts.put("part.is_accelerator", true, CATALOG);
        String seat = SEATS.get(vendor);
        if (seat != null) {
            facts.put("part.designer_hq_country", seat, "seat of " + vendor);
            if (seat.equals("US")) {
                facts.put("part.us_origin", true, "designed in the United States");
                facts.put("part.commercially_available_in_us", sold(accelerator), CATALOG);
                facts.put("part.manufacturer_lists", List.of(), "US company");
            }
        }
        OptionalDouble tpp = Tpp.of(accelerator);
        put(facts, "part.tpp", tpp, "computed from dense peaks");
        OptionalDouble area = accelerator.dieAreaMm2();
        put(facts, "part.applicable_die_area_mm2", area, CATALOG);
        if (tpp.isPresent() && area.isPresent() && area.getAsDouble() > 0) {
            facts.put("part.pd", Tpp.density(tpp.getAsDouble(), area.getAsDouble()), "TPP / die area");
        }
        put(facts, "part.dram_bandwidth_gb_s", accelerator.memoryBandwidthGbs(), CATALOG);
        put(facts, "part.io_bidirectional_gb_s", io(accelerator), "scale-up link and host link");
        marketed(accelerator, facts);
        node(accelerator, facts);
        String foundry = foundry(accelerator.foundry());
        if (!foundry.isEmpty()) {
            facts.put("part.foundry", foundry, CATALOG);
        }
        if (!accelerator.memoryType().isBlank()) {
            facts.put("part.memory_type", accelerator.memoryType(), CATALOG);
        }
        return facts.build();
    }

    /// False for what is made for China only and for what its maker rents out and never sells (91 FR 1684
    /// asks for a part that is commercially available in the United States).
    private static boolean sold(Accelerator accelerator) {
        String name = accelerator.name();
        return !name.contains("(China")
                && !name.contains("not sold")
                && !accelerator.formFactor().startsWith("Cloud only");
    }

    /// Aggregate transfer rate of the test of 2022 [GB/s, both directions]: scale-up link plus host link.
    /// The host link is read
    /// from the catalog where it is stated; else the figure is given only where it cannot change the
    /// answer at 600 GB/s.
    static OptionalDouble io(Accelerator accelerator) {
        boolean noLink = accelerator.scaleUpName().startsWith("none");
        if (accelerator.scaleUpGbs().isEmpty() && !noLink) {
            return OptionalDouble.empty();
        }
        double link = accelerator.scaleUpGbs().orElse(0);
        Matcher pcie = PCIE.matcher(accelerator.scaleUpName() + " " + accelerator.formFactor());
        if (pcie.find()) {
            return OptionalDouble.of(link + 4 * Math.pow(2, Integer.parseInt(pcie.group(1))));
        }
        double mostHostLink = 128;
        if (link >= 600) {
            return OptionalDouble.of(link);
        }
        return link + mostHostLink < 600 ? OptionalDouble.of(link + mostHostLink) : OptionalDouble.empty();
    }

    /// Marketed for data centres: modules and passive or server cards are, gaming cards are not,
    /// workstation cards are left open.
    private static void marketed(Accelerator accelerator, Facts.Builder facts) {
        String name = accelerator.name().toLowerCase(Locale.ROOT);
        if (name.contains("geforce")) {
            facts.put("part.datacenter_marketed", false, "gaming card");
        } else if (!name.contains("rtx") || name.contains("server")) {
            facts.put("part.datacenter_marketed", true, "catalog form factor " + accelerator.formFactor());
        }
    }

    private static void node(Accelerator accelerator, Facts.Builder facts) {
        String text = accelerator.processNode();
        if (text.startsWith("not disclosed")) {
            return;
        }
        Matcher nanometres = NANOMETRES.matcher(text);
        Matcher tsmc = TSMC_N.matcher(text);
        int node = 0;
        if (nanometres.find()) {
            node = Integer.parseInt(nanometres.group(1));
        } else if (tsmc.find()) {
            node = Integer.parseInt(tsmc.group(1));
        } else if (text.contains("12FFN")) {
            node = 12;
        } else if (text.contains("4NP") || text.contains("4N")) {
            node = 4;
        }
        if (node > 0) {
            facts.put("part.node_nm", node, CATALOG);
            if (node <= 16) {
                facts.put("part.nonplanar", true, "logic nodes of 16 nm and below are FinFET or later");
            }
        }
    }

    /// `SMIC` only where the catalog says SMIC alone; mixed and unknown origins stay unknown.
    private static String foundry(String text) {
        if (text.startsWith("SMIC") && !text.contains("TSMC")) {
            return "SMIC";
        }
        return text.equals("TSMC") || text.equals("Samsung") || text.equals("GlobalFoundries") ? text : "";
    }

    private static void put(Facts.Builder facts, String field, OptionalDouble value, String basis) {
        if (value.isPresent()) {
            facts.put(field, value.getAsDouble(), basis);
        }
    }
}
