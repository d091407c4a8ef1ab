package io.kilorack.command;

import io.kilorack.assess.FleetLaw;
import io.kilorack.catalog.ControlRule;
import io.kilorack.command.file.ReplayJson;
import io.kilorack.exposure.replay.Replay;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `kilorack replay`: when each part's standing changed and why, each day with that day's knowledge.
@Command(
        name = "replay",
        description = "Replays the law over a plan: when each part's standing changed between two days, and why.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final int MOST_CAUSES = 6;

    @ParentCommand
    private @Nullable Main main;

    @Mixin
    private PlanArgument plan = new PlanArgument();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            defaultValue = "2022-08-01",
            description = "first day (default: ${DEFAULT-VALUE})")
    private LocalDate from = LocalDate.of(2022, 8, 1);

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(names = "--to", paramLabel = "DATE", description = "last day (default: the plan's own)")
    private @Nullable LocalDate to;

    @Override
    public Integer call() throws BadInput {
        PlanLaw law = PlanLaw.of(main, plan.file(), null);
        LocalDate last = to == null ? law.assessment().asOf() : to;
        if (last.isBefore(from)) {
            throw new BadInput("--to " + last + " lies before --from " + from + ". Swap them.");
        }
        var replays = new FleetLaw(law.catalog()).replay(law.assessment(), from, last);
        if (json) {
            System.out.println(ReplayJson.text(law.assessment(), law.catalog(), replays, from, last));
            return 0;
        }
        Map<String, ControlRule> rules = new LinkedHashMap<>();
        law.catalog().rules().forEach(r -> rules.put(r.id(), r));
        System.out.printf("%s · %s to %s%n", law.assessment().plan().name(), from, last);
        for (FleetLaw.PartReplay replay : replays) {
            boolean held = !replay.part().stockId().isEmpty();
            System.out.printf(
                    "%n%s%s · site %s · %d accelerators%n",
                    replay.part().name(),
                    held
                            ? " (lot " + replay.part().stockId()
                                    + (replay.part().stored() ? ", in store)" : ")")
                            : " (to be bought)",
                    replay.part().siteId(),
                    replay.part().accelerators());
            print(replay.changes(), rules);
            if (held) {
                System.out.println("  buying more of it");
                print(replay.buying(), rules);
            }
        }
        System.out.println();
        System.out.println(law.assessment().exposure().notice());
        return 0;
    }

    private static void print(List<Replay.Change> changes, Map<String, ControlRule> rules) {
        for (Replay.Change change : changes) {
            System.out.printf(
                    "  %s  %-10s %s%n",
                    change.date(), change.severity().name().toLowerCase(Locale.ROOT), change.sentence());
            for (String id : change.causes().stream().limit(MOST_CAUSES).toList()) {
                ControlRule rule = rules.get(id);
                System.out.printf(
                        "%14sbecause of %s%s%n",
                        "", id, rule == null ? "" : ": " + rule.title() + " [" + rule.instrument() + "]");
            }
        }
    }
}
