package io.kilorack.plan.sample;

import io.kilorack.plan.Circuit;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.DeliveryPath;
import io.kilorack.plan.DeliveryPath.Limit;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.PowerNode.NodeKind;
import io.kilorack.plan.PowerNode.Wiring;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Rack.Orientation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Short ways to say what samples are made of.
final class Make {
    /// Line-line voltage of an IEC site [V].
    static final double VOLTS = 400;

    /// Company policy: breakers and UPS are loaded to 80 %. On IEC sites this is policy, not code (rule
    /// E05).
    static final double POLICY = 0.8;

    private Make() {}

    static OptionalDouble some(double value) {
        return OptionalDouble.of(value);
    }

    static OptionalDouble none() {
        return OptionalDouble.empty();
    }

    /// An owner on no list, whose counsel confirmed the facts that the rules ask about and no file holds.
    static Owner owner(String name, String headquarters, String parent) {
        return owner(name, headquarters, parent, Map.of());
    }

    /// @param further facts of the rule language that are denied, with the ground
    static Owner owner(String name, String headquarters, String parent, Map<String, String> further) {
        var attestations = new LinkedHashMap<String, Owner.Attestation>();
        attestations.put(
                "owner.usual_assumptions",
                attested("true", "No listed, state or government shareholder; commercial use."));
        attestations.put("owner.kyc_complete", attested("true", "Customers were screened."));
        attestations.put(
                "use.remote_user_hq_d5_or_macau", attested("false", "No remote users from D:5 countries or Macau."));
        new TreeMap<>(further).forEach((field, ground) -> attestations.put(field, attested("false", ground)));
        return new Owner(name, headquarters, parent, List.of(), attestations);
    }

    private static Owner.Attestation attested(String value, String ground) {
        return new Owner.Attestation(value, "Counsel (sample)", "2026-11-01", ground);
    }

    /// A three-phase node at low voltage, nothing more of which is stated.
    private static PowerNode node(String id, String name, NodeKind kind, List<String> sources, String side) {
        return new PowerNode(
                id,
                name,
                kind,
                sources,
                side,
                "",
                Wiring.THREE_PHASE_WYE,
                some(VOLTS),
                none(),
                none(),
                none(),
                none(),
                none());
    }

    /// A transfer switch between a transformer and the generators.
    static PowerNode transfer(String id, String name, List<String> sources, String side, double amps) {
        return node(id, name, NodeKind.ATS, sources, side).withRatedAmps(some(amps));
    }

    static PowerNode utility(String id, String name, double kw, double volts) {
        return node(id, name, NodeKind.UTILITY, List.of(), "")
                .with()
                .wiring(Wiring.THREE_PHASE_DELTA)
                .voltage(some(volts))
                .ratedKw(some(kw))
                .build();
    }

    static PowerNode generator(String id, String name, double kw) {
        return node(id, name, NodeKind.GENERATOR, List.of(), "").withRatedKw(some(kw));
    }

    /// Dry-type transformer; efficiency at full load from the losses of rule E15 (2 790 W + 19 000 W on 2
    /// 500 kVA).
    static PowerNode transformer(String id, String name, String source, String side, double kva) {
        return node(id, name, NodeKind.TRANSFORMER, List.of(source), side)
                .with()
                .ratedKva(some(kva))
                .efficiency(some(0.991))
                .vectorGroup(Optional.of(PowerNode.VectorGroup.DYN11))
                .build();
    }

    static PowerNode switchgear(String id, String name, String source, String side, double amps) {
        return node(id, name, NodeKind.SWITCHGEAR, List.of(source), side).withRatedAmps(some(amps));
    }

    /// A power distribution unit without a transformer.
    static PowerNode distribution(String id, String name, String source, String side, double amps) {
        return node(id, name, NodeKind.PDU, List.of(source), side).withRatedAmps(some(amps));
    }

    static PowerNode ups(
            String id, String name, String source, String side, String part, double kw, double efficiency) {
        return node(id, name, NodeKind.UPS, List.of(source), side)
                .with()
                .partId(part)
                .ratedKw(some(kw))
                .ratedKva(some(kw))
                .efficiency(some(efficiency))
                .policyLimit(some(POLICY))
                .build();
    }

    static PowerNode busway(String id, String name, String source, String side, String part, double amps) {
        return node(id, name, NodeKind.BUSWAY, List.of(source), side)
                .with()
                .partId(part)
                .ratedAmps(some(amps))
                .policyLimit(some(POLICY))
                .build();
    }

    /// A rack PDU whose first conductor hangs on conductor `turn` (0..2) of its source, so that
    /// neighbours load other phases.
    static PowerNode rackPdu(String id, String source, String side, double amps, int turn) {
        return node(id, "", NodeKind.RACK_PDU, List.of(source), side)
                .with()
                .ratedAmps(some(amps))
                .phases(Optional.of(Phases.of(3, turn)))
                .build();
    }

    /// Hot aisle number `number` of a hall.
    static Hall.Aisle hot(int number, double xM, double yM, double widthM, double depthM) {
        return aisle("hot-", "Hot aisle ", Hall.AisleKind.HOT, number, xM, yM, widthM, depthM);
    }

