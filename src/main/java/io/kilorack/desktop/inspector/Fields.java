package io.kilorack.desktop.inspector;

import io.kilorack.desktop.inspector.Row.Choice;
import io.kilorack.desktop.inspector.Row.Field;
import io.kilorack.desktop.inspector.Row.Link;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.FeedNames;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Device;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Rack;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Workload;
import io.kilorack.plan.edit.Edit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values edited in place, and how their text becomes an edit.
final class Fields {
    private final Workspace workspace;

    Fields(Workspace workspace) {
        this.workspace = workspace;
    }

    List<Row> plan(Plan plan) {
        return List.of(
                text("field.name", plan.name(), v -> contents().rename(now(), v)),
                text("field.author", plan.author(), v -> contents().setTexts(now(), v, now().notes())),
                date(
                        "field.asOf",
                        plan.asOf(),
                        d -> d == null ? null : contents().setAsOf(now(), d)));
    }

    List<Row> owner(Plan plan) {
        Owner o = plan.owner();
        return List.of(
                text("field.ownerName", o.name(), v -> contents().setOwner(now(), o.withName(v))),
                country("field.headquarters", o.headquarters(), v -> contents().setOwner(now(), o.withHeadquarters(v))),
                country("field.parent", o.ultimateParent(), v -> contents().setOwner(now(), o.withUltimateParent(v))));
    }

    SiteFields places() {
        return new SiteFields(this, workspace);
    }

    List<Row> rack(Rack rack) {
        var rows = new ArrayList<Row>();
        rows.add(text("field.name", rack.name(), v -> racks().rename(now(), rack.id(), v)));
        rows.add(text("field.row", rack.row(), v -> racks().setRow(now(), Set.of(rack.id()), v)));
        rows.add(number("field.x", rack.xM(), "m", v -> racks().moveTo(now(), rack.id(), v, rack.yM())));
        rows.add(number("field.y", rack.yM(), "m", v -> racks().moveTo(now(), rack.id(), rack.xM(), v)));
        rows.add(new Choice(
                Texts.get("field.front"),
                Arrays.stream(Rack.Orientation.values()).map(Enum::name).toList(),
                Arrays.stream(Rack.Orientation.values())
                        .map(o -> Texts.get("orientation." + o.name()))
                        .toList(),
                rack.orientation().name(),
                v -> apply(racks().orient(now(), Set.of(rack.id()), Rack.Orientation.valueOf(v)))));
        rows.add(text(
                "field.feeds",
                new FeedNames(now()).text(rack.feeds()),
                v -> racks().setFeeds(now(), Set.of(rack.id()), new FeedNames(now()).ids(v))));
        rows.add(cabinet(Set.of(rack.id())));
        rows.add(pool(Set.of(rack.id())));
        rows.add(lot(rack.stockId(), v -> racks().setStock(now(), Set.of(rack.id()), v)));
        return rows;
    }

    List<Row> racks(List<String> ids) {
        return List.of(
                cabinet(Set.copyOf(ids)),
                pool(Set.copyOf(ids)),
                text("field.row", "", v -> racks().setRow(now(), Set.copyOf(ids), v)),
                text("field.feeds", "", v -> racks().setFeeds(now(), Set.copyOf(ids), new FeedNames(now()).ids(v))));
    }

