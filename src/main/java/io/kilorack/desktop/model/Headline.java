package io.kilorack.desktop.model;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.ThroughputResult;
import io.kilorack.assess.TotalRate;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.DashboardCharts;
import io.kilorack.throughput.Accuracy;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// One tile of the headline strip.
///
/// @param id stable key of the tile, so that its change can be followed
/// @param amount number behind the text, for the signed difference; empty when unknown
/// @param figure what a click opens: the breakdown
/// @param share how full a limit is, for a bar; empty for none
/// @param parts stacked shares by severity, for the exposure tile; empty elsewhere
/// @param tone `good`, `warn`, `bad` or empty
@RecordBuilder
public record Headline(
        String id,
        String label,
        FigureText text,
        OptionalDouble amount,
        String amountUnit,
        Optional<Figure> figure,
        OptionalDouble share,
        Map<Severity, Double> parts,
        String tone,
        String detail)
        implements HeadlineBuilder.With {

    /// The tiles of an assessment, in their order.
    public static List<Headline> of(Assessment a) {
        var list = new ArrayList<Headline>();
        rate(a, ThroughputResult.Kind.TRAINING, "training").ifPresent(list::add);
        rate(a, ThroughputResult.Kind.SERVING, "serving").ifPresent(list::add);
        list.add(power(a));
        list.add(worstFailure(a));
        list.add(count("racks", a.structure().racksUsed()));
        list.add(figure("capex", a.cost().capex(), ""));
        list.add(exposure(a));
        list.add(checks(a));
        return list;
    }

    private static Optional<Headline> rate(Assessment a, ThroughputResult.Kind kind, String id) {
        var rates = TotalRate.of(a, kind).stream()
                .map(w -> w.rate().withLabel(w.name() + " · " + w.poolName()))
                .toList();
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        Figure sum = rates.size() == 1
                ? rates.getFirst()
                : Accuracy.sum(Texts.get("kpi." + id), rates.getFirst().unit(), rates);
        boolean misses = a.throughput().workloads().stream()
                .filter(w -> w.kind() == kind)
                .anyMatch(w -> !w.fits() || w.meetsTarget().equals(Optional.of(false)));
        var tile = figure(id, sum, misses ? Texts.get("kpi.missesTarget") : "");
        return Optional.of(misses ? tile.withTone("warn") : tile);
    }

    private static Headline power(Assessment a) {
        Figure it = a.power().itExpected();
        OptionalDouble granted =
                a.plan().sites().stream().anyMatch(s -> s.utilityKw().isEmpty())
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(a.plan().sites().stream()
                                .mapToDouble(s -> s.utilityKw().orElse(0) * 1000)
                                .sum());
        Figure facility = a.power().facility();
        OptionalDouble share = granted.isPresent()
                        && granted.getAsDouble() > 0
                        && facility.value().isPresent()
                ? OptionalDouble.of(facility.value().getAsDouble() / granted.getAsDouble())
                : OptionalDouble.empty();
        String detail = granted.isPresent()
                ? Texts.get(
                        "kpi.power.detail", NumberText.of(facility), NumberText.withUnit(granted.getAsDouble(), "W"))
                : Texts.get("kpi.power.noLimit", NumberText.of(facility));
        String tone = share.isPresent() && share.getAsDouble() > 1 ? "bad" : share.orElse(0) > 0.9 ? "warn" : "";
        return new Headline(
                "power",
                Texts.get("kpi.power"),
                FigureText.of(it),
                it.value(),
                it.unit(),
                Optional.of(it),
                share,
                Map.of(),
                tone,
                detail);
    }

    private static Headline worstFailure(Assessment a) {
        Optional<NodeLoad> worst = a.power().nodes().stream()
                .filter(n -> n.worstShare().isPresent())
                .max(Comparator.comparingDouble(n -> n.bindingShare().orElse(0)));
        String label = Texts.get("kpi.failure");
        if (worst.isEmpty()) {
            return new Headline(
                    "failure",
                    label,
                    new FigureText(Texts.get("kpi.failure.none"), ""),
                    OptionalDouble.empty(),
                    "%",
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Map.of(),
                    "",
                    Texts.get("kpi.failure.noLimit"));
        }
        NodeLoad node = worst.get();
        double share = node.bindingShare().orElse(0);
        String least = node.unknownDevices() > 0 ? "≥ " : "";
        String tone = share > 1 ? "bad" : share > 0.9 ? "warn" : "";
        Optional<String> lost = node.lineBinds()
                ? node.lines().flatMap(io.kilorack.assess.LineLoads::worstFailure)
                : node.worstFailure();
        String detail = lost.isPresent()
                ? Texts.get("kpi.failure.detail", lost.get(), node.bindingName())
                : Texts.get("kpi.failure.normal", node.bindingName());
        for (var usable : a.power().usable()) {
            detail += "\n"
                    + Texts.get(
                            "kpi.failure.usable",
                            usable.siteName(),
                            NumberText.of(usable.capacity()),
                            usable.loadText(),
                            usable.unknownDevices());
        }
        return new Headline(
                "failure",
                label,
                new FigureText(least + NumberText.plain(share * 100), "% " + node.bindingName()),
                OptionalDouble.of(share * 100),
                "%",
                Optional.of(node.detail()),
                OptionalDouble.of(share),
                Map.of(),
                tone,
                detail);
    }

    private static Headline exposure(Assessment a) {
        Map<Severity, Double> shares = shares(a);
        String label = Texts.get("kpi.exposure");
        if (shares.isEmpty()) {
            return new Headline(
                    "exposure",
                    label,
                    new FigureText("–", ""),
                    OptionalDouble.empty(),
                    "%",
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Map.of(),
                    "",
                    Texts.get("kpi.exposure.none"));
        }
        double free = 100 * (shares.getOrDefault(Severity.ALLOWED, 0.0) + shares.getOrDefault(Severity.NOTICE, 0.0));
        var words = new ArrayList<String>();
        shares.forEach((s, v) -> words.add(NumberText.plain(v * 100) + " % " + Texts.get("severity." + s.name())));
        return new Headline(
                "exposure",
                label,
                new FigureText(NumberText.plain(free), Texts.get("kpi.exposure.free")),
                OptionalDouble.of(free),
                "%",
                Optional.empty(),
                OptionalDouble.empty(),
                shares,
                "",
                String.join("\n", words)
                        + (DashboardCharts.storeTitle(a).isEmpty() ? "" : "\n" + DashboardCharts.storeTitle(a))
                        + "\n" + a.exposure().notice());
    }

    /// Share of the accelerators by severity, most harmless first; empty without accelerators.
    public static Map<Severity, Double> shares(Assessment a) {
        var counts = new EnumMap<Severity, Double>(Severity.class);
        double all = 0;
        for (var part : a.exposure().parts()) {
            counts.merge(part.severity(), (double) part.accelerators(), Double::sum);
            all += part.accelerators();
        }
        double total = all;
        if (total > 0) {
            counts.replaceAll((_, n) -> n / total);
        }
        return total > 0 ? counts : Map.of();
    }

    private static Headline checks(Assessment a) {
        long errors = count(a, Check.Severity.ERROR);
        long warnings = count(a, Check.Severity.WARNING);
        String also = Texts.get("kpi.checks.warnings", warnings);
        FigureText text = errors + warnings == 0
                ? new FigureText(Texts.get("kpi.checks.fine"), "")
                : errors == 0
                        ? new FigureText(String.valueOf(warnings), also)
                        : new FigureText(
                                String.valueOf(errors),
                                Texts.get("kpi.checks.errors", errors)
                                        + (warnings == 0 ? "" : " · " + warnings + " " + also));
        return new Headline(
                "checks",
                Texts.get("kpi.checks"),
                text,
                OptionalDouble.of(errors + warnings),
                "",
                Optional.empty(),
                OptionalDouble.empty(),
                Map.of(),
                errors > 0 ? "bad" : warnings > 0 ? "warn" : "good",
                Texts.get("kpi.checks.detail"));
    }

    /// Open checks of a severity: those that nobody accepted.
    public static long count(Assessment a, Check.Severity severity) {
        return a.checks().stream()
                .filter(c -> c.severity() == severity && c.waiver().isEmpty())
                .count();
    }

    private static Headline figure(String id, Figure figure, String detail) {
        return new Headline(
                id,
                Texts.get("kpi." + id),
                FigureText.noted(figure),
                figure.value(),
                figure.unit(),
                Optional.of(figure),
                OptionalDouble.empty(),
                Map.of(),
                "",
                detail);
    }

    /// A number of pieces: whole, without a unit.
    private static Headline count(String id, Figure figure) {
        String text = figure.value().isPresent()
                ? NumberText.fixed(figure.value().getAsDouble(), 0)
                : FigureText.of(figure).number();
        return new Headline(
                id,
                Texts.get("kpi." + id),
                new FigureText(text, ""),
                figure.value(),
                "",
                Optional.of(figure),
                OptionalDouble.empty(),
                Map.of(),
                "",
                "");
    }

    /// The signed difference to an earlier tile of the same id, or an empty text.
    public String deltaFrom(Headline before) {
        return FigureText.delta(before.amount, amount, amountUnit);
    }
}
