package io.kilorack.assess;

import io.kilorack.assess.SupplyOutlook.Limit;
import io.kilorack.assess.SupplyOutlook.Range;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The three answers in words and figures: the same lines on screen, paper and terminal.
public final class AnswerWords {
    private AnswerWords() {}

    /// @param lead what it comes to, in one sentence
    public record Block(String title, String lead, List<Line> lines) {
        public Block {
            lines = List.copyOf(lines);
        }
    }

    /// @param note how it is computed or where it comes from
    public record Line(String label, String value, String note) {}

    public static List<Block> of(ThreeAnswers answers) {
        return List.of(stock(answers.stock()), optimise(answers.optimise()), localise(answers));
    }

    private static Block stock(ThreeAnswers.Stock s) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Accelerators designed outside China", count(s.accelerators()), ""));
        lines.add(new Line("Spares of them in stock", count(s.spares()), "stock lots beyond what stands"));
        lines.add(new Line(
                "Fails a year, not replaced", percent(s.failing()), "as the plan's scenarios say of spares that stop"));
        if (s.accelerators() == 0) {
            return new Block(
                    "Stockpile", "Nothing designed outside China stands in the racks, so no stock has to last.", lines);
        }
        lines.add(new Line(
                "Spares last",
                s.spares() == 0 ? "no spares" : interval(s.sparesWeeks(), "weeks"),
                "spares ÷ (accelerators × failing share)"));
        lines.add(new Line(
                "Until 80 % still works",
                interval(s.monthsToSpent(), "months"), "spares first, then exp(−failing share × years)"));
        lines.add(new Line(
                "A model generation",
                interval(s.generationMonths(), "months"),
                "quartiles of the gaps of 4 months or more between one maker's releases in the catalog"));
        lines.add(new Line("Model generations carried", interval(s.generations(), ""), ""));
        return new Block(
                "Stockpile",
                "The stock carries about %s model generations (%s to %s) before a fifth of it has failed."
                        .formatted(
                                rough(s.generations().middle()),
                                rough(s.generations().low()),
                                rough(s.generations().high())),
                lines);
    }

    private static Block optimise(ThreeAnswers.Optimise o) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "Model FLOP utilisation now",
                o.utilisation().isPresent()
                        ? NumberText.fixed(o.utilisation().getAsDouble(), 0) + " %"
                        : "unknown: nothing trains",
                "training workloads of the plan, weighted by accelerators"));
        lines.add(new Line(
                "Reached by published runs",
                "38 – 55 %",
                "Llama 3 405B on H100 (arXiv 2407.21783), MegaScale 175B on A100 (NSDI 2024)"));
        if (o.gain().isEmpty() || o.months().isEmpty()) {
            return new Block(
                    "Optimise", "Without a training workload nobody can say what is still to be gained.", lines);
        }
        Range gain = o.gain().get();
        Range months = o.months().get();
        lines.add(new Line(
                "Still to be gained",
                gain.high() <= 1 ? "nothing" : factor(gain),
                "reached ÷ now; other models, chips and sizes reach other values"));
        lines.add(new Line("Attrition it offsets", months(months), "ln(gain) ÷ failing share"));
        return new Block(
                "Optimise",
                gain.high() <= 1
                        ? "The plan's training runs as well as the best published; nothing is left to gain there."
                        : "Training as well as the best published runs would make up for %s of attrition."
                                .formatted(months(months)),
                lines);
    }

    private static Block localise(ThreeAnswers answers) {
        ThreeAnswers.Localise l = answers.localise();
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "BF16 peak designed outside China",
                NumberText.withUnit(l.peakTflops() * 1e12, "FLOP/s"),
                "what would have to be replaced"));
        lines.add(new Line(
                "As Ascend 910C",
                count(l.chips()) + " packages",
                "peak for peak; the software ecosystem is not part of this"));
        lines.add(new Line(
                "Their power by TDP",
                megawatts(l.megawatts()) + ", now " + megawatts(l.megawattsNow()),
                "accelerators alone, without hosts and cooling"));
        lines.add(new Line(
                "Their price", l.costMusd().map(c -> interval(c, "million USD")).orElse("unknown"), "catalog band"));
        lines.add(new Line(
                "Share of a year's supply",
                l.shareOfYear().map(AnswerWords::percent).orElse("unknown"),
                answers.supply()
                        .flatMap(SupplyOutlook::binding)
                        .map(Limit::name)
                        .map(n -> "binding limit: " + n)
                        .orElse("")));
        lines.add(
                new Line(
                        "Lead time at the least",
                        l.weeksOfOutput()
                                .map(w -> interval(w, "weeks of China's output"))
                                .orElse("unknown"),
                        "if every package made went to this plan; one buyer's 160 000 Ascend 950DT take more than a year (Bloomberg 2026-09-04)"));
        lines.add(new Line(
                "Ascend 910B and 910C in the plan",
                count(l.domestic()) + ", of them to buy " + count(l.toBuy()),
                l.toBuyShare()
                        .map(s -> "to buy: " + percent(s) + " of a year's supply")
                        .orElse("")));
        lines.add(new Line("Law of buying them here", l.standing().name().toLowerCase(Locale.ROOT), l.sentence()));
        String weeks = l.weeksOfOutput()
                .map(w -> " and %s weeks of all that China makes".formatted(rough(w.middle())))
                .orElse("");
        return new Block(
                "Localise",
                l.chips() == 0
                        ? "Nothing has to be replaced."
                        : "%sReplacing it takes %s Ascend 910C%s; buying them here stands as %s."
                                .formatted(
                                        l.atHome()
                                                ? ""
                                                : "The plan stands in %s, where Ascend is no domestic part: for comparison only. "
                                                        .formatted(
                                                                l.country().isEmpty()
                                                                        ? "an unknown country"
                                                                        : l.country()),
                                        count(l.chips()),
                                        weeks,
                                        l.standing().name().toLowerCase(Locale.ROOT)),
                lines);
    }

    /// A limit of supply: its packages a year.
    public static String packages(Limit limit) {
        return interval(limit.packages(), "a year");
    }

    /// Sources of a limit, one for each fact, with the day each is of.
    public static String sources(Limit limit) {
        return String.join(
                "; ",
                limit.facts().stream()
                        .map(f -> f.subject() + ", " + f.asOf() + ": " + SupplyOutlook.source(f))
                        .toList());
    }

    private static String megawatts(OptionalDouble value) {
        return value.isPresent() ? NumberText.withUnit(value.getAsDouble() * 1e6, "W") : "unknown";
    }

    /// Months as an interval; more than ten years are said as such, because nothing is known that far.
    private static String months(Range range) {
        return range.low() > 120
                ? "more than 10 years"
                : range.high() > 120 ? rough(range.low()) + " months to more than 10 years" : interval(range, "months");
    }

    private static String count(double value) {
        return NumberText.fixed(value, 0);
    }

    private static String factor(Range range) {
        return "× " + NumberText.fixed(range.low(), 2) + " – " + NumberText.fixed(range.high(), 2);
    }

    private static String percent(Range range) {
        String middle = percent(range.middle());
        return range.low() == range.high()
                ? middle
                : middle + " (" + percent(range.low()) + " – " + percent(range.high()) + ")";
    }

    private static String percent(double share) {
        return share >= 0.001 || share == 0 ? rough(100 * share) + " %" : "below 0.1 %";
    }

    static String interval(Range range, String unit) {
        String of = unit.isEmpty() ? "" : " " + unit;
        if (range.low() == range.high()) {
            return rough(range.middle()) + of;
        }
        return rough(range.middle()) + " (" + rough(range.low()) + " – " + rough(range.high()) + ")" + of;
    }

    /// Two figures: estimates as wide as these deserve no more.
    static String rough(double value) {
        if (value == 0) {
            return "0";
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 1);
        double rounded = Math.round(value / unit) * unit;
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(unit) + 1e-9));
        return NumberText.fixed(rounded, decimals);
    }
}
