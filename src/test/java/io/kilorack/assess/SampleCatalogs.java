package io.kilorack.assess;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.Kind;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.catalog.SystemModel;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Source;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// A small catalog in memory, with figures of the facts files, so that tests need no database.
/// `mystery-box` has neither draw nor mass nor price: what is unknown must stay unknown.
public final class SampleCatalogs {
    private static final Source SOURCE = new Source("test catalog, after the makers' data sheets", Confidence.HIGH);

    private SampleCatalogs() {}

    public static Catalog small() {
        var accelerators = new LinkedHashMap<String, Accelerator>();
        add(
                accelerators,
                accelerator(
                        "nv-h100-sxm",
                        "H100 SXM5 80GB",
                        "NVIDIA",
                        "2022-03",
                        989,
                        1979,
                        80,
                        3350,
                        900,
                        8,
                        700,
                        814,
                        25000,
                        32000));
        add(
                accelerators,
                accelerator(
                        "nv-gb200",
                        "GB200 (per GPU in NVL72)",
                        "NVIDIA",
                        "2024-03",
                        2500,
                        5000,
                        186,
                        8000,
                        1800,
                        72,
                        1200,
                        1600,
                        42000,
                        60000));
        add(
                accelerators,
                accelerator(
                        "nv-h20-96",
                        "H20 96GB HBM3",
                        "NVIDIA",
                        "2023-11",
                        148,
                        296,
                        96,
                        4000,
                        900,
                        8,
                        400,
                        814,
                        12000,
                        16000));
        add(
                accelerators,
                accelerator(
                        "ascend-910b2",
                        "Ascend 910B2",
                        "Huawei",
                        "2023-10",
                        376,
                        Double.NaN,
                        64,
                        1600,
                        392,
                        8,
                        400,
                        665.6,
                        14000,
                        20000));

        add(
                accelerators,
                accelerator(
                        "mystery",
                        "Mystery chip",
                        "Unknown",
                        "2026-01",
                        100,
                        Double.NaN,
                        32,
                        1000,
                        100,
                        8,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN));

        var systems = new LinkedHashMap<String, SystemModel>();
        add(
                systems,
                server(
                        "dgx-h100",
                        "DGX H100",
                        "NVIDIA",
                        "nv-h100-sxm",
                        8,
                        8,
                        897,
                        130.5,
                        10200,
                        8400,
                        6,
                        3300,
                        4,
                        3200,
                        300000,
                        450000));
        add(
                systems,
                server(
                        "hgx-h20-96-8u",
                        "HGX H20 8U",
                        "NVIDIA",
                        "nv-h20-96",
                        8,
                        8,
                        900,
                        105,
                        6500,
                        5000,
                        6,
                        3000,
                        3,
                        3200,
                        150000,
                        190000));
        add(
                systems,
                server(
                        "atlas-800t-a2",
                        "Atlas 800T A2",
                        "Huawei",
                        "ascend-910b2",
                        8,
                        4,
                        790,
                        95,
                        5600,
                        4300,
                        4,
                        2600,
                        2,
                        1600,
                        200000,
                        340000));
        add(
                systems,
                server(
                        "mystery-box",
                        "Mystery box",
                        "Unknown",
                        "mystery",
                        8,
                        4,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        0,
                        Double.NaN,
                        0,
                        1600,
                        Double.NaN,
                        Double.NaN));
        systems.put(
                "gb200-nvl72",
                new SystemModel(
                        entry(
                                "gb200-nvl72",
                                Kind.SYSTEM,
                                "GB200 NVL72",
                                "NVIDIA",
                                Map.of("height_u", 48.0, "weight_kg", 1553.0)),
                        SystemModel.Form.RACK,
                        "nv-gb200",
                        OptionalInt.of(72),
                        OptionalDouble.of(48),
                        OptionalInt.of(1),
                        OptionalDouble.of(1068),
                        OptionalDouble.of(1553),
                        OptionalDouble.of(132000),
                        OptionalDouble.of(120000),
                        OptionalInt.of(48),
                        OptionalDouble.of(5500),
                        OptionalInt.empty(),
                        SystemModel.Cooling.HYBRID,
                        OptionalDouble.of(0.85),
                        "36x Grace",
                        OptionalDouble.of(28800),
                        OptionalDouble.of(3100000),
                        OptionalDouble.of(3900000)));

        var infrastructure = new LinkedHashMap<String, Infrastructure>();
        add(
                infrastructure,
                part(
                        "rack-42u-600",
                        "rack",
                        "NetShelter SX 42U 600x1200",
                        "APC",
                        42,
                        600,
                        1200,
                        1991,
                        125,
                        0,
                        0,
                        1500,
                        2500));
        add(
                infrastructure,
                part(
                        "rack-48u-750",
                        "rack",
                        "NetShelter SX 48U 750x1200",
                        "APC",
                        48,
                        750,
                        1200,
                        2258,
                        169,
                        0,
                        0,
                        2200,
                        3500));
        add(
                infrastructure,
                part(
                        "sw-qm9700",
                        "switch",
                        "Quantum-2 QM9700 (NDR)",
                        "NVIDIA",
                        1,
                        438,
                        660,
                        44,
                        14.8,
                        750,
                        1720,
                        25000,
                        45000));
        add(
                infrastructure,
                part(
                        "ce9855-32dq",
                        "switch",
                        "CloudEngine 9855-32DQ",
                        "Huawei",
                        1,
                        442,
                        600,
                        44,
                        12.5,
                        600,
                        1100,
                        20000,
                        35000));

        var models = new LinkedHashMap<String, LanguageModel>();
        models.put("llama-3.1-70b", llama70b());

        var entries = new LinkedHashMap<String, Entry>();
        accelerators.forEach((id, a) -> entries.put(id, a.entry()));
        systems.forEach((id, s) -> entries.put(id, s.entry()));
        infrastructure.forEach((id, i) -> entries.put(id, i.entry()));
        return new Catalog(
                "2026.11",
                LocalDate.of(2026, 11, 11),
                "5f2c1a7e9b3d4f60",
                entries,
                accelerators,
                systems,
                infrastructure,
                models,
                List.of(),
                List.of(),
                new LinkedHashMap<>(),
                List.of());
    }

