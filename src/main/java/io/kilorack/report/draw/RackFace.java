package io.kilorack.report.draw;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// One rack made ready for drawing as an elevation: what stands where, and how each thing looks. Build it
/// when the rack changes.
///
/// @param units rack units of the cabinet
/// @param cabinets how many cabinets the system consists of; one of them is drawn
/// @param schematic true for an integrated system, whose trays are drawn in a typical order and not as
/// built
public record RackFace(
        String rackId, String name, String modelName, double units, int cabinets, boolean schematic, List<Item> items) {
    private static final double USUAL_UNITS = 42;

    /// Kinds of faceplates.
    public enum Look {
        SERVER,
        GPU_SERVER,
        COMPUTE_TRAY,
        SWITCH,
        STORAGE,
        CDU,
        POWER,
        OTHER
    }

    /// One thing in the rack.
    ///
    /// @param deviceId the device's id, or empty for a tray of an integrated system
    /// @param model name of its model, `label` what is printed on it: the model and the device's own name
    /// @param bottomHalfU lower edge in half units from the bottom of U1
    /// @param halfUnits height in half units; `heightKnown` false when the catalog does not state it
    /// (then 1 U is drawn)
    /// @param ports network ports, or accelerators of a server; 0 when not stated
    /// @param family colour of its accelerator
    public record Item(
            String deviceId,
            String model,
            String label,
            Look look,
            int bottomHalfU,
            int halfUnits,
            boolean heightKnown,
            Device.Face face,
            int ports,
            Ink family) {}

    public RackFace {
        items = List.copyOf(items);
    }

    public static RackFace of(Rack rack, Catalog catalog, Families families) {
        SystemModel system = catalog.systems().get(rack.modelId());
        if (system != null && rack.devices().isEmpty()) {
            return integrated(rack, system, families);
        }
        Infrastructure cabinet = catalog.infrastructure().get(rack.modelId());
        double units = system != null
                ? system.heightU().orElse(48)
                : cabinet == null ? USUAL_UNITS : cabinet.heightU().orElse(USUAL_UNITS);
        var items = new ArrayList<Item>();
        for (Device device : rack.devices()) {
            items.add(item(device, catalog, families));
        }
        String modelName = system != null ? system.name() : cabinet == null ? rack.modelId() : cabinet.name();
        return new RackFace(rack.id(), rack.name(), modelName, units, 1, false, items);
    }

    /// The look and size of one device, wherever it stands: also for previews of what is being dragged.
    public static Item item(Device device, Catalog catalog, Families families) {
        SystemModel system = catalog.systems().get(device.modelId());
        if (system != null) {
            int count = system.acceleratorCount().orElse(0);
            return new Item(
                    device.id(),
                    system.name(),
                    label(system.name(), device.name()),
                    count > 0 ? Look.GPU_SERVER : Look.SERVER,
                    device.bottomHalfU(),
                    halfUnits(system.heightU()),
                    system.heightU().isPresent(),
                    device.face(),
                    count,
                    families.ink(system.acceleratorId()));
        }
        Infrastructure part = catalog.infrastructure().get(device.modelId());
        if (part == null) {
            return new Item(
                    device.id(),
                    device.modelId(),
                    label(device.modelId(), device.name()),
                    Look.OTHER,
                    device.bottomHalfU(),
                    2,
                    false,
                    device.face(),
                    0,
                    Ink.FAMILY_NONE);
        }
        return new Item(
                device.id(),
                part.name(),
                label(part.name(), device.name()),
                look(part.kind()),
                device.bottomHalfU(),
                halfUnits(part.heightU()),
                part.heightU().isPresent(),
                device.face(),
                (int) part.entry().number("ports").orElse(0),
                Ink.FAMILY_NONE);
    }

    private static String label(String model, String name) {
        return name.isEmpty() || name.equals(model) ? model : model + " · " + name;
    }

    private static int halfUnits(OptionalDouble units) {
        return Math.max(1, (int) Math.ceil(units.orElse(1) * 2 - 1e-9));
    }

    private static Look look(String kind) {
        return switch (kind) {
            case "switch", "scaleup_switch" -> Look.SWITCH;
            case "storage" -> Look.STORAGE;
            case "cdu" -> Look.CDU;
            case "pdu", "ups", "power_shelf", "busway", "power_train" -> Look.POWER;
            default -> Look.OTHER;
        };
    }

    /// Power shelves at both ends, compute trays around switch trays: the common order of integrated
    /// racks, drawn as a schematic with as many trays as four accelerators each ask for (eight in a tall
    /// box where there are few).
    private static RackFace integrated(Rack rack, SystemModel system, Families families) {
        double units = system.racks().orElse(1) == 1 ? system.heightU().orElse(48) : 48;
        int accelerators =
                system.acceleratorCount().orElse(0) / Math.max(1, system.racks().orElse(1));
        Ink ink = families.ink(system.acceleratorId());
        boolean tall = accelerators <= 40;
        int perTray = tall ? 8 : 4;
        int trays = Math.max(1, (accelerators + perTray - 1) / perTray);
        int room = (int) (units * 2) - 16;
        int switches = tall ? Math.min(4, trays) : trays / 2;
        int trayHeight = Math.max(1, Math.min(tall ? 16 : 2, (room - switches * 2) / trays));
        var items = new ArrayList<Item>();
        int at = 0;
        at = stack(items, at, 4, 2, "Power shelf", Look.POWER, 6, Ink.FAMILY_NONE);
        at = stack(items, at, trays / 2, trayHeight, "Compute", Look.COMPUTE_TRAY, perTray, ink);
        at = stack(items, at, switches, 2, "Scale-up switch", Look.SWITCH, 0, Ink.FAMILY_NONE);
        at = stack(items, at, trays - trays / 2, trayHeight, "Compute", Look.COMPUTE_TRAY, perTray, ink);
        stack(items, Math.max(at, (int) (units * 2) - 8), 4, 2, "Power shelf", Look.POWER, 6, Ink.FAMILY_NONE);
        return new RackFace(
                rack.id(),
                rack.name(),
                system.name(),
                units,
                Math.max(1, system.racks().orElse(1)),
                true,
                items);
    }

    private static int stack(
            List<Item> items, int from, int count, int height, String label, Look look, int ports, Ink ink) {
        int at = from;
        for (int i = 0; i < count; i++) {
            items.add(new Item("", label, label, look, at, height, true, Device.Face.FRONT, ports, ink));
            at += height;
        }
        return at;
    }
}
