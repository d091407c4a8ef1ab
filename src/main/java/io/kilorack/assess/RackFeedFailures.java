package io.kilorack.assess;

import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.RackCard.Piece;
import io.kilorack.assess.SingleFailure.OneOf;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.electrical.SupplyLoss.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The loss of one rack PDU with the supplies on it, where racks plug into a busway or panel and the plan
/// draws no rack PDU: equal racks fare equally, so one row stands for any one of them. What is left of a
/// device follows from its supplies (rule E09); the other feeds of the rack take over less than they do
/// when the whole busway is lost, which has a row of its own.
final class RackFeedFailures {
    private RackFeedFailures() {}

    private record Key(RackCard card, int feeds, int feed, String side) {}

    private static final class Group {
        int[] racks = new int[8];
        int n;

        void add(int position) {
            if (n == racks.length) {
                racks = Arrays.copyOf(racks, 2 * n);
            }
            racks[n++] = position;
        }
    }

    static List<Failure> of(Roster roster, Cards cards) {
        var failures = new ArrayList<Failure>();
        for (int s = 0; s < roster.plan.sites().size(); s++) {
            failures.addAll(of(roster, cards, s));
        }
        return failures;
    }

    private static List<Failure> of(Roster roster, Cards cards, int s) {
        Site site = roster.plan.sites().get(s);
        Map<String, PowerNode> nodes = new HashMap<>();
        site.chain().forEach(node -> nodes.putIfAbsent(node.id(), node));
        var groups = new LinkedHashMap<Key, Group>();
        for (int h = 0; h < roster.halls.size(); h++) {
            for (int i = roster.hallStart[h]; roster.siteOfHall[h] == s && i < roster.hallStart[h + 1]; i++) {
                if (cards.of[i].pieces().isEmpty()) {
                    continue;
                }
                List<String> feeds = roster.racks[i].feeds();
                for (int f = 0; f < feeds.size(); f++) {
                    PowerNode node = nodes.get(feeds.get(f));
                    if (node != null && node.kind() != PowerNode.NodeKind.RACK_PDU) {
                        groups.computeIfAbsent(new Key(cards.of[i], feeds.size(), f, node.side()), _ -> new Group())
                                .add(i);
                    }
                }
            }
        }
        var failures = new ArrayList<Failure>();
        groups.forEach((key, group) -> failures.add(failure(site, roster.racks, key, group)));
        return failures;
    }

    private static Failure failure(Site site, Rack[] racks, Key key, Group group) {
        double lost = 0;
        int unknownDraw = 0;
        boolean dark = false;
        boolean throttled = false;
        var unknown = new ArrayList<String>();
        for (Piece piece : key.card.pieces()) {
            Part part = piece.part();
            PartSupplies supplies = PartSupplies.of(part);
            int n = supplies.installed().orElse(key.feeds);
            int here = n / key.feeds + (key.feed < n % key.feeds ? 1 : 0);
            int left = n - here;
            if (here == 0) {
                continue;
            }
            if (left > 0 && part.system() != null && supplies.needed().isEmpty()) {
                unknown.add("supplies that full power of " + part.name() + " needs");
                continue;
            }
            int needed = supplies.needed().orElse(1);
            if (left >= Math.max(1, needed)) {
                continue;
            }
            if (piece.maximumMilliwatts() < 0) {
                unknownDraw += piece.count();
            }
            double full = Math.max(0, piece.maximumMilliwatts()) / 1000.0;
            double rating = supplies.watts().orElse(0);
            double after = left == 0 ? 0 : rating > 0 ? Math.min(full, rating * left) : full * left / needed;
            dark |= left == 0;
            throttled |= left > 0;
            lost += piece.count() * (full - after);
        }
        Outcome outcome = dark ? Outcome.DARK : throttled ? Outcome.THROTTLES : Outcome.SURVIVES;
        if (outcome == Outcome.SURVIVES && !unknown.isEmpty()) {
            outcome = Outcome.UNKNOWN;
        }
        Rack first = racks[group.racks[0]];
        String like = first.name().isEmpty() ? first.id() : first.name();
        return new Failure(
                site.id(),
                "rack-pdu:" + first.id() + ":" + key.feed,
                "Rack PDU %s of %s"
                        .formatted(
                                key.side.isEmpty() ? String.valueOf(key.feed + 1) : key.side,
                                group.n == 1 ? like : group.n + " racks like " + like),
                List.of(),
                List.of(),
                List.of(),
                lost,
                OptionalDouble.empty(),
                "",
                new SingleFailure(
                        "rack pdu",
                        List.of(),
                        Optional.of(
                                new OneOf(group.n, new Positions(racks, Arrays.copyOf(group.racks, group.n)), outcome)),
                        unknownDraw,
                        outcome == Outcome.UNKNOWN ? String.join(", ", unknown) : ""));
    }
}
