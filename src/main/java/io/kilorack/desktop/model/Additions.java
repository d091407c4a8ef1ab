package io.kilorack.desktop.model;

import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Workload;
import io.kilorack.plan.edit.Edit;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// New things with values that are common, to be changed in the inspector at once.
public final class Additions {
    private static final double HALL_WIDTH_M = 24;
    private static final double HALL_DEPTH_M = 16;

    private Additions() {}

    /// A training workload on the selected pool, else on the first.
    public static Edit training(Workspace w) {
        String id = free("train-", ids(w.plan()));
        return Editing.of(w)
                .contents()
                .putWorkload(
                        w.plan(),
                        new Workload.Training(
                                id, Texts.get("new.training"), model(w), pool(w), 1e12, 8192, 512, "", null, null));
    }

    /// A serving workload on the selected pool, else on the first: as many requests as fit.
    public static Edit serving(Workspace w) {
        String id = free("serve-", ids(w.plan()));
        return Editing.of(w)
                .contents()
                .putWorkload(
                        w.plan(),
                        new Workload.Serving(
                                id,
                                Texts.get("new.serving"),
                                model(w),
                                pool(w),
                                OptionalDouble.empty(),
                                2000,
                                500,
                                OptionalDouble.of(2000),
                                OptionalDouble.of(50),
                                0,
                                ""));
    }

    /// A site with an empty hall.
    public static Edit site(Workspace w) {
        Plan plan = w.plan();
        String id = free("site-", plan.sites().stream().map(Site::id).toList());
        String hall = free("hall-", Selections.halls(plan).map(Hall::id).toList());
        String name = Texts.get("new.siteNumber", String.valueOf(plan.sites().size() + 1));
        return Editing.of(w).places().addSite(plan, NewPlans.site(id, name, hall));
    }

    /// An empty hall at the selected site, else at the one that is shown.
    public static Edit hall(Workspace w) {
        Site site = w.plan().sites().stream()
                .filter(s -> w.selection().kind() == Selection.Kind.SITE
                        && s.id().equals(w.selection().single()))
                .findFirst()
                .or(() -> Selections.siteOfHall(w.plan(), w.hallIdProperty().get()))
                .or(() -> w.plan().sites().stream().findFirst())
                .orElse(null);
        if (site == null) {
            return Edit.refused(Texts.get("refuse.noSite"), Texts.get("refuse.noSite.next"));
        }
        return Editing.of(w)
                .places()
                .addHall(
                        w.plan(),
                        site.id(),
                        Texts.get("new.hallNumber", String.valueOf(site.halls().size() + 1)),
                        HALL_WIDTH_M,
                        HALL_DEPTH_M);
    }

    /// A stock lot of the catalog entry that is selected, else of the first system the plan holds.
    public static Edit stock(Workspace w) {
        String model = w.selection().kind() == Selection.Kind.ENTRY
                        && (w.catalog().systems().containsKey(w.selection().single())
                                || w.catalog()
                                        .accelerators()
                                        .containsKey(w.selection().single()))
                ? w.selection().single()
                : Selections.racks(w.plan())
                        .flatMap(r -> Stream.concat(
                                Stream.of(r.modelId()), r.devices().stream().map(d -> d.modelId())))
                        .filter(id -> w.catalog().systems().containsKey(id))
                        .findFirst()
                        .orElse("");
        if (model.isEmpty()) {
            return Edit.refused(Texts.get("refuse.noStockPart"), Texts.get("refuse.noStockPart.next"));
        }
        String id = free("lot-", w.plan().stock().stream().map(StockLot::id).toList());
        return Editing.of(w)
                .contents()
                .putStock(w.plan(), new StockLot(id, Texts.get("new.stock"), model, 1, null, "", "", null, ""));
    }

    private static List<String> ids(Plan plan) {
        return plan.workloads().stream().map(Workload::id).toList();
    }

    static String free(String prefix, Collection<String> taken) {
        int n = 1;
        while (taken.contains(prefix + n)) {
            n++;
        }
        return prefix + n;
    }

    /// The model that the plan already uses, else the first of the catalog with open weights.
    private static String model(Workspace w) {
        return w.plan().workloads().stream()
                .map(Workload::modelId)
                .findFirst()
                .or(() -> w.catalog().models().values().stream()
                        .filter(m -> m.layers().isPresent())
                        .map(m -> m.id())
                        .findFirst())
                .orElse("");
    }

    private static String pool(Workspace w) {
        return w.selection().kind() == Selection.Kind.POOL
                ? w.selection().single()
                : w.plan().pools().stream().map(p -> p.id()).findFirst().orElse("");
    }
}
