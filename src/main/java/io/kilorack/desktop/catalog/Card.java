package io.kilorack.desktop.catalog;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.catalog.SystemModel;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// A catalog entry as the panel shows it.
///
/// @param form `server`, `rack`, `superpod`, `accelerator`, or the kind of infrastructure
/// @param specs TFLOPS, GB, kW in one line; what is unknown is left out
/// @param memoryGb per accelerator, `watts` of the whole thing
/// @param acceleratorId whose export class the badge shows; empty for none
/// @param placeable true when it can be put on the floor or into a rack
/// @param searchText lower-case words to search in
public record Card(
        String id,
        String name,
        String vendor,
        String form,
        String specs,
        OptionalDouble memoryGb,
        OptionalDouble watts,
        String acceleratorId,
        boolean placeable,
        String searchText) {

    /// All cards of a catalog: systems first, because they are what a planner places, then racks, then gear
    /// (what goes into a rack before the rest), then accelerators.
    public static List<Card> of(Catalog catalog) {
        var cards = new ArrayList<Card>();
        catalog.systems().values().forEach(s -> cards.add(system(s, catalog)));
        catalog.infrastructure().values().stream()
                .sorted(Comparator.comparingInt(
                        i -> i.kind().equals("rack") ? 0 : i.heightU().isPresent() ? 1 : 2))
                .forEach(i -> cards.add(gear(i)));
        catalog.accelerators().values().forEach(a -> cards.add(accelerator(a)));
        return List.copyOf(cards);
    }

    private static Card system(SystemModel s, Catalog catalog) {
        var specs = new ArrayList<String>();
        Accelerator a = catalog.accelerators().get(s.acceleratorId());
        int count = s.acceleratorCount().orElse(0);
        if (a != null && count > 0) {
            peak(a, count, specs);
            a.memoryGb().ifPresent(gb -> specs.add(NumberText.withUnit(gb * count * 1e9, "B")));
        }
        s.maxWatts().ifPresent(w -> specs.add(NumberText.withUnit(w, "W")));
        if (specs.size() < 3) {
            s.heightU().ifPresent(u -> specs.add(NumberText.stated(u) + " U"));
        }
        return card(
                s.id(),
                s.name(),
                s.entry().vendor(),
                s.form().name().toLowerCase(Locale.ROOT),
                specs,
                a == null ? OptionalDouble.empty() : a.memoryGb(),
                s.maxWatts(),
                s.acceleratorId(),
                true,
                a == null ? "" : a.name());
    }

    private static Card accelerator(Accelerator a) {
        var specs = new ArrayList<String>();
        peak(a, 1, specs);
        a.memoryGb().ifPresent(gb -> specs.add(NumberText.withUnit(gb * 1e9, "B")));
        a.tdpWatts().ifPresent(w -> specs.add(NumberText.withUnit(w, "W")));
        return card(
                a.id(),
                a.name(),
                a.vendor(),
                "accelerator",
                specs,
                a.memoryGb(),
                a.tdpWatts(),
                a.id(),
                false,
                a.formFactor());
    }

    private static Card gear(Infrastructure i) {
        var specs = new ArrayList<String>();
        i.heightU().ifPresent(u -> specs.add(NumberText.stated(u) + " U"));
        i.capacityKw().ifPresent(kw -> specs.add(NumberText.withUnit(kw * 1000, "W")));
        i.capacityKva().ifPresent(kva -> specs.add(NumberText.plain(kva) + " kVA"));
        if (i.capacityKw().isEmpty()) {
            i.maxWatts().ifPresent(w -> specs.add(NumberText.withUnit(w, "W")));
        }
        i.massKg().ifPresent(kg -> specs.add(NumberText.plain(kg) + " kg"));
        boolean placeable = i.kind().equals("rack") || i.heightU().isPresent();
        return card(
                i.id(),
                i.name(),
                i.entry().vendor(),
                i.kind(),
                specs,
                OptionalDouble.empty(),
                i.maxWatts(),
                "",
                placeable,
                "");
    }

    private static void peak(Accelerator a, int count, List<String> specs) {
        OptionalDouble bf16 =
                a.peak(NumberFormat.BF16).isPresent() ? a.peak(NumberFormat.BF16) : a.peak(NumberFormat.FP16);
        bf16.ifPresent(
                t -> specs.add(NumberText.withUnit(t * count * 1e12, "FLOP/s").replace("FLOP/s", "FLOPS")));
    }

    private static Card card(
            String id,
            String name,
            String vendor,
            String form,
            List<String> specs,
            OptionalDouble memoryGb,
            OptionalDouble watts,
            String acceleratorId,
            boolean placeable,
            String more) {
        String words = String.join(" ", id, name, vendor, form, more).toLowerCase(Locale.ROOT);
        return new Card(
                id,
                name,
                vendor,
                form,
                specs.isEmpty() ? Texts.get("catalog.noSpecs") : String.join(" · ", specs),
                memoryGb,
                watts,
                acceleratorId,
                placeable,
                words);
    }
}
