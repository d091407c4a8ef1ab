package io.kilorack.plan.file;

import static io.kilorack.plan.file.Kind.choice;
import static io.kilorack.plan.file.Kind.id;
import static io.kilorack.plan.file.Kind.number;
import static io.kilorack.plan.file.Kind.rackUnit;
import static io.kilorack.plan.file.Kind.reference;
import static io.kilorack.plan.file.Kind.whole;

import io.kilorack.plan.Circuit;
import io.kilorack.plan.Compliance;
import io.kilorack.plan.Device;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Phases;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Rack;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Waiver;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// Format 1 of plan files: every record, its field names, their order, units, ranges and defaults. Site,
/// hall and power chain stand in [SiteFormat], workloads in [WorkloadFormat].
final class PlanFormat {
    private PlanFormat() {}

    /// The owner of a plan that names none: everything unknown.
    static final Owner NOBODY = new Owner("", "", "", List.of(), new LinkedHashMap<>());

    static final Shape<Plan> PLAN = new PlanShape();

    private static final class PlanShape extends Shape<Plan> {
        final Field<Plan, Integer> format = required("format", whole(1, Plan.FORMAT), _ -> Plan.FORMAT);
        final Field<Plan, String> name = textField("name", Plan::name);
        final Field<Plan, String> author = textField("author", Plan::author);
        final Field<Plan, String> notes = textField("notes", Plan::notes);
        final Field<Plan, LocalDate> asOf = required("asOf", Kind.date(), Plan::asOf);
        final Field<Plan, Owner> owner = optional("owner", new OwnerShape(), Plan::owner, NOBODY);
        final Field<Plan, List<io.kilorack.plan.Site>> sites = listField("sites", SiteFormat.SITE, Plan::sites, false);
        final Field<Plan, List<StockLot>> stock = listField("stock", new StockShape(), Plan::stock, false);
        final Field<Plan, List<Pool>> pools = listField("pools", new PoolShape(), Plan::pools, false);
        final Field<Plan, List<io.kilorack.plan.Workload>> workloads =
                listField("workloads", WorkloadFormat.WORKLOAD, Plan::workloads, false);
        final Field<Plan, List<Waiver>> waivers = listField("waivers", new WaiverShape(), Plan::waivers, false);
        final Field<Plan, Compliance> compliance =
                optional("compliance", ComplianceFormat.COMPLIANCE, Plan::compliance, Compliance.NONE);

        PlanShape() {
            super("plan", false);
        }

        @Override
        Plan make(Values v) {
            return new Plan(
                    v.get(name),
                    v.get(author),
                    v.get(notes),
                    v.get(asOf),
                    v.get(owner),
                    v.get(sites),
                    v.get(stock),
                    v.get(pools),
                    v.get(workloads),
                    v.get(waivers),
                    v.get(compliance));
        }
    }

    private record Attested(String field, Owner.Attestation attestation) {}

    private static final class OwnerShape extends Shape<Owner> {
        final Field<Owner, String> name = textField("name", Owner::name);
        final Field<Owner, String> headquarters = textField("headquarters", Owner::headquarters);
        final Field<Owner, String> ultimateParent = textField("ultimateParent", Owner::ultimateParent);
        final Field<Owner, List<String>> entityLists = listField("entityLists", reference(), Owner::entityLists, true);
        final Field<Owner, List<Attested>> attestations =
                listField("attestations", new AttestedShape(), OwnerShape::attested, false);

        OwnerShape() {
            super("owner", false);
        }

        private static List<Attested> attested(Owner owner) {
            return owner.attestations().entrySet().stream()
                    .map(entry -> new Attested(entry.getKey(), entry.getValue()))
                    .toList();
        }

        @Override
        Owner make(Values v) {
            SequencedMap<String, Owner.Attestation> byField = new LinkedHashMap<>();
            v.get(attestations).forEach(each -> byField.put(each.field, each.attestation));
            return new Owner(v.get(name), v.get(headquarters), v.get(ultimateParent), v.get(entityLists), byField);
        }
    }

    private static final class AttestedShape extends Shape<Attested> {
        final Field<Attested, String> field = required("field", id("attestation"), Attested::field);
        final Field<Attested, String> value = required("value", Kind.text(), each -> each.attestation.value());
        final Field<Attested, String> by = textField("by", each -> each.attestation.by());
        final Field<Attested, String> on = textField("on", each -> each.attestation.on());
        final Field<Attested, String> ground = textField("ground", each -> each.attestation.ground());

        AttestedShape() {
            super("attestation", true);
        }

        @Override
        Attested make(Values v) {
            return new Attested(v.get(field), new Owner.Attestation(v.get(value), v.get(by), v.get(on), v.get(ground)));
        }
    }

    static final class RackShape extends Shape<Rack> {
        final Field<Rack, String> id = required("id", id("rack"), Rack::id);
        final Field<Rack, String> name = textField("name", Rack::name);
        final Field<Rack, String> model = required("model", reference(), Rack::modelId);
        final Field<Rack, String> row = referenceField("row", Rack::row);
        final Field<Rack, Double> x = required("xM", number(-100_000, 100_000, "m"), Rack::xM);
        final Field<Rack, Double> y = required("yM", number(-100_000, 100_000, "m"), Rack::yM);
        final Field<Rack, Rack.Orientation> front =
                required("front", choice(Rack.Orientation.class), Rack::orientation);
        final Field<Rack, List<String>> feeds = listField("feeds", reference(), Rack::feeds, true);
        final Field<Rack, String> loop = referenceField("loop", Rack::loop);
        final Field<Rack, String> stock = referenceField("stock", Rack::stockId);
        final Field<Rack, List<Device>> devices = listField("devices", new DeviceShape(), Rack::devices, false);
        final Field<Rack, List<Circuit>> circuits = listField("circuits", new CircuitShape(), Rack::circuits, false);