    private static void add(Map<String, Accelerator> map, Accelerator value) {
        map.put(value.id(), value);
    }

    private static void add(Map<String, SystemModel> map, SystemModel value) {
        map.put(value.id(), value);
    }

    private static void add(Map<String, Infrastructure> map, Infrastructure value) {
        map.put(value.id(), value);
    }

    private static Accelerator accelerator(
            String id,
            String name,
            String vendor,
            String announced,
            double bf16,
            double fp8,
            double memoryGb,
            double bandwidthGbs,
            double scaleUpGbs,
            double domain,
            double tdp,
            double die,
            double priceLow,
            double priceHigh) {
        var peaks = new LinkedHashMap<NumberFormat, Double>();
        peaks.put(NumberFormat.BF16, bf16);
        peaks.put(NumberFormat.FP16, bf16);
        if (!Double.isNaN(fp8)) {
            peaks.put(NumberFormat.FP8, fp8);
        }
        return new Accelerator(
                entry(id, Kind.ACCELERATOR, name, vendor, Map.of("bf16_tflops", bf16, "mem_gb", memoryGb)),
                "module",
                announced,
                peaks,
                OptionalDouble.of(memoryGb),
                "HBM",
                OptionalDouble.of(bandwidthGbs),
                vendor.equals("Huawei") ? "HCCS" : "NVLink",
                OptionalDouble.of(scaleUpGbs),
                OptionalDouble.of(domain),
                some(tdp),
                some(die),
                vendor.equals("Huawei") ? "7 nm class" : "TSMC 4N",
                vendor.equals("Huawei") ? "SMIC" : "TSMC",
                some(priceLow),
                some(priceHigh));
    }

    private static SystemModel server(
            String id,
            String name,
            String vendor,
            String acceleratorId,
            int accelerators,
            double heightU,
            double depthMm,
            double massKg,
            double maxWatts,
            double typicalWatts,
            int psus,
            double psuWatts,
            int psuNeeded,
            double scaleOutGbps,
            double priceLow,
            double priceHigh) {
        return new SystemModel(
                entry(
                        id,
                        Kind.SYSTEM,
                        name,
                        vendor,
                        Map.of("height_u", heightU, "depth_mm", depthMm, "weight_kg", massKg, "max_power_w", maxWatts)),
                SystemModel.Form.SERVER,
                acceleratorId,
                OptionalInt.of(accelerators),
                OptionalDouble.of(heightU),
                OptionalInt.empty(),
                some(depthMm),
                some(massKg),
                some(maxWatts),
                some(typicalWatts),
                psus == 0 ? OptionalInt.empty() : OptionalInt.of(psus),
                some(psuWatts),
                psuNeeded == 0 ? OptionalInt.empty() : OptionalInt.of(psuNeeded),
                SystemModel.Cooling.AIR,
                OptionalDouble.of(0),
                "",
                OptionalDouble.of(scaleOutGbps),
                some(priceLow),
                some(priceHigh));
    }

    private static Infrastructure part(
            String id,
            String kind,
            String name,
            String vendor,
            double heightU,
            double widthMm,
            double depthMm,
            double heightMm,
            double massKg,
            double typicalWatts,
            double maxWatts,
            double priceLow,
            double priceHigh) {
        boolean draws = maxWatts > 0;
        return new Infrastructure(
                entry(id, Kind.INFRASTRUCTURE, name, vendor, Map.of("rack_units", heightU, "weight_kg", massKg)),
                kind,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(heightU),
                OptionalDouble.of(widthMm),
                OptionalDouble.of(depthMm),
                OptionalDouble.of(heightMm),
                OptionalDouble.of(massKg),
                draws ? OptionalDouble.of(maxWatts) : OptionalDouble.empty(),
                draws ? OptionalDouble.of(typicalWatts) : OptionalDouble.empty(),
                OptionalDouble.of(priceLow),
                OptionalDouble.of(priceHigh));
    }

    private static Entry entry(String id, Kind kind, String name, String vendor, Map<String, Double> numbers) {
        SequencedMap<String, Cell> cells = new LinkedHashMap<>();
        numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(e -> !Double.isNaN(e.getValue()))
                .forEach(e -> cells.put(
                        e.getKey(),
                        new Cell(
                                e.getKey(),
                                String.valueOf(e.getValue()),
                                OptionalDouble.of(e.getValue()),
                                "",
                                SOURCE,
                                Cell.Origin.CATALOG)));
        return new Entry(id, kind, name, vendor, cells);
    }

    private static OptionalDouble some(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static LanguageModel llama70b() {
        return new LanguageModel(
                "llama-3.1-70b",
                "Llama 3.1 70B",
                "Meta",
                "2024-07",
                OptionalLong.of(70_600_000_000L),
                OptionalLong.of(70_600_000_000L),
                OptionalInt.of(80),
                OptionalInt.of(80),
                OptionalInt.of(8192),
                OptionalInt.of(64),
                OptionalInt.of(8),
                OptionalInt.of(128),
                "GQA",
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(28672),
                true,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.of(128256),
                false,
                OptionalInt.of(131072),
                OptionalDouble.of(15e12),
                "config.json",
                "high",
                "");
    }
}
