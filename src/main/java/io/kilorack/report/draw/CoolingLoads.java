package io.kilorack.report.draw;

import io.kilorack.assess.FedUnit;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The cooling units of a site as loads at the end of its [OneLine].
public final class CoolingLoads {
    private static final String ID = "cooling:";

    private CoolingLoads() {}

    /// The chain with each fed unit below its feeds.
    public static List<PowerNode> chain(Site site, List<FedUnit> units) {
        var chain = new ArrayList<>(site.chain());
        for (FedUnit fed : units) {
            site.chain().stream()
                    .filter(node -> fed.unit().feeds().contains(node.id()))
                    .findFirst()
                    .ifPresent(feed -> chain.add(feed.withId(ID + fed.unit().id())
                            .withName(fed.unit().label())
                            .withKind(PowerNode.NodeKind.RACK_PDU)
                            .withSources(fed.unit().feeds())
                            .withSide("")));
        }
        return chain;
    }

    /// Adds what each unit draws at full duty.
    public static void add(String siteId, List<FedUnit> units, Map<String, NodeLoad> loads) {
        for (FedUnit fed : units) {
            double watts = fed.watts().orElse(0);
            loads.put(
                    ID + fed.unit().id(),
                    new NodeLoad(
                            siteId,
                            ID + fed.unit().id(),
                            fed.unit().label(),
                            fed.kind(),
                            "",
                            OptionalDouble.empty(),
                            watts,
                            watts,
                            Optional.empty(),
                            fed.watts().isPresent() ? 0 : 1,
                            Figure.known("draw at full duty", watts, "W")));
        }
    }

    /// Units as a box tells of them, the longest wording first: `4 × CRAH 30 kW, CDU 6 kW`,
    /// `4 × CRAH, CDU`, `5 cooling units`.
    static List<String> wordings(List<NodeLoad> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        return List.of(
                alike(
                        units,
                        unit -> NodeWords.kind(unit.kind())
                                + (unit.unknownDevices() > 0 ? " of unknown draw" : " " + draw(unit.worstWatts()))),
                alike(units, unit -> NodeWords.kind(unit.kind())),
                units.size() == 1 ? "cooling unit" : units.size() + " cooling units");
    }

    /// Without digits that say nothing: `20 kW`, not `20.0 kW`.
    private static String draw(double watts) {
        return NumberText.withUnit(watts, "W").replaceFirst("\\.0+(?=\\D)", "");
    }

    private static String alike(List<NodeLoad> units, Function<NodeLoad, String> word) {
        var alike = new LinkedHashMap<String, Integer>();
        units.forEach(unit -> alike.merge(word.apply(unit), 1, Integer::sum));
        return alike.entrySet().stream()
                .map(e -> (e.getValue() == 1 ? "" : e.getValue() + " × ") + e.getKey())
                .collect(Collectors.joining(", "));
    }

    /// True for a box that stands for cooling units.
    public static boolean is(String id) {
        return id.startsWith(ID);
    }

    /// The unit that a box stands for; any other id stays as it is.
    public static String unit(String id) {
        return is(id) ? id.substring(ID.length()) : id;
    }
}
