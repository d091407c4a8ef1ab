package io.kilorack.assess.file;

import io.kilorack.assess.PlanParty;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// What the plan records for the law: parties, answers to likenesses, changed scenarios.
final class ComplianceJson {
    private ComplianceJson() {}

    static void write(JsonGenerator json, Plan plan) {
        json.writeObjectPropertyStart("compliance");
        json.writeArrayPropertyStart("parties");
        for (PlanParty party : PlanParty.of(plan)) {
            json.writeStartObject();
            json.writeStringProperty("name", party.name());
            json.writeArrayPropertyStart("roles");
            party.roles().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("answers");
        for (PartyAnswer answer : plan.compliance().answers()) {
            json.writeStartObject();
            json.writeStringProperty("name", answer.name());
            json.writeStringProperty("party", answer.partyId());
            json.writeStringProperty("partyName", answer.partyName());
            json.writeNumberProperty("score", answer.score());
            json.writeStringProperty("verdict", answer.verdict().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("by", answer.by());
            json.writeStringProperty("on", answer.on().toString());
            json.writeStringProperty("reason", answer.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("changedScenarios");
        if (!plan.compliance().scenarios().isEmpty()) {
            PlanScenarios.of(plan).changed().forEach(entry -> scenario(json, entry));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void scenario(JsonGenerator json, PlanScenarios.Entry entry) {
        json.writeStartObject();
        json.writeStringProperty("id", entry.scenario().id());
        json.writeStringProperty("title", entry.scenario().title());
        json.writeBooleanProperty("enabled", entry.enabled());
        json.writeBooleanProperty("own", entry.own());
        json.writeArrayPropertyStart("differences");
        entry.differences().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("by", entry.scenario().author());
        json.writeStringProperty("on", entry.scenario().date().toString());
        json.writeStringProperty("rationale", entry.scenario().rationale());
        json.writeEndObject();
    }
}
