package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.ExposureResult.TimelinePoint;
import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.replay.Replay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The same accelerators under the law of every day since August 2022, each day with that day's knowledge:
/// how many stand under which severity from each day on which something changed.
final class ExposureTimeline {
    /// The summer before the first export rules on accelerators (letters of 2022-08-26).
    private static final LocalDate BEGIN = LocalDate.of(2022, 8, 1);
    /// Most rule ids named as the cause of one day.
    private static final int MOST_CAUSES = 6;

    private ExposureTimeline() {}

    /// What is replayed for a cohort.
    record Question(Facts facts, @Nullable LocalDate acquired, String shipFrom, String holding) {}

    /// A cohort's accelerators and its question; null where nobody can be asked.
    record Timed(int accelerators, @Nullable Question question) {}

    private static final class Day {
        final LinkedHashSet<String> causes = new LinkedHashSet<>();
        final int[] delta = new int[Severity.values().length];
    }

    static List<TimelinePoint> of(@Nullable ExposureEngine engine, List<Timed> cohorts, LocalDate asOf) {
        if (cohorts.isEmpty()) {
            return List.of();
        }
        LocalDate begin = asOf.isBefore(BEGIN) ? asOf : BEGIN;
        var days = new TreeMap<LocalDate, Day>();
        var replays = new HashMap<Question, List<Replay.Change>>();
        days.put(begin, new Day());
        for (Timed timed : cohorts) {
            Question question = timed.question;
            if (question == null || engine == null) {
                day(days, begin).delta[Severity.UNKNOWN.ordinal()] += timed.accelerators;
                continue;
            }
            var changes = replays.computeIfAbsent(
                    question, q -> Replay.ofStock(engine, q.facts, q.acquired, q.shipFrom, q.holding, begin, asOf));
            Severity before = null;
            for (Replay.Change change : changes) {
                Severity now = Severity.valueOf(change.severity().name());
                if (now == before) {
                    continue;
                }
                Day day = day(days, change.date());
                day.delta[now.ordinal()] += timed.accelerators;
                if (before != null) {
                    day.delta[before.ordinal()] -= timed.accelerators;
                    day.causes.addAll(change.causes());
                }
                before = now;
            }
        }
        days.putIfAbsent(asOf, new Day());
        return points(days);
    }

    private static Day day(Map<LocalDate, Day> days, LocalDate date) {
        return days.computeIfAbsent(date, d -> new Day());
    }

    private static List<TimelinePoint> points(TreeMap<LocalDate, Day> days) {
        var points = new ArrayList<TimelinePoint>(days.size());
        int[] now = new int[Severity.values().length];
        days.forEach((date, day) -> {
            var counts = new EnumMap<Severity, Integer>(Severity.class);
            for (Severity severity : Severity.values()) {
                now[severity.ordinal()] += day.delta[severity.ordinal()];
                if (now[severity.ordinal()] != 0) {
                    counts.put(severity, now[severity.ordinal()]);
                }
            }
            points.add(new TimelinePoint(date, Collections.unmodifiableMap(counts), cause(day.causes)));
        });
        return points;
    }

    private static Optional<String> cause(LinkedHashSet<String> causes) {
        if (causes.isEmpty()) {
            return Optional.empty();
        }
        String shown = String.join(", ", causes.stream().limit(MOST_CAUSES).toList());
        return Optional.of(
                causes.size() > MOST_CAUSES ? shown + " and " + (causes.size() - MOST_CAUSES) + " more" : shown);
    }
}
