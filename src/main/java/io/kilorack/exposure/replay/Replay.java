package io.kilorack.exposure.replay;

import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.Provenance;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.findings.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Replays one act day by day. Only days are judged on which a rule, a country group or a listing changes,
/// so a replay over years
/// costs a few hundred judgements.
public final class Replay {
    private Replay() {}

    /// One day on which the standing changed.
    ///
    /// @param causes ids of rules that began or ceased to apply
    /// @param sentence what holds from that day
    public record Change(
            LocalDate date,
            Severity severity,
            String eccn,
            Licence.Outcome outcome,
            String policy,
            List<String> causes,
            String sentence) {}

    /// The standing on `from` and every change up to `to`. On each day the act is done that day with that
    /// day's knowledge.
    ///
    /// @param kind of the act: `import` shows what could be bought, `operate` what could be used
    public static List<Change> of(
            ExposureEngine engine, Facts facts, String kind, String shipFrom, LocalDate from, LocalDate to) {
        return changes(engine, from, to, List.of(), day -> engine.judge(facts, new Act(kind, day, shipFrom), day));
    }

    /// The same for hardware with a date: before it is acquired its purchase on each day, afterwards its
    /// continued use, where the
    /// acquisition is judged by its own date.
    ///
    /// @param acquired day it was acquired, or null for what is still to be bought
    /// @param holding [Provenance#INSTALLED] or [Provenance#STORED]
    public static List<Change> ofStock(
            ExposureEngine engine,
            Facts facts,
            @Nullable LocalDate acquired,
            String shipFrom,
            String holding,
            LocalDate from,
            LocalDate to) {
        var provenance = new Provenance(engine);
        List<LocalDate> own = acquired == null ? List.of() : List.of(acquired.plusDays(1));
        return changes(engine, from, to, own, day -> {
            boolean held = acquired != null && acquired.isBefore(day);
            return provenance.present(facts, held ? acquired : null, shipFrom, holding, day);
        });
    }

    private static List<Change> changes(
            ExposureEngine engine,
            LocalDate from,
            LocalDate to,
            List<LocalDate> further,
            Function<LocalDate, Judgement> judge) {
        var days = new TreeSet<LocalDate>(engine.turningDays(from, to));
        days.add(from);
        further.stream().filter(day -> !day.isBefore(from) && !day.isAfter(to)).forEach(days::add);
        var changes = new ArrayList<Change>();
        Judgement before = null;
        for (LocalDate day : days) {
            Judgement now = judge.apply(day);
            if (before == null || changed(before, now)) {
                changes.add(new Change(
                        day,
                        now.severity(),
                        now.classification().eccn(),
                        now.licence().outcome(),
                        now.licence().policy(),
                        before == null ? now.licence().rules() : difference(before, now),
                        now.sentence()));
            }
            before = now;
        }
        return List.copyOf(changes);
    }

    private static boolean changed(Judgement before, Judgement now) {
        return before.severity() != now.severity()
                || before.licence().outcome() != now.licence().outcome()
                || !before.licence().policy().equals(now.licence().policy())
                || !before.classification().eccn().equals(now.classification().eccn());
    }

    /// Rules that apply on one of the two days only, and those that newly wait for facts.
    private static List<String> difference(Judgement before, Judgement now) {
        var causes = new ArrayList<String>();
        List<String> was = before.fired();
        List<String> is = now.fired();
        is.stream().filter(id -> !was.contains(id)).forEach(causes::add);
        was.stream().filter(id -> !is.contains(id)).forEach(causes::add);
        if (now.severity() == Severity.UNKNOWN) {
            now.licence().open().stream()
                    .filter(id -> !before.licence().open().contains(id) && !causes.contains(id))
                    .forEach(causes::add);
        }
        return List.copyOf(causes);
    }
}
