package io.kilorack.power.energy;

import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// Carbon of making one piece of equipment [kg CO2e], as a range: product footprints of makers exist for
/// few, so a class stands for the piece. Low confidence everywhere; buildings and cables are left out.
public final class EmbodiedCarbon {
    /// Life over which it is shared out [years].
    public static final double LIFE_YEARS = 5;

    /// One accelerator with its share of the baseboard: 1 312 kg of HGX H100 and 2 274 kg of HGX B200, by
    /// eight.
    private static final Span ACCELERATOR = new Span(164, 284);

    /// Host, memory, disks and network of a machine, for each accelerator in it: servers without
    /// accelerators state 1 200 to 3 000 kg.
    private static final Span HOST = new Span(150, 375);

    private static final Span SWITCH = new Span(200, 900);
    private static final Span STORAGE = new Span(1500, 4500);

    /// For each kilogram of its mass: steel of cabinets; steel, copper and electronics of plant.
    private static final Span STEEL = new Span(2, 3.5);

    private static final Span PLANT = new Span(4, 10);

    private static final Set<String> PLANT_KINDS =
            Set.of("cdu", "crah", "crac", "fan_wall", "ups", "busway", "pdu", "indirect_evaporative", "power_train");

    private static final Source MAKERS = new Source(
            "NVIDIA product carbon footprints of HGX H100 and HGX B200 (developer.nvidia.com/blog, 2025; figures from memory), Dell server footprints",
            Confidence.LOW);

    private static final Source BY_MASS = new Source(
            "mass × usual factors of steel and of electrical plant (planning values of ours)", Confidence.LOW);

    private EmbodiedCarbon() {}

    /// @param kind class of the piece: `system`, `switch`, `rack`, `ups` …
    /// @param accelerators in it; 0 for none
    /// @param massKg of it; empty when unknown
    public static Figure of(String name, String kind, int accelerators, OptionalDouble massKg) {
        if (accelerators > 0) {
            return figure(name, ACCELERATOR.plus(HOST).times(accelerators), MAKERS);
        }
        return switch (kind) {
            case "switch", "scaleup_switch" -> figure(name, SWITCH, MAKERS);
            case "storage" -> figure(name, STORAGE, MAKERS);
            case "rack" -> byMass(name, massKg, STEEL);
            default ->
                PLANT_KINDS.contains(kind)
                        ? byMass(name, massKg, PLANT)
                        : Figure.unknown("embodied carbon", "kg", "embodied carbon of " + name);
        };
    }

    private static Figure byMass(String name, OptionalDouble massKg, Span perKg) {
        return massKg.isPresent()
                ? figure(name, perKg.times(massKg.getAsDouble()), BY_MASS)
                : Figure.unknown("embodied carbon", "kg", "mass of " + name);
    }

    private static Figure figure(String name, Span span, Source source) {
        return Figure.known("embodied carbon of " + name, (span.low() + span.high()) / 2, "kg")
                .withBand(span)
                .withSources(List.of(source))
                .withConfidence(Confidence.LOW);
    }
}
