package io.kilorack.assess.file;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// Writes an [Assessment] as JSON. An unknown number is absent, never 0; racks of equal design name one of
/// the `designs`.
public final class AssessmentJson {
    /// Number of the shape; raised when a key changes its meaning.
    public static final int FORMAT = 1;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonFields fields;
    private final JsonGenerator json;

    private AssessmentJson(JsonGenerator json) {
        this.fields = new JsonFields(json);
        this.json = json;
    }

    /// The whole assessment, indented by two spaces, lines ended by `\n`.
    public static String text(Assessment a) {
        var out = new StringWriter();
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try (JsonGenerator generator = MAPPER.writer().with(printer).createGenerator(out)) {
            new AssessmentJson(generator).write(a);
        }
        return out + "\n";
    }

    private void write(Assessment a) {
        json.writeStartObject();
        json.writeNumberProperty("format", FORMAT);
        json.writeStringProperty("plan", a.plan().name());
        json.writeStringProperty("asOf", a.asOf().toString());
        json.writeStringProperty("catalogVersion", a.catalogVersion());
        json.writeStringProperty("catalogHash", a.catalogHash());
        fields.figures("headlines", a.headlines());
        new ThroughputJson(fields).throughput(a.throughput());
        new PowerJson(fields).power(a.power());
        new LawJson(fields).exposure(a.exposure());
        ComplianceJson.write(json, a.plan());
        new StructureJson(fields).write(a.structure());
        new CostJson(fields).cost(a.cost());
        new RackJson(fields).racks(a);
        json.writeArrayPropertyStart("checks");
        a.checks().forEach(this::check);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void check(Check check) {
        json.writeStartObject();
        json.writeStringProperty("code", check.code());
        json.writeStringProperty("severity", JsonFields.word(check.severity()));
        json.writeStringProperty("room", JsonFields.word(check.room()));
        fields.texts("subjects", check.subjects());
        json.writeStringProperty("message", check.message());
        json.writeStringProperty("nextStep", check.nextStep());
        check.rule().ifPresent(rule -> json.writeStringProperty("rule", rule.text()));
        fields.text("waiver", check.waiver());
        json.writeEndObject();
    }
}