    /// Cold aisle number `number` of a hall.
    static Hall.Aisle cold(int number, double xM, double yM, double widthM, double depthM) {
        return aisle("cold-", "Cold aisle ", Hall.AisleKind.COLD, number, xM, yM, widthM, depthM);
    }

    private static Hall.Aisle aisle(
            String id,
            String name,
            Hall.AisleKind kind,
            int number,
            double xM,
            double yM,
            double widthM,
            double depthM) {
        return new Hall.Aisle(id + number, name + number, kind, xM, yM, widthM, depthM);
    }

    /// A way in from the ground floor that a heavy rack passes: double door, short ramp, goods lift.
    static DeliveryPath delivery(String entry, double doorX, double doorY) {
        return DeliveryPath.UNSTATED
                .withEntry(entry)
                .with(Limit.DOOR_X, some(doorX))
                .with(Limit.DOOR_Y, some(doorY))
                .with(Limit.DOOR_WIDTH, some(1.4))
                .with(Limit.DOOR_HEIGHT, some(2.4))
                .with(Limit.CORRIDOR, some(1.8))
                .with(Limit.TURN, some(1.8))
                .with(Limit.RAMP, some(3))
                .with(Limit.LIFT_MASS, some(2500))
                .with(Limit.LIFT_WIDTH, some(1.6))
                .with(Limit.LIFT_DEPTH, some(2.4))
                .with(Limit.LIFT_HEIGHT, some(2.4))
                .with(Limit.PATH_KPA, some(25))
                .with(Limit.ROLLING, some(8.9));
    }

    /// Third harmonic of server supplies with active power-factor correction at half load and above.
    static final double THIRD_HARMONIC = 0.05;

    /// A unit behind a transfer switch of its own, with its draw at full duty [kW] and the seconds it
    /// takes to run again.
    static CoolingUnit fed(CoolingUnit unit, double drawKw, double restart, String... feeds) {
        return unit.withFeeds(List.of(feeds))
                .withTransfer(feeds.length > 1 ? CoolingUnit.Transfer.ATS : CoolingUnit.Transfer.UNSTATED)
                .withDrawKw(some(drawKw))
                .withRestartSeconds(some(restart));
    }

    /// A chiller of the plant.
    static CoolingUnit chiller(String id, String name, double kw) {
        return new CoolingUnit(id, name, CoolingUnit.Medium.REJECTION, "plant", "", some(kw), none());
    }

    static CoolingUnit air(String id, String name, String group, String part) {
        return new CoolingUnit(id, name, CoolingUnit.Medium.AIR, group, part, none(), some(24));
    }

    static CoolingUnit liquid(String id, String name, String group, String part) {
        return new CoolingUnit(id, name, CoolingUnit.Medium.LIQUID, group, part, none(), some(30));
    }

    /// One kind of filled cabinet.
    record Design(String model, double widthM, double depthM, String stock, List<Part> parts) {
        /// @param u rack unit of the lower edge, from 1
        record Part(String model, double u, Device.Face face, String stock) {}
    }

    /// `count` equal devices from rack unit `u` up, `height` units apart.
    static List<Design.Part> stack(int count, String model, double u, double height, String stock) {
        var parts = new ArrayList<Design.Part>();
        for (int i = 0; i < count; i++) {
            parts.add(new Design.Part(model, u + i * height, Device.Face.FRONT, stock));
        }
        return parts;
    }

    /// The same mounted from the rear: switches whose ports face the hot aisle, beside the ports of the
    /// servers.
    static List<Design.Part> behind(int count, String model, double u, double height) {
        return stack(count, model, u, height, "").stream()
                .map(part -> new Design.Part(part.model(), part.u(), Device.Face.REAR, part.stock()))
                .toList();
    }

    @SafeVarargs
    static Design cabinet(String model, double widthM, double depthM, List<Design.Part>... parts) {
        var all = new ArrayList<Design.Part>();
        for (List<Design.Part> each : parts) {
            all.addAll(each);
        }
        return new Design(model, widthM, depthM, "", List.copyOf(all));
    }

    static Rack rack(
            String id,
            String row,
            Design design,
            double x,
            double y,
            Orientation front,
            List<String> feeds,
            String loop) {
        var devices = new ArrayList<Device>();
        for (Design.Part part : design.parts()) {
            devices.add(new Device(
                    id + "-" + (devices.size() + 1),
                    "",
                    part.model(),
                    (int) Math.round((part.u() - 1) * 2),
                    part.face(),
                    part.stock()));
        }
        return new Rack(
                id,
                id,
                design.model(),
                row,
                millimetres(x),
                millimetres(y),
                front,
                feeds,
                loop,
                design.stock(),
                List.copyOf(devices));
    }

    /// Taps turned by one conductor from rack to rack along each feed, as an electrician does it: the
    /// plug's L1, which carries the odd devices, then lies on another phase of the busway each time.
    static List<Rack> turned(List<Rack> racks) {
        var next = new HashMap<String, Integer>();
        return racks.stream()
                .map(rack -> rack.withCircuits(rack.feeds().stream()
                        .map(feed -> Circuit.on(feed, Phases.of(3, next.merge(feed, 1, Integer::sum) - 1)))
                        .toList()))
                .toList();
    }

    private static double millimetres(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
