package io.kilorack.desktop.model;

import io.kilorack.desktop.model.Prompt.Ask;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.edit.Edit;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is asked before racks are spread over feeds: by load or in turn, on one feed each or on one of
/// every side.
public final class FeedPrompt {
    private static final String BALANCE = "balance";
    private static final String BOTH = "both";
    /// Groups shown before it is made; the rest are counted.
    private static final int MOST_LINES = 8;

    private FeedPrompt() {}

    public static Prompt of(Workspace w, Set<String> racks) {
        Map<String, Double> kilowatts = kilowatts(w, racks);
        return new Prompt(
                "feeds",
                Texts.get("prompt.feeds"),
                Texts.get("prompt.feeds.about", RowPrompts.words(w.plan(), racks)),
                List.of(
                        new Ask.Choice(
                                "spread",
                                Texts.get("prompt.spread"),
                                List.of(BALANCE, "turn"),
                                List.of(Texts.get("prompt.spread.balance"), Texts.get("prompt.spread.turn")),
                                BALANCE),
                        new Ask.Choice(
                                "each",
                                Texts.get("prompt.each"),
                                List.of(BOTH, "one"),
                                List.of(Texts.get("prompt.each.both"), Texts.get("prompt.each.one")),
                                BOTH),
                        new Ask.Text(
                                "groups",
                                Texts.get("prompt.groups"),
                                "",
                                Ask.Length.LIST,
                                answers -> text(
                                        w.plan(),
                                        groups(w.plan(), racks, BOTH.equals(answers.getOrDefault("each", BOTH)))))),
                Texts.get("prompt.feeds.accept"),
                answers -> edit(w, racks, answers, kilowatts),
                made -> effect(made.plan(), racks, kilowatts),
                _ -> w.selection());
    }

    private static Edit edit(
            Workspace w, Set<String> racks, Map<String, String> answers, Map<String, Double> kilowatts) {
        List<List<String>> groups = groups(w.plan(), answers.getOrDefault("groups", ""));
        if (groups.isEmpty()) {
            return Edit.refused(Texts.get("refuse.noFeed"), Texts.get("refuse.noFeed.next"));
        }
        for (List<String> group : groups) {
            if (new HashSet<>(group).size() < group.size()) {
                return Edit.refused(Texts.get("refuse.feedTwice"), "");
            }
        }
        return BALANCE.equals(answers.get("spread"))
                ? Editing.of(w).rows().balanceFeeds(w.plan(), racks, groups, kilowatts)
                : Editing.of(w).rows().alternateFeeds(w.plan(), racks, groups);
    }

    /// Declared maximum per rack, by which feeds are sized; racks without one are left out.
    private static Map<String, Double> kilowatts(Workspace w, Set<String> racks) {
        var kilowatts = new HashMap<String, Double>();
        w.assessment()
                .ifPresent(a -> racks.forEach(id -> {
                    var rack = a.racks().get(id);
                    if (rack != null && rack.design().maximumPower().value().isPresent()) {
                        kilowatts.put(id, rack.design().maximumPower().value().getAsDouble() / 1000);
                    }
                }));
        return kilowatts;
    }

    /// The groups that the racks hang on now, where they are several; else ends of the chain of their site:
    /// one of every side together, or each alone with the sides in turn.
    private static List<List<String>> groups(Plan plan, Set<String> racks, boolean both) {
        List<List<String>> now = Selections.racks(plan)
                .filter(r -> racks.contains(r.id()) && r.feeds().size() > 1)
                .map(Rack::feeds)
                .distinct()
                .toList();
        return both && now.size() > 1 ? now : ends(plan, racks, both);
    }

    private static List<List<String>> ends(Plan plan, Set<String> racks, boolean both) {
        Map<String, List<String>> bySide = plan.sites().stream()
                .filter(s -> s.halls().stream().flatMap(h -> h.racks().stream()).anyMatch(r -> racks.contains(r.id())))
                .findFirst()
                .map(FeedPrompt::ends)
                .orElseGet(LinkedHashMap::new);
        int longest = bySide.values().stream().mapToInt(List::size).max().orElse(0);
        var groups = new ArrayList<List<String>>();
        for (int i = 0; i < longest; i++) {
            var group = new ArrayList<String>();
            for (List<String> side : bySide.values()) {
                if (both) {
                    group.add(side.get(i % side.size()));
                } else if (i < side.size()) {
                    groups.add(List.of(side.get(i)));
                }
            }
            if (both) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static LinkedHashMap<String, List<String>> ends(Site site) {
        var sources = new HashSet<String>();
        site.chain().forEach(n -> sources.addAll(n.sources()));
        var bySide = new LinkedHashMap<String, List<String>>();
        for (PowerNode n : site.chain()) {
            if (!sources.contains(n.id()) && !n.sources().isEmpty()) {
                bySide.computeIfAbsent(n.side(), _ -> new ArrayList<>()).add(n.id());
            }
        }
        return bySide;
    }

    private static String text(Plan plan, List<List<String>> groups) {
        var names = new FeedNames(plan);
        return groups.stream().map(names::text).collect(Collectors.joining("; "));
    }

    private static List<List<String>> groups(Plan plan, String text) {
        var names = new FeedNames(plan);
        return Arrays.stream(text.split(";"))
                .map(names::ids)
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /// Racks and load per group of feeds, a line each.
    private static String effect(Plan plan, Set<String> racks, Map<String, Double> kilowatts) {
        var names = new FeedNames(plan);
        Map<String, List<String>> by = new java.util.TreeMap<>();
        Selections.racks(plan)
                .filter(r -> racks.contains(r.id()))
                .forEach((Rack r) -> by.computeIfAbsent(names.text(r.feeds()), _ -> new ArrayList<>())
                        .add(r.id()));
        List<String> lines = by.entrySet().stream()
                .limit(by.size() > MOST_LINES ? MOST_LINES - 1 : MOST_LINES)
                .map(e -> line(e.getKey(), e.getValue(), kilowatts))
                .collect(Collectors.toCollection(ArrayList::new));
        if (by.size() > lines.size()) {
            lines.add(Texts.get("prompt.feeds.more", String.valueOf(by.size() - lines.size())));
        }
        return String.join("\n", lines);
    }

    private static String line(String feeds, List<String> racks, Map<String, Double> kilowatts) {
        boolean known = kilowatts.keySet().containsAll(racks);
        double kw = racks.stream()
                .mapToDouble(id -> kilowatts.getOrDefault(id, 0.0))
                .sum();
        return Texts.get(
                racks.size() == 1 ? "prompt.feeds.effect.one" : "prompt.feeds.effect",
                feeds,
                String.valueOf(racks.size()),
                (known ? "" : "≥ ") + NumberText.fixed(kw, 1));
    }
}
