package io.kilorack.desktop.inspector;

import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.plan.Pool;
import io.kilorack.plan.edit.Edit;
import java.util.List;
import java.util.OptionalDouble;

/// Name of a pool and what an accelerator of it costs, edited in place.
final class PoolFields {
    private final Fields fields;
    private final Workspace workspace;

    PoolFields(Fields fields, Workspace workspace) {
        this.fields = fields;
        this.workspace = workspace;
    }

    Row name(Pool pool) {
        return fields.text("field.name", pool.name(), v -> put(pool.withName(v)));
    }

    List<Row> price(Pool pool) {
        Pool.Price p = pool.price();
        return List.of(
                fields.optional("field.rent", p.usdPerHour(), "USD/h", v -> put(pool.withPrice(p.withUsdPerHour(v)))),
                fields.optional(
                        "field.purchase",
                        p.usdPerAccelerator(),
                        "USD",
                        v -> put(pool.withPrice(p.withUsdPerAccelerator(v)))),
                fields.optional("field.life", p.lifeYears(), "years", v -> put(pool.withPrice(p.withLifeYears(v)))),
                fields.optional(
                        "field.interest",
                        percent(p.interest()),
                        "%",
                        v -> put(pool.withPrice(p.withInterest(scaled(v, 0.01))))));
    }

    private static OptionalDouble percent(OptionalDouble share) {
        return scaled(share, 100);
    }

    private static OptionalDouble scaled(OptionalDouble value, double by) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * by) : value;
    }

    private Edit put(Pool pool) {
        return Editing.of(workspace).contents().putPool(workspace.plan(), pool);
    }
}