    /// Cabinets for racks, systems for racks that came as one; the present one is chosen where all agree.
    private Choice cabinet(Set<String> rackIds) {
        Set<String> now = Selections.racks(now())
                .filter(r -> rackIds.contains(r.id()))
                .map(Rack::modelId)
                .collect(java.util.stream.Collectors.toSet());
        boolean integrated = now.stream().anyMatch(this::integrated);
        var values = java.util.stream.Stream.concat(now.stream(), workspace.catalog().entries().keySet().stream())
                .distinct()
                .filter(id ->
                        now.contains(id) || (workspace.sizes().rack(id).isPresent() && integrated(id) == integrated))
                .sorted(java.util.Comparator.comparing(workspace.sizes()::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return new Choice(
                Texts.get("field.rackModel"),
                values,
                values.stream().map(workspace.sizes()::name).toList(),
                now.size() == 1 ? now.iterator().next() : "",
                v -> v.isEmpty() ? Optional.empty() : apply(racks().setModel(now(), rackIds, v)));
    }

    private boolean integrated(String modelId) {
        return workspace.sizes().rack(modelId).filter(s -> s.integrated()).isPresent();
    }

    private Choice pool(Set<String> rackIds) {
        var values = new ArrayList<String>();
        var texts = new ArrayList<String>();
        String mine = "";
        for (Pool pool : now().pools()) {
            values.add(pool.id());
            texts.add(pool.name());
            if (new HashSet<>(pool.rackIds()).containsAll(rackIds)) {
                mine = pool.id();
            }
        }
        return new Choice(
                Texts.get("field.pool"),
                values,
                texts,
                mine,
                v -> apply(contents().assign(now(), rackIds, v)));
    }

    private Choice lot(String lotId, Function<String, Edit> edit) {
        var values = new ArrayList<>(List.of(""));
        var texts = new ArrayList<>(List.of(Texts.get("stock.none")));
        for (StockLot lot : now().stock()) {
            values.add(lot.id());
            texts.add(lot.name());
        }
        return new Choice(Texts.get("field.stock"), values, texts, lotId, v -> apply(edit.apply(v)));
    }

    List<Row> device(Rack rack, Device device) {
        return List.of(
                new Link(
                        Texts.get("kind.rack"),
                        rack.name().isEmpty() ? rack.id() : rack.name(),
                        Selection.of(Selection.Kind.RACK, rack.id())),
                text("field.name", device.name(), v -> devices().rename(now(), device.id(), v)),
                number(
                        "field.unit",
                        device.bottomHalfU() / 2.0 + 1,
                        "U",
                        v -> devices()
                                .move(now(), device.id(), rack.id(), (int) Math.round((v - 1) * 2), device.face())),
                new Choice(
                        Texts.get("field.face"),
                        List.of("FRONT", "REAR"),
                        List.of(Texts.get("rack.front"), Texts.get("rack.rear")),
                        device.face().name(),
                        v -> apply(devices()
                                .move(now(), device.id(), rack.id(), device.bottomHalfU(), Device.Face.valueOf(v)))),
                lot(device.stockId(), v -> devices().setStock(now(), Set.of(device.id()), v)));
    }

    List<Row> stock(StockLot lot) {
        Boolean lawful = lot.lawfulWhenAcquired();
        return List.of(
                text("field.name", lot.name(), v -> put(lot.withName(v))),
                number("field.quantity", lot.quantity(), "", v -> put(lot.withQuantity((int) Math.round(v)))),
                date("field.acquired", lot.acquired(), d -> put(lot.withAcquired(d))),
                country("field.from", lot.fromCountry(), v -> put(lot.withFromCountry(v))),
                text("field.supplier", lot.supplier(), v -> put(lot.withSupplier(v))),
                new Choice(
                        Texts.get("field.lawful"),
                        List.of("", "true", "false"),
                        List.of(Texts.get("lawful.unstated"), Texts.get("lawful.yes"), Texts.get("lawful.no")),
                        lawful == null ? "" : lawful.toString(),
                        v -> apply(put(lot.withLawfulWhenAcquired(v.isEmpty() ? null : Boolean.valueOf(v))))));
    }

    private Edit put(StockLot lot) {
        return contents().putStock(now(), lot);
    }

    List<Row> workload(Workload workload) {
        return new WorkloadFields(this, workspace).of(workload);
    }

    Field text(String key, String now, Function<String, Edit> edit) {
        return new Field(Texts.get(key), now, "", v -> v.equals(now) ? Optional.empty() : apply(edit.apply(v.strip())));
    }

    Field country(String key, String now, Function<String, Edit> edit) {
        return new Field(Texts.get(key), now, "", v -> {
            String code = v.strip().toUpperCase(java.util.Locale.ROOT);
            if (code.equals(now)) {
                return Optional.empty();
            }
            boolean known = code.isEmpty()
                    || workspace.catalog().countries().isEmpty()
                    || workspace.catalog().countries().containsKey(code);
            return known ? apply(edit.apply(code)) : Optional.of(Texts.get("refuse.country", code));
        });
    }

    Field number(String key, double now, String unit, DoubleFunction<Edit> edit) {
        String text = plain(now);
        return new Field(Texts.get(key), text, unit, v -> {
            if (v.equals(text)) {
                return Optional.empty();
            }
            OptionalDouble value = parse(v);
            return value.isEmpty()
                    ? Optional.of(Texts.get("refuse.number", v))
                    : guarded(() -> edit.apply(value.getAsDouble()));
        });
    }

    Field optional(String key, OptionalDouble now, String unit, Function<OptionalDouble, Edit> edit) {
        String text = now.isPresent() ? plain(now.getAsDouble()) : "";
        return new Field(Texts.get(key), text, unit, v -> {
            if (v.equals(text)) {
                return Optional.empty();
            }
            OptionalDouble value = parse(v);
            return value.isEmpty() && !v.isBlank()
                    ? Optional.of(Texts.get("refuse.number", v))
                    : guarded(() -> edit.apply(value));
        });
    }

    /// A share that is kept from 0 to 1 and written as a percentage.
    Field percent(String key, OptionalDouble share, Function<OptionalDouble, Edit> edit) {
        OptionalDouble now = share.isPresent()
                ? OptionalDouble.of(Math.round(share.getAsDouble() * 1e6) / 1e4)
                : OptionalDouble.empty();
        return optional(key, now, "%", v -> {
            double percent = v.orElse(100);
            return percent > 0 && percent <= 100
                    ? edit.apply(v.isPresent() ? OptionalDouble.of(percent / 100) : v)
                    : Edit.refused(Texts.get("refuse.percent", plain(percent)), "");
        });
    }

    Field date(String key, @Nullable LocalDate now, Function<@Nullable LocalDate, @Nullable Edit> edit) {
        String text = now == null ? "" : now.toString();
        return new Field(Texts.get(key), text, "", v -> {
            if (v.equals(text)) {
                return Optional.empty();
            }
            LocalDate date = null;
            try {
                date = v.isBlank() ? null : LocalDate.parse(v.strip());
            } catch (DateTimeParseException notADate) {
                return Optional.of(Texts.get("refuse.date", v));
            }
            Edit made = edit.apply(date);
            return made == null ? Optional.of(Texts.get("refuse.date", v)) : apply(made);
        });
    }

    /// A value that a record's own guard refuses is the user's, not a bug.
    private Optional<String> guarded(java.util.function.Supplier<Edit> edit) {
        try {
            return apply(edit.get());
        } catch (IllegalArgumentException outOfRange) {
            return Optional.of(String.valueOf(outOfRange.getMessage()));
        }
    }

    Optional<String> apply(Edit edit) {
        if (edit instanceof Edit.Refused refused) {
            return Optional.of(refused.reason());
        }
        workspace.apply(edit);
        return Optional.empty();
    }

    /// Numbers as people type them: spaces between groups, decimal point or comma, an exponent.
    static OptionalDouble parse(String text) {
        String plain = text.strip().replaceAll("[\\s\\u00a0\\u202f_]", "").replace(',', '.');
        try {
            double value = Double.parseDouble(plain);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    /// A number as one types it: no trailing zeros, an exponent for very large ones.
    static String plain(double value) {
        if (Math.abs(value) >= 1e9) {
            return String.valueOf(value).replace(".0E", "e").replace('E', 'e');
        }
        return java.math.BigDecimal.valueOf(Math.rint(value * 1e6) / 1e6)
                .stripTrailingZeros()
                .toPlainString();
    }

    private Plan now() {
        return workspace.plan();
    }

    private io.kilorack.plan.edit.RackEdits racks() {
        return Editing.of(workspace).racks();
    }

    private io.kilorack.plan.edit.DeviceEdits devices() {
        return Editing.of(workspace).devices();
    }

    private io.kilorack.plan.edit.ContentEdits contents() {
        return Editing.of(workspace).contents();
    }
}