        RackShape() {
            super("rack", false);
        }

        @Override
        Rack make(Values v) {
            return new Rack(
                    v.get(id),
                    v.get(name),
                    v.get(model),
                    v.get(row),
                    v.get(x),
                    v.get(y),
                    v.get(front),
                    v.get(feeds),
                    v.get(loop),
                    v.get(stock),
                    v.get(devices),
                    v.get(circuits));
        }
    }

    private static final class CircuitShape extends Shape<Circuit> {
        final Field<Circuit, String> feed = required("feed", reference(), Circuit::feed);
        final Field<Circuit, Optional<Phases>> phases =
                optional("phases", Kind.optionalChoice(Phases.class), Circuit::phases, Optional.empty());
        final Field<Circuit, OptionalInt> position = wholeField("position", Circuit::position, 1, 10_000);
        final Field<Circuit, OptionalDouble> breaker = numberField("breakerAmps", Circuit::breakerAmps, 0.1, 1e5, "A");

        CircuitShape() {
            super("circuit", true);
        }

        @Override
        Circuit make(Values v) {
            return new Circuit(v.get(feed), v.get(phases), v.get(position), v.get(breaker));
        }
    }

    private static final class DeviceShape extends Shape<Device> {
        final Field<Device, String> id = required("id", id("device"), Device::id);
        final Field<Device, String> name = textField("name", Device::name);
        final Field<Device, String> model = required("model", reference(), Device::modelId);
        final Field<Device, Integer> u = required("u", rackUnit(), Device::bottomHalfU);
        final Field<Device, Device.Face> face =
                optional("face", choice(Device.Face.class), Device::face, Device.Face.FRONT);
        final Field<Device, String> stock = referenceField("stock", Device::stockId);

        DeviceShape() {
            super("device", true);
        }

        @Override
        Device make(Values v) {
            return new Device(v.get(id), v.get(name), v.get(model), v.get(u), v.get(face), v.get(stock));
        }
    }

    private static final class StockShape extends Shape<StockLot> {
        final Field<StockLot, String> id = required("id", id("stock lot"), StockLot::id);
        final Field<StockLot, String> name = textField("name", StockLot::name);
        final Field<StockLot, String> model = required("model", reference(), StockLot::modelId);
        final Field<StockLot, Integer> quantity = required("quantity", whole(0, 100_000_000), StockLot::quantity);
        final Field<StockLot, Optional<LocalDate>> acquired = dateField("acquired", StockLot::acquired);
        final Field<StockLot, String> from = textField("fromCountry", StockLot::fromCountry);
        final Field<StockLot, String> supplier = textField("supplier", StockLot::supplier);
        final Field<StockLot, Optional<Boolean>> lawful = optional(
                "lawfulWhenAcquired",
                Kind.bool(),
                lot -> Optional.ofNullable(lot.lawfulWhenAcquired()),
                Optional.empty());
        final Field<StockLot, String> notes = textField("notes", StockLot::notes);

        StockShape() {
            super("stock lot", false);
        }

        @Override
        StockLot make(Values v) {
            return new StockLot(
                    v.get(id),
                    v.get(name),
                    v.get(model),
                    v.get(quantity),
                    v.get(acquired).orElse(null),
                    v.get(from),
                    v.get(supplier),
                    v.get(lawful).orElse(null),
                    v.get(notes));
        }
    }

    private static final class PoolShape extends Shape<Pool> {
        final Field<Pool, String> id = required("id", id("pool"), Pool::id);
        final Field<Pool, String> name = textField("name", Pool::name);
        final Field<Pool, List<String>> racks = listField("racks", reference(), Pool::rackIds, true);
        final Field<Pool, OptionalDouble> price =
                numberField("usdPerAccelerator", p -> p.price().usdPerAccelerator(), 0.01, 1e9, "USD");
        final Field<Pool, OptionalDouble> rent =
                numberField("usdPerAcceleratorHour", p -> p.price().usdPerHour(), 1e-6, 1e6, "USD/h");
        final Field<Pool, OptionalDouble> life =
                numberField("lifeYears", p -> p.price().lifeYears(), 0.1, 100, "years");
        final Field<Pool, OptionalDouble> interest =
                numberField("interest", p -> p.price().interest(), 0, 1, "");

        PoolShape() {
            super("pool", false);
        }

        @Override
        Pool make(Values v) {
            return new Pool(
                    v.get(id),
                    v.get(name),
                    v.get(racks),
                    new Pool.Price(v.get(price), v.get(rent), v.get(life), v.get(interest)));
        }
    }

    private static final class WaiverShape extends Shape<Waiver> {
        final Field<Waiver, String> check = required("check", reference(), Waiver::checkId);
        final Field<Waiver, String> subject = textField("subject", Waiver::subject);
        final Field<Waiver, String> by = required("by", Kind.text(), Waiver::by);
        final Field<Waiver, LocalDate> on = required("on", Kind.date(), Waiver::on);
        final Field<Waiver, String> reason = required("reason", Kind.text(), Waiver::reason);

        WaiverShape() {
            super("waiver", false);
        }

        @Override
        Waiver make(Values v) {
            return new Waiver(v.get(check), v.get(subject), v.get(by), v.get(on), v.get(reason));
        }
    }
}
