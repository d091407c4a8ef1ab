package io.kilorack.assess.file;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One opened throughput estimate as JSON: operators under their roofs, what travels over which tier,
/// memory by stage, sensitivity, the layouts in reach. Seconds, bytes, FLOP/s per accelerator.
public final class ExplanationJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ExplanationJson() {}

    public static ObjectNode of(Explanation e, List<Figure> sensitivity, Optional<Choice> choice) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode roofs = root.putArray("roofs");
        e.roofs()
                .forEach(r -> roofs.addObject()
                        .put("format", r.format())
                        .put("flops", r.flops())
                        .put("bandwidth", r.bandwidth()));
        ArrayNode operators = root.putArray("operators");
        e.operators().forEach(o -> {
            ObjectNode n = operators
                    .addObject()
                    .put("name", o.name())
                    .put("phase", o.phase())
                    .put("family", o.family().text())
                    .put("format", o.format())
                    .put("flops", o.flops())
                    .put("bytes", o.bytes())
                    .put("seconds", o.seconds())
                    .put("share", o.share());
            if (o.flops() > 0) {
                n.put("intensity", o.intensity()).put("rate", o.rate());
            }
        });
        ArrayNode collectives = root.putArray("collectives");
        e.collectives()
                .forEach(c -> collectives
                        .addObject()
                        .put("axis", c.axis())
                        .put("operation", c.operation())
                        .put("ranks", c.ranks())
                        .put("insideScaleUp", c.inside())
                        .put("path", c.path())
                        .put("bytes", c.bytes())
                        .put("seconds", c.seconds())
                        .put("exposedSeconds", c.exposed()));
        ArrayNode stages = root.putArray("memoryByStage");
        e.stages().forEach(f -> stages.add(figure(f)));
        ArrayNode inputs = root.putArray("sensitivity");
        sensitivity.forEach(f -> inputs.add(input(f)));
        choice.ifPresent(c -> root.set("choice", choice(c)));
        return root;
    }

    private static ObjectNode input(Figure f) {
        double higher = f.value().orElse(0);
        Span band = f.band();
        double lower = band == null ? -higher : higher == band.high() ? band.low() : band.high();
        ObjectNode n = MAPPER.createObjectNode()
                .put("input", f.label())
                .put("rateWhen10PercentLower", lower)
                .put("rateWhen10PercentHigher", higher)
                .put("unit", f.unit())
                .put("confidence", f.confidence().name().toLowerCase(Locale.ROOT));
        ArrayNode sources = n.putArray("sources");
        f.sources().stream().map(Source::text).forEach(sources::add);
        return n;
    }

    /// The layouts in reach alone.
    public static ObjectNode choice(Choice c) {
        ObjectNode n = MAPPER.createObjectNode().put("best", c.best());
        if (!c.runnerUp().isEmpty()) {
            n.put("runnerUp", c.runnerUp());
        }
        n.put("looked", c.looked()).put("evaluated", c.evaluated()).put("complete", c.complete());
        ArrayNode front = n.putArray("front");
        c.front().forEach(o -> {
            ObjectNode option = front.addObject().put("layout", o.layout());
            ArrayNode figures = option.putArray("figures");
            o.figures().forEach(f -> figures.add(figure(f)));
        });
        return n;
    }

    private static ObjectNode figure(Figure f) {
        ObjectNode n = MAPPER.createObjectNode().put("label", f.label());
        f.value().ifPresent(v -> n.put("value", v));
        n.put("unit", f.unit());
        if (!f.unknowns().isEmpty()) {
            ArrayNode unknowns = n.putArray("unknowns");
            f.unknowns().forEach(unknowns::add);
        }
        if (!f.parts().isEmpty()) {
            ArrayNode parts = n.putArray("parts");
            f.parts().forEach(p -> parts.add(figure(p)));
        }
        return n;
    }
}
