package io.kilorack.assess.file;

import io.kilorack.assess.ActLaw;
import io.kilorack.assess.ExposureResult;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.classify.Distance;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Writes how the parts of an assessment stand under the law.
final class LawJson {
    private final JsonFields fields;
    private final JsonGenerator json;

    LawJson(JsonFields fields) {
        this.fields = fields;
        this.json = fields.generator();
    }

    void exposure(ExposureResult e) {
        json.writeObjectPropertyStart("exposure");
        json.writeStringProperty("notice", e.notice());
        parts("parts", e.parts());
        parts("inStore", e.store());
        json.writeObjectPropertyStart("acceleratorsBySeverity");
        counts("inRacks", ExposureResult.bySeverity(e.parts()));
        counts("inStore", ExposureResult.bySeverity(e.store()));
        json.writeEndObject();
        timeline("timeline", e.timeline());
        timeline("timelineInStore", e.storeTimeline());
        json.writeEndObject();
    }

    private void parts(String name, List<ExposureResult.PartExposure> parts) {
        json.writeArrayPropertyStart(name);
        for (ExposureResult.PartExposure part : parts) {
            json.writeStartObject();
            json.writeStringProperty("accelerator", part.acceleratorId());
            json.writeStringProperty("name", part.name());
            json.writeStringProperty("site", part.siteId());
            fields.text("stock", part.stockId());
            json.writeNumberProperty("accelerators", part.accelerators());
            json.writeNumberProperty("peakTflops", part.peakTflops());
            json.writeStringProperty("eccn", part.eccn());
            fields.number("tpp", part.tpp());
            fields.number("performanceDensity", part.performanceDensity());
            json.writeStringProperty("severity", JsonFields.word(part.severity()));
            json.writeStringProperty("sentence", part.sentence());
            fields.texts("racks", part.rackIds());
            law(part);
            json.writeArrayPropertyStart("findings");
            part.findings().forEach(this::finding);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void counts(String name, Map<ExposureResult.Severity, Integer> counts) {
        json.writeObjectPropertyStart(name);
        counts.forEach((severity, count) -> json.writeNumberProperty(JsonFields.word(severity), count));
        json.writeEndObject();
    }

    private void timeline(String name, List<ExposureResult.TimelinePoint> points) {
        json.writeArrayPropertyStart(name);
        for (ExposureResult.TimelinePoint point : points) {
            json.writeStartObject();
            json.writeStringProperty("date", point.date().toString());
            counts("accelerators", point.accelerators());
            fields.text("cause", point.cause());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Class with what lies near it and beside it, and every act by the law of its own day.
    private void law(ExposureResult.PartExposure part) {
        Classification c = part.classification();
        if (c != null) {
            json.writeObjectPropertyStart("classification");
            fields.text("boardOrSystem", c.boardOrSystem());
            json.writeBooleanProperty("sensitive", c.sensitive());
            fields.texts("nearest", c.nearest().stream().map(Distance::words).toList());
            fields.texts("inputsMissing", c.missing());
            fields.texts(
                    "neighbours",
                    c.neighbours().stream()
                            .map(n -> n.eccn() + " " + n.standing().word())
                            .toList());
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("acts");
        for (ActLaw act : part.acts()) {
            json.writeStartObject();
            json.writeStringProperty("act", act.act());
            json.writeStringProperty("date", act.date().toString());
            json.writeStringProperty("usOutcome", act.outcome());
            fields.text("licencePolicy", act.policy());
            if (!act.relaxed().equals(act.outcome())) {
                json.writeStringProperty("usOutcomeRelaxedReading", act.relaxed());
            }
            fields.texts("rules", act.rules());
            fields.texts("inputsMissing", act.missing());
            fields.text("provided", act.provided());
            json.writeStringProperty("severity", JsonFields.word(act.severity()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void finding(ExposureResult.Finding f) {
        json.writeStartObject();
        json.writeStringProperty("rule", f.ruleId());
        json.writeStringProperty("jurisdiction", f.jurisdiction());
        json.writeStringProperty("title", f.title());
        json.writeStringProperty("outcome", f.outcome());
        fields.text("licencePolicy", f.licencePolicy());
        json.writeStringProperty("citation", f.citation());
        fields.text("url", f.url());
        json.writeStringProperty("binding", f.binding());
        json.writeStringProperty("act", f.act());
        json.writeStringProperty("actDate", f.actDate().toString());
        if (f.effectiveFrom() != null) {
            json.writeStringProperty("effectiveFrom", f.effectiveFrom().toString());
        }
        if (f.effectiveTo() != null) {
            json.writeStringProperty("effectiveTo", f.effectiveTo().toString());
        }
        json.writeStringProperty("severity", JsonFields.word(f.severity()));
        fields.text("branch", f.branch());
        fields.texts("inputsUsed", f.inputsUsed());
        fields.texts("inputsMissing", f.inputsMissing());
        json.writeStringProperty("confidence", f.confidence());
        json.writeStringProperty("sentence", f.sentence());
        json.writeEndObject();
    }
}
