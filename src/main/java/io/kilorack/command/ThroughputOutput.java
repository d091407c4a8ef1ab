package io.kilorack.command;

import io.kilorack.assess.file.ExplanationJson;
import io.kilorack.command.file.FigureJson;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Span;
import io.kilorack.throughput.Accuracy;
import io.kilorack.throughput.Asked;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import io.kilorack.throughput.search.Runner;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One throughput estimate on the command line, as text or JSON.
///
/// @param problem what is missing, does not fit or is converted; empty when nothing is
/// @param warning what the model was not made for, and what to do; empty when nothing is
record ThroughputOutput(
        String problem,
        String warning,
        boolean fits,
        String layout,
        String bound,
        List<Figure> figures,
        Optional<Asked> asked) {
    private static final int MOST = 10;

    void json(PrintWriter out, Runner runner) {
        var json = new FigureJson()
                .put("fits", fits)
                .put("problem", problem)
                .put("warning", warning)
                .put("layout", layout)
                .put("bound", bound)
                .figures(figures);
        if (fits) {
            asked.ifPresent(a -> a.explain()
                    .ifPresent(e -> json.put("explanation", ExplanationJson.of(e, a.sensitivity(), a.choice(runner)))));
        }
        out.println(json.text());
        out.flush();
    }

    /// Nothing can be said: every figure misses the same input.
    boolean unanswered() {
        return layout.isEmpty() && bound.isEmpty();
    }

    void text(PrintWriter out, boolean explain, Runner runner) {
        if (!problem.isEmpty()) {
            out.println("note      " + problem);
        }
        if (!warning.isEmpty()) {
            out.println("warning   " + warning);
        }
        if (layout.isEmpty()) {
            // without a layout every figure misses the same thing, which the note says
            out.flush();
            return;
        }
        out.println("layout    " + layout);
        out.println("bound by  " + bound);
        for (Figure f : figures) {
            out.printf("%-36s %s%n", f.label(), figure(f));
            for (Figure part : f.parts()) {
                if (part.parts().isEmpty() && part.value().orElse(1) != 0) {
                    out.printf("  %-34s %s%n", part.label(), NumberText.of(part));
                }
            }
        }
        if (explain && fits) {
            asked.ifPresent(a -> a.explain().ifPresent(e -> {
                operators(out, e);
                collectives(out, e);
                stages(out, e);
                sensitivity(out, a.sensitivity());
                a.choice(runner).ifPresent(c -> choice(out, c));
            }));
        }
        out.flush();
    }

    private static String figure(Figure f) {
        if (f.value().isEmpty() && !f.unknowns().isEmpty()) {
            return "unknown: needs " + String.join(", ", f.unknowns());
        }
        return NumberText.of(f) + (Accuracy.notValidated(f) ? "  (not validated)" : "");
    }

    private static void operators(PrintWriter out, Explanation e) {
        out.println();
        for (Explanation.Roof r : e.roofs()) {
            out.printf(
                    "roof %-6s %s, memory %s, ridge at %s FLOP/B%n",
                    r.format(),
                    NumberText.withUnit(r.flops(), "FLOP/s"),
                    NumberText.withUnit(r.bandwidth(), "B/s"),
                    NumberText.plain(r.flops() / r.bandwidth()));
        }
        out.printf(
                "%-36s %-9s %-6s %9s %14s %7s %10s %7s%n",
                "operator", "phase", "format", "FLOP/B", "rate", "of roof", "time", "share");
        for (Explanation.Operator o : e.operators()) {
            Optional<Explanation.Roof> roof = e.roofs().stream()
                    .filter(r -> r.format().equals(o.format()))
                    .findFirst();
            boolean product = o.flops() > 0 && roof.isPresent();
            out.printf(
                    "%-36s %-9s %-6s %9s %14s %7s %10s %7s%n",
                    o.name(),
                    o.phase(),
                    o.flops() > 0 ? o.format() : "–",
                    product ? NumberText.plain(o.intensity()) : "–",
                    product ? NumberText.withUnit(o.rate(), "FLOP/s") : "–",
                    product ? percent(100 * o.rate() / roof.get().at(o.intensity()), 0) : "–",
                    time(o.seconds()),
                    percent(100 * o.share(), 1));
        }
    }

    private static void collectives(PrintWriter out, Explanation e) {
        if (e.collectives().isEmpty()) {
            return;
        }
        out.println();
        out.printf(
                "%-18s %6s %10s %10s %10s  %s%n", "exchange", "ranks", "sent", "time", "waits", "operation and tier");
        for (Explanation.Collective c : e.collectives()) {
            out.printf(
                    "%-18s %6d %10s %10s %10s  %s; %s%n",
                    c.axis(),
                    c.ranks(),
                    NumberText.withUnit(c.bytes(), "B"),
                    time(c.seconds()),
                    time(c.exposed()),
                    c.operation(),
                    c.path());
        }
    }

    private static void stages(PrintWriter out, Explanation e) {
        out.println();
        for (Figure f : e.stages()) {
            var parts = new StringBuilder();
            f.parts().stream()
                    .filter(p -> p.value().orElse(0) > 0)
                    .forEach(p -> parts.append(parts.isEmpty() ? "" : ", ")
                            .append(p.label())
                            .append(' ')
                            .append(NumberText.of(p)));
            out.printf("memory, %-16s %10s  %s%n", f.label(), NumberText.of(f), parts);
        }
    }

    private static void sensitivity(PrintWriter out, List<Figure> inputs) {
        if (inputs.isEmpty()) {
            return;
        }
        out.println();
        out.printf("%-78s %9s %9s  %s%n", "rate, input 10 % lower and higher", "lower", "higher", "confidence");
        inputs.stream().limit(MOST).forEach(f -> {
            double higher = f.value().orElse(0);
            Span band = f.band();
            double lower = band == null ? -higher : higher == band.high() ? band.low() : band.high();
            String label = f.label().length() > 78 ? f.label().substring(0, 77) + "…" : f.label();
            out.printf(
                    "%-78s %9s %9s  %s%n",
                    label, signed(lower), signed(higher), f.confidence().name().toLowerCase(Locale.ROOT));
        });
    }

    static void choice(PrintWriter out, Choice c) {
        out.println();
        out.println("runner-up " + (c.runnerUp().isEmpty() ? "none" : c.runnerUp()));
        out.printf(
                "searched  %d layouts%s; beaten by no other in everything at once: %d%n",
                c.looked(),
                c.complete() ? "" : " before the search was stopped",
                c.front().size());
        c.front().stream().limit(MOST).forEach(o -> {
            var cells = new StringBuilder();
            o.figures()
                    .forEach(f -> cells.append(cells.isEmpty() ? "" : " · ")
                            .append(f.label())
                            .append(' ')
                            .append(NumberText.of(f)));
            out.println("front     " + cells + " · " + o.layout());
        });
        if (c.front().size() > MOST) {
            out.printf("front     … %d more; --json has them all%n", c.front().size() - MOST);
        }
    }

    private static String percent(double value, int decimals) {
        return NumberText.fixed(value, decimals) + " %";
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + NumberText.fixed(value, 1) + " %";
    }

    private static String time(double seconds) {
        return seconds >= 1
                ? NumberText.withUnit(seconds, "s")
                : seconds >= 1e-3 || seconds == 0
                        ? NumberText.withUnit(seconds * 1e3, "ms")
                        : NumberText.withUnit(seconds * 1e6, "µs");
    }
}
