package io.kilorack.power.device;

import io.kilorack.quantity.Guard;

/// Parameters of the node power model.
///
/// @param idleShare accelerator power at idle over its TDP (H100 75 W of 700 W, B200 140 W of 1 000 W)
/// @param hostIdleWatts per accelerator: CPUs, memory, NICs, scale-up switches, boards, without fans [W]
/// @param hostActiveWatts the same at work [W]
/// @param fanShare fan power over the power of everything else
/// @param supplyEfficiency of the power supplies, wall to DC
public record NodeParameters(
        double idleShare, double hostIdleWatts, double hostActiveWatts, double fanShare, double supplyEfficiency) {
    public NodeParameters {
        Guard.inRange("idleShare", idleShare, 0, 1);
        Guard.notNegative("hostIdleWatts", hostIdleWatts);
        Guard.notNegative("hostActiveWatts", hostActiveWatts);
        Guard.inRange("fanShare", fanShare, 0, 1);
        Guard.inRange("supplyEfficiency", supplyEfficiency, 0.5, 1);
    }

    /// How the machine is built, as far as power cares.
    public enum Form {
        /// Eight-accelerator baseboard with two CPUs, or cards in a server.
        SERVER,
        /// Integrated rack with CPUs and scale-up switch trays.
        RACK,
        /// Liquid-cooled blade of a supercomputer: four accelerators to one CPU, no scale-up switches.
        BLADE,
        /// CPU and accelerator in one package: the host is mostly inside the TDP.
        INTEGRATED
    }

    /// How heat leaves the machine.
    public enum Cooling {
        AIR,
        LIQUID,
        IMMERSION
    }

    /// 1 450 W and 1 700 W for an eight-way baseboard server: what MLPerf nodes without fans leave
    /// beside their
    /// accelerators at idle and at work. Cards of low power sit in smaller hosts: at most 45 % of their
    /// TDP.
    private static final double HOST_IDLE = 1450 / 8.0;

    private static final double HOST_ACTIVE = 1700 / 8.0;
    private static final double HOST_SHARE_OF_TDP = 0.45;
    /// Integrated racks: half a Grace CPU, a share of nine switch trays and of NICs and pumps, per
    /// accelerator [W].
    private static final double RACK_IDLE = 230;

    private static final double RACK_ACTIVE = 330;
    /// One CPU, its memory and four network ports for four accelerators (TOP500 entries of MI250X and A100
    /// machines, liquid cooled).
    private static final double BLADE_IDLE = 60;

    private static final double BLADE_ACTIVE = 100;
    private static final double INTEGRATED_HOST = 55;
    /// Fans at typical inlet temperature, air-cooled eight-way servers.
    private static final double AIR_FANS = 0.10;

    /// Residual fans of a cold-plate machine.
    private static final double LIQUID_FANS = 0.02;

    /// Wall to DC: 6 971 W AC against 6 775 W DC in the same MLPerf run (0.972). Air-cooled servers run
    /// more supplies.
    private static final double SUPPLY = 0.97;

    private static final double SUPPLY_AIR = 0.96;

    /// The parameters of a machine with accelerators of `tdpWatts` each.
    public static NodeParameters of(Form form, Cooling cooling, double tdpWatts) {
        double idle = tdpWatts >= 900 ? 0.14 : 0.107;
        double fans = switch (cooling) {
            case AIR -> AIR_FANS;
            case LIQUID -> LIQUID_FANS;
            case IMMERSION -> 0;
        };
        double supply = cooling == Cooling.AIR ? SUPPLY_AIR : SUPPLY;
        return switch (form) {
            case SERVER -> {
                double cap = HOST_SHARE_OF_TDP * tdpWatts;
                yield new NodeParameters(idle, Math.min(HOST_IDLE, cap), Math.min(HOST_ACTIVE, cap), fans, supply);
            }
            case RACK -> new NodeParameters(idle, RACK_IDLE, RACK_ACTIVE, fans, supply);
            case BLADE -> new NodeParameters(idle, BLADE_IDLE, BLADE_ACTIVE, fans, supply);
            case INTEGRATED -> new NodeParameters(idle, INTEGRATED_HOST, INTEGRATED_HOST, fans, supply);
        };
    }
}
