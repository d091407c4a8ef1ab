package io.kilorack.desktop.model;

import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Feeds of a rack as people write them: by the names of the nodes, or by their ids.
public final class FeedNames {
    private final Map<String, String> nameOf = new HashMap<>();
    private final Map<String, String> idOf = new HashMap<>();

    public FeedNames(Plan plan) {
        Map<String, List<PowerNode>> named = plan.sites().stream()
                .flatMap(s -> s.chain().stream())
                .collect(Collectors.groupingBy(n -> n.name().strip().toLowerCase(java.util.Locale.ROOT)));
        named.forEach((name, nodes) -> {
            // a name that two nodes share, or that would be read as two, says too little
            if (nodes.size() == 1 && !name.isEmpty() && !name.contains(",")) {
                nameOf.put(nodes.getFirst().id(), nodes.getFirst().name().strip());
                idOf.put(name, nodes.getFirst().id());
            }
        });
        plan.sites().forEach(s -> s.chain().forEach(n -> idOf.put(n.id().toLowerCase(java.util.Locale.ROOT), n.id())));
    }

    public String text(List<String> ids) {
        return ids.stream().map(id -> nameOf.getOrDefault(id, id)).collect(Collectors.joining(", "));
    }

    /// The ids meant; a word that is neither name nor id stays as it is, to be refused by the edit.
    public List<String> ids(String text) {
        var ids = new ArrayList<String>();
        for (String word : text.split(",")) {
            String known = idOf.get(word.strip().toLowerCase(java.util.Locale.ROOT));
            if (known != null) {
                ids.add(known);
            } else {
                // ids may also be parted by spaces
                for (String part : word.strip().split("\\s+")) {
                    if (!part.isEmpty()) {
                        ids.add(idOf.getOrDefault(part.toLowerCase(java.util.Locale.ROOT), part));
                    }
                }
            }
        }
        return ids;
    }
}
