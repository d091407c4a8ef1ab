package io.kilorack.assess.file;

import io.kilorack.assess.ThroughputResult;
import io.kilorack.assess.WorkloadInsight;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes pools and workloads of an assessment.
final class ThroughputJson {
    private final JsonFields fields;
    private final JsonGenerator json;

    ThroughputJson(JsonFields fields) {
        this.fields = fields;
        this.json = fields.generator();
    }

    void throughput(ThroughputResult t) {
        json.writeObjectPropertyStart("throughput");
        json.writeArrayPropertyStart("pools");
        for (ThroughputResult.PoolResult pool : t.pools()) {
            json.writeStartObject();
            json.writeStringProperty("id", pool.poolId());
            json.writeStringProperty("name", pool.name());
            families(pool.families());
            fields.figure("peakBf16", pool.peakBf16());
            fields.figure("memory", pool.memory());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("workloads");
        for (ThroughputResult.WorkloadResult w : t.workloads()) {
            json.writeStartObject();
            json.writeStringProperty("id", w.workloadId());
            json.writeStringProperty("name", w.name());
            json.writeStringProperty("kind", JsonFields.word(w.kind()));
            json.writeStringProperty("pool", w.poolId());
            json.writeStringProperty("accelerator", w.acceleratorId());
            json.writeNumberProperty("accelerators", w.accelerators());
            json.writeBooleanProperty("fits", w.fits());
            fields.text("remedy", w.remedy());
            fields.text("note", w.note());
            share(w.share());
            fields.text("layout", w.layout());
            fields.text("bound", w.bound());
            if (w.meetsTarget().isPresent()) {
                json.writeBooleanProperty("meetsTarget", w.meetsTarget().get());
            }
            fields.figure("rate", w.rate());
            w.days().ifPresent(f -> fields.figure("days", f));
            w.requestRate().ifPresent(f -> fields.figure("requestRate", f));
            fields.figure("memory", w.memory());
            w.pairing().ifPresent(this::pairing);
            fields.figures("figures", w.figures());
            WorkloadInsight.of(w).ifPresent(i -> {
                json.writeName("explanation");
                json.writeTree(ExplanationJson.of(i.explanation(), i.sensitivity(), i.choice()));
            });
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void share(ThroughputResult.Share share) {
        json.writeNumberProperty("ofPoolAccelerators", share.poolAccelerators());
        fields.text("shareRule", share.rule());
    }

    private void pairing(ThroughputResult.Pairing pairing) {
        json.writeArrayPropertyStart("sides");
        for (ThroughputResult.Side side : pairing.sides()) {
            json.writeStartObject();
            json.writeStringProperty("role", side.role());
            json.writeStringProperty("pool", side.poolId());
            json.writeStringProperty("accelerator", side.acceleratorId());
            json.writeNumberProperty("accelerators", side.accelerators());
            share(side.share());
            fields.text("layout", side.layout());
            fields.figure("capacity", side.capacity());
            fields.figure("busy", side.busy());
            fields.figure("memory", side.memory());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void families(List<ThroughputResult.Family> families) {
        json.writeArrayPropertyStart("families");
        for (ThroughputResult.Family family : families) {
            json.writeStartObject();
            json.writeStringProperty("accelerator", family.acceleratorId());
            json.writeStringProperty("name", family.name());
            json.writeNumberProperty("count", family.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
