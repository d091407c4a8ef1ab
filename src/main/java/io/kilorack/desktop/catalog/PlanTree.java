package io.kilorack.desktop.catalog;

import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The plan as a tree: sites, halls, rows, racks; pools, workloads, stock.
public final class PlanTree extends VBox {
    /// @param key stable over edits, so that what was open stays open
    private record Node(String key, String text, Feather icon, Selection target) {}

    private final Workspace workspace;
    private final TreeView<Node> tree = new TreeView<>();
    private final Map<String, TreeItem<Node>> byKey = new HashMap<>();
    private boolean following;
    private boolean pending = true;

    public PlanTree(Workspace workspace) {
        this.workspace = workspace;
        setId("plan-tree");
        getStyleClass().add("side-panel");
        tree.setShowRoot(false);
        tree.setFixedCellSize(28);
        tree.getStyleClass().add("plan-tree");
        tree.setAccessibleText(Texts.get("plan.tree"));
        tree.setCellFactory(_ -> new Cell());
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().setAll(tree);
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !following) {
                Selection target = item.getValue().target();
                if (!target.isEmpty()) {
                    workspace.select(target);
                }
            }
        });
        workspace.planProperty().subscribe((_, _) -> {
            pending = true;
            requestLayout();
        });
        visibleProperty().subscribe((_, _) -> requestLayout());
        workspace.selectionProperty().subscribe((_, _) -> follow());
    }

    @Override
    protected void layoutChildren() {
        if (pending && isVisible()) {
            pending = false;
            rebuild();
        }
        super.layoutChildren();
    }

    private void rebuild() {
        Set<String> open = new HashSet<>(Set.of("sites", "pools", "workloads", "stock"));
        byKey.forEach((key, item) -> {
            if (item.isExpanded()) {
                open.add(key);
            } else {
                open.remove(key);
            }
        });
        boolean first = byKey.isEmpty();
        byKey.clear();
        Plan plan = workspace.plan();
        var root = new TreeItem<>(new Node("", "", Feather.FILE, Selection.NONE));
        plan.sites().forEach(site -> {
            var siteItem = item(
                    root,
                    "site:" + site.id(),
                    site.name() + (site.country().isEmpty() ? "" : " · " + site.country()),
                    Feather.MAP_PIN,
                    Selection.of(Selection.Kind.SITE, site.id()));
            if (first) {
                open.add("site:" + site.id());
            }
            site.halls().forEach(hall -> {
                if (first) {
                    open.add("hall:" + hall.id());
                }
                hall(siteItem, hall);
            });
            var power = item(siteItem, "power:" + site.id(), Texts.get("tree.power"), Feather.ZAP, Selection.NONE);
            site.chain()
                    .forEach(node -> item(
                            power,
                            "node:" + node.id(),
                            node.name(),
                            Feather.GIT_COMMIT,
                            Selection.of(Selection.Kind.NODE, node.id())));
            var cooling =
                    item(siteItem, "coolers:" + site.id(), Texts.get("tree.cooling"), Feather.WIND, Selection.NONE);
            site.cooling()
                    .forEach(unit -> item(
                            cooling,
                            "cooling:" + unit.id(),
                            unit.label(),
                            Feather.WIND,
                            Selection.of(Selection.Kind.COOLING, unit.id())));
        });
        var pools = item(root, "pools", Texts.get("tree.pools"), Feather.LAYERS, Selection.NONE);
        plan.pools()
                .forEach(p -> item(
                        pools, "pool:" + p.id(), p.name(), Feather.LAYERS, Selection.of(Selection.Kind.POOL, p.id())));
        var works = item(root, "workloads", Texts.get("tree.workloads"), Feather.ACTIVITY, Selection.NONE);
        plan.workloads()
                .forEach(w -> item(
                        works,
                        "work:" + w.id(),
                        w.name(),
                        Feather.ACTIVITY,
                        Selection.of(Selection.Kind.WORKLOAD, w.id())));
        var stock = item(root, "stock", Texts.get("tree.stock"), Feather.ARCHIVE, Selection.NONE);
        plan.stock()
                .forEach(s -> item(
                        stock,
                        "stock:" + s.id(),
                        s.name() + " · " + s.quantity() + "×",
                        Feather.ARCHIVE,
                        Selection.of(Selection.Kind.STOCK, s.id())));
        byKey.forEach((key, value) -> value.setExpanded(open.contains(key)));
        tree.setRoot(root);
        follow();
    }

    private void hall(TreeItem<Node> site, Hall hall) {
        var hallItem = item(
                site, "hall:" + hall.id(), hall.name(), Feather.GRID, Selection.of(Selection.Kind.HALL, hall.id()));
        Map<String, List<Rack>> rows = new LinkedHashMap<>();
        hall.racks()
                .forEach(r -> rows.computeIfAbsent(r.row(), _ -> new java.util.ArrayList<>())
                        .add(r));
        rows.forEach((row, racks) -> {
            String key = "row:" + hall.id() + ":" + row;
            String text = row.isEmpty() ? Texts.get("tree.noRow") : Texts.get("tree.row", row);
            var rowItem = item(
                    hallItem,
                    key,
                    text + " · " + racks.size(),
                    Feather.ALIGN_JUSTIFY,
                    Selection.racks(racks.stream().map(Rack::id).toList()));
            racks.forEach(r -> item(
                    rowItem,
                    "rack:" + r.id(),
                    r.name().isEmpty() ? r.id() : r.name(),
                    Feather.SERVER,
                    Selection.of(Selection.Kind.RACK, r.id())));
        });
    }

    private TreeItem<Node> item(TreeItem<Node> parent, String key, String text, Feather icon, Selection target) {
        var item = new TreeItem<>(new Node(key, text, icon, target));
        parent.getChildren().add(item);
        byKey.put(key, item);
        return item;
    }

    /// Marks what is selected elsewhere, without opening branches by itself.
    private void follow() {
        Selection now = workspace.selection();
        String key = switch (now.kind()) {
            case RACK -> "rack:" + now.single();
            case SITE -> "site:" + now.single();
            case HALL -> "hall:" + now.single();
            case POOL -> "pool:" + now.single();
            case WORKLOAD -> "work:" + now.single();
            case STOCK -> "stock:" + now.single();
            case NODE -> "node:" + now.single();
            case COOLING -> "cooling:" + now.single();
            case DEVICE ->
                "rack:"
                        + Selections.hallOfRack(
                                        workspace.plan(),
                                        now.rackIds().iterator().next())
                                .map(_ -> now.rackIds().iterator().next())
                                .orElse("");
            case PLAN, ENTRY -> "";
        };
        TreeItem<Node> item = byKey.get(key);
        following = true;
        try {
            if (item == null || !visible(item)) {
                if (now.kind() != Selection.Kind.RACK || now.ids().size() == 1) {
                    tree.getSelectionModel().clearSelection();
                }
            } else {
                tree.getSelectionModel().select(item);
            }
        } finally {
            following = false;
        }
    }

    private static boolean visible(TreeItem<Node> item) {
        for (TreeItem<Node> p = item.getParent(); p != null; p = p.getParent()) {
            if (!p.isExpanded() && p.getParent() != null) {
                return false;
            }
        }
        return true;
    }

    private static final class Cell extends TreeCell<Node> {
        @Override
        protected void updateItem(@Nullable Node node, boolean empty) {
            super.updateItem(node, empty);
            setText(empty || node == null ? null : node.text());
            setGraphic(empty || node == null ? null : Icons.of(node.icon(), 13));
        }
    }
}
