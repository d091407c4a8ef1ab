package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.SiteSwing;
import io.kilorack.power.electrical.SupplyLoss;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.FailureWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Power in the text of an assessment: totals, failures, supplies and cooling.
final class PowerText {
    private static final int MOST_FAILURES = 12;

    private final Assessment a;
    private final Optional<Figure> swing;
    private final TextPage out;

    PowerText(Assessment a, Optional<Figure> swing, TextPage out) {
        this.a = a;
        this.swing = swing;
        this.out = out;
    }

    void power() {
        out.title("Power");
        int left = a.power().usable().stream()
                .mapToInt(PowerResult.Usable::unknownDevices)
                .sum();
        out.append("  Totals are those of normal running; %s%n"
                .formatted(
                        left == 0
                                ? "no device of unknown draw is left out."
                                : "%s of unknown draw left out, so they are lower bounds."
                                        .formatted(NumberText.count(left, "device"))));
        var totals = new TextTable("<<");
        for (Figure figure : List.of(
                a.power().itMaximum(),
                a.power().itExpected(),
                a.power().facility(),
                a.power().pue(),
                a.power().annualEnergy(),
                a.power().annualCarbon(),
                a.power().water())) {
            totals.row(figure.label(), TextPage.figure(figure));
        }
        a.power().heat().values().forEach(f -> totals.row(f.label(), TextPage.figure(f)));
        for (PowerResult.Usable usable : a.power().usable()) {
            totals.row(
                    "usable in the worst single failure",
                    "%s: %s for %s%s"
                            .formatted(
                                    usable.siteName(),
                                    TextPage.figure(usable.capacity()),
                                    usable.loadText(),
                                    usable.node().isEmpty()
                                            ? ""
                                            : "; %s binds%s"
                                                    .formatted(
                                                            usable.node(),
                                                            usable.failure()
                                                                    .map(f -> ", losing " + f)
                                                                    .orElse(""))));
        }
        swings(totals);
        out.append(totals.text("  "));
        out.append(SiteText.years(a));
        new ChainText(a, out).nodes();
        var failures = new ArrayList<Failure>(a.power().failures());
        long unknown =
                failures.stream().filter(f -> !f.more().unknown().isEmpty()).count();
        long survived = failures.stream().filter(Failure::survived).count();
        int all = failures.size();
        failures.removeIf(Failure::survived);
        if (all > 0) {
            out.append("  Single failures: %d of %d survived, %d not, %d unknown%s%n"
                    .formatted(
                            survived,
                            all,
                            failures.stream().filter(Failure::harms).count(),
                            unknown,
                            failures.isEmpty() ? "" : "; worst first"));
        }
        for (Failure failure : failures.subList(0, Math.min(MOST_FAILURES, failures.size()))) {
            String over = FailureWords.overloads(failure.more());
            out.append("    %s: %s%s%s%n"
                    .formatted(
                            failure.name(),
                            FailureWords.effect(failure),
                            over.isEmpty() ? "" : "; overloads " + over,
                            failure.more().unknown().isEmpty()
                                    ? ""
                                    : ": " + failure.more().unknown()));
        }
        out.more(failures.size(), MOST_FAILURES, "failures");
        supplies();
        var cooling = new TextTable("<<>>>><");
        for (CoolingLoad load : a.power().cooling()) {
            cooling.row(
                    load.name(),
                    load.medium(),
                    (load.unknownDevices() > 0 ? "≥ " : "") + NumberText.withUnit(load.heatWatts(), "W"),
                    "of " + TextPage.watts(load.capacityWatts()),
                    "after losing one unit " + TextPage.watts(load.capacityAfterLossWatts()),
                    pump(load),
                    flow(load));
        }
        if (!cooling.isEmpty()) {
            out.append("  Cooling, heat at declared maximum%n".formatted()).append(cooling.text("    "));
        }
    }

    private void swings(TextTable totals) {
        for (SiteSwing site : a.power().swings()) {
            for (SiteSwing.OfSource source : site.sources()) {
                totals.row(
                        "if all training waits at once",
                        "%s: step %s%s of %s (floor %s %%%s), %s %s/s%s: %s s, buffer %s"
                                .formatted(
                                        site.siteName(),
                                        site.training().lowerBound() ? "≥ " : "",
                                        NumberText.withUnit(site.stepWatts(), "W"),
                                        TextPage.figure(site.training()),
                                        NumberText.plain(100 * site.floor()),
                                        site.floorStated() ? "" : ", not stated",
                                        source.stated() ? source.name() + " follows at" : "a supply that follows at",
                                        NumberText.withUnit(source.rampWattsPerSecond(), "W"),
                                        source.stated() ? "" : ", not stated",
                                        NumberText.plain(source.seconds()),
                                        TextPage.figure(source.buffer())));
            }
        }
        swing.filter(f -> f.value().isPresent())
                .ifPresent(f -> totals.row(
                        "if all IT waits at once",
                        "step %s, buffer %s; %s"
                                .formatted(
                                        TextPage.figure(f.parts().getFirst()),
                                        TextPage.figure(f),
                                        f.parts().stream()
                                                .skip(2)
                                                .map(part -> part.label() + " "
                                                        + NumberText.plain(
                                                                part.value().orElse(0)) + " " + part.unit())
                                                .collect(Collectors.joining(", ")))));
    }

    private void supplies() {
        var table = new TextTable("><<<");
        int unknown = 0;
        int survive = 0;
        for (SupplyLoss loss : a.power().supplies()) {
            switch (loss.outcome()) {
                case SURVIVES -> survive++;
                case UNKNOWN -> unknown++;
                case DARK -> table.row(loss.pieces() + " ×", loss.name(), "1 installed", "dark");
                case THROTTLES ->
                    table.row(
                            loss.pieces() + " ×",
                            loss.name(),
                            "%d installed, %d needed"
                                    .formatted(
                                            loss.installed().orElse(0),
                                            loss.needed().orElse(0)),
                            "throttled to " + TextPage.watts(loss.leftWatts()) + " of "
                                    + TextPage.watts(loss.drawWatts()));
            }
        }
        if (!a.power().supplies().isEmpty()) {
            out.append("  One power supply lost, kinds of device: %d go on, %d do not, %d unknown%n"
                    .formatted(survive, a.power().supplies().size() - survive - unknown, unknown));
            out.append(table.text("    "));
        }
    }

    private static String pump(CoolingLoad load) {
        return load.pumps()
                .map(loss -> loss.unknownUnits() == 0
                        ? "one pump " + NumberText.withUnit(loss.leastWatts(), "W")
                        : "one pump ≥ %s (%d unknown)"
                                .formatted(NumberText.withUnit(loss.leastWatts(), "W"), loss.unknownUnits()))
                .orElse("");
    }

    private static String flow(CoolingLoad load) {
        if (load.heatWatts() <= 0) {
            return "";
        }
        String flow = load.flowText();
        return load.secondsWithoutFlow().isPresent()
                ? flow + ", " + NumberText.plain(load.secondsWithoutFlow().getAsDouble()) + " s without flow"
                : flow;
    }
}
