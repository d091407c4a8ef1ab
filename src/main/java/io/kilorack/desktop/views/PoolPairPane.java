package io.kilorack.desktop.views;

import io.kilorack.assess.ThroughputResult.Side;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.TextCase;
import io.kilorack.throughput.Accuracy;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Two pools that work on one workload, side by side with what passes between them: what each does, how
/// busy it is, and which of the two, or the network, holds the rate down.
final class PoolPairPane {
    private static final double BAR = 64;
    private static final double BETWEEN = 104;

    private final WorkloadResult result;
    private final Catalog catalog;
    private final BiConsumer<Figure, Node> open;

    private PoolPairPane(WorkloadResult result, Catalog catalog, BiConsumer<Figure, Node> open) {
        this.result = result;
        this.catalog = catalog;
        this.open = open;
    }

    static List<Node> of(WorkloadResult w, Catalog catalog, BiConsumer<Figure, Node> open) {
        return w.pairing()
                .map(p -> List.of(new PoolPairPane(w, catalog, open).row(p.sides())))
                .orElse(List.of());
    }

    private Node row(List<Side> sides) {
        var row = new PairRow(BETWEEN);
        row.getStyleClass().add("pair");
        for (int i = 0; i < sides.size(); i++) {
            if (i > 0) {
                row.getChildren().add(between());
            }
            Side side = sides.get(i);
            boolean binds = result.bound().equals("the " + side.role() + " pool")
                    || result.bound().equals(i == 0 ? "the first pool" : "the second pool");
            VBox card = card(side, binds);
            row.getChildren().add(card);
        }
        return row;
    }

    private VBox card(Side side, boolean binds) {
        var role = new Label(TextCase.capital(side.role()));
        role.getStyleClass().add("card-name");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(role, gap);
        top.getStyleClass().add("card-top");
        if (binds) {
            var badge = new Label(Texts.get("pair.binds"));
            badge.getStyleClass().addAll("badge", "finding-licence");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            top.getChildren().add(badge);
        }
        var accelerator = catalog.accelerators().get(side.acceleratorId());
        String name = WorkloadPlace.plain(accelerator == null ? side.acceleratorId() : accelerator.name());
        var where = muted(Texts.get(
                side.share().poolAccelerators() > side.accelerators() ? "throughput.wherePart" : "throughput.where",
                String.valueOf(side.accelerators()),
                name,
                side.poolName(),
                String.valueOf(side.share().poolAccelerators())));
        var layout = muted(side.layout());
        var card = new VBox(top, where, layout, busy(side));
        card.getChildren().addAll(line(side.capacity()), line(side.memory()));
        card.getStyleClass().add("pair-side");
        card.setMinWidth(0);
        if (binds) {
            card.getStyleClass().add("pair-binds");
        }
        return card;
    }

    /// A bar of how much of what the side could do is asked of it.
    private Node busy(Side side) {
        double share = Math.clamp(side.busy().value().orElse(0) / 100, 0, 1);
        var used = new Region();
        used.getStyleClass().add("bar-used");
        used.setPrefWidth(BAR * share);
        used.setMinWidth(BAR * share);
        var rest = new Region();
        rest.getStyleClass().add("bar-rest");
        rest.setPrefWidth(BAR * (1 - share));
        var bar = new HBox(used, rest);
        bar.setMinWidth(BAR);
        bar.setMaxWidth(BAR);
        bar.getStyleClass().add("pair-bar");
        var text =
                new Label(Texts.get("pair.busy", FigureText.noted(side.busy()).toString()));
        text.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(bar, text);
        line.getStyleClass().add("pair-line");
        return clickable(line, side.busy());
    }

    private Node line(Figure figure) {
        var label = new Label(plain(figure.label()));
        label.getStyleClass().add("muted");
        label.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var value = new Label(FigureText.of(figure).toString());
        value.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(label, gap, value);
        line.getStyleClass().add("pair-line");
        if (!Accuracy.notValidated(figure)) {
            return clickable(line, figure);
        }
        // beside the value the label would have no room
        var note = new Label(Texts.get("figure.notValidated"));
        note.getStyleClass().addAll("muted", "small");
        var under = new HBox(note);
        under.setAlignment(Pos.CENTER_RIGHT);
        return clickable(new VBox(line, under), figure);
    }

    /// The role stands above already.
    private static String plain(String label) {
        if (label.startsWith("memory per accelerator")) {
            return Texts.get("pair.memory");
        }
        return label.endsWith(" pool could do")
                ? Texts.get("pair.capacity")
                : label.endsWith(", alone with a job of its own") ? Texts.get("pair.alone") : label;
    }

    private Node between() {
        var box = new VBox();
        box.getStyleClass().add("pair-between");
        var arrow = new Label("→");
        arrow.getStyleClass().add("pair-arrow");
        box.getChildren().add(arrow);
        boolean binds = result.bound().startsWith("the network");
        for (Figure f : result.figures()) {
            if (f.label().equals("KV transfer of one prompt") || f.label().equals("activations over the boundary")) {
                box.getChildren().add(small(FigureText.noted(f).toString(), "card-name", f));
                String what = f.label().startsWith("KV") ? "pair.hop.kv" : "pair.hop.state";
                box.getChildren().add(small(Texts.get(what), "muted", f));
            }
            if (f.label().equals("network could carry")) {
                box.getChildren()
                        .add(small(Texts.get("pair.carries", FigureText.noted(f).toString()), "muted", f));
            }
        }
        if (binds) {
            var badge = new Label(Texts.get("pair.binds"));
            badge.getStyleClass().addAll("badge", "finding-licence");
            box.getChildren().add(badge);
        }
        return box;
    }

    private Node small(String text, String style, Figure figure) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        return clickable(label, figure);
    }

    private Node clickable(Region node, Figure figure) {
        node.getStyleClass().add("clickable");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(figure.label() + " " + FigureText.noted(figure));
        node.setOnMouseClicked(_ -> open.accept(figure, node));
        node.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                open.accept(figure, node);
                e.consume();
            }
        });
        return node;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
