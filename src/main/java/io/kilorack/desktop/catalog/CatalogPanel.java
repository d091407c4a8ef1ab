package io.kilorack.desktop.catalog;

import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.FleetLaw;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.dashboard.NoticeLine;
import io.kilorack.desktop.drag.DragSession;
import io.kilorack.desktop.drag.Payload;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Search through the catalog; cards are dragged onto the floor or into a rack.
public final class CatalogPanel extends VBox {
    private static final double CARD_HEIGHT = 52;

    private final Workspace workspace;
    private final DragSession drag;
    private final TextField search = new TextField();
    private final ListView<Card> list = new ListView<>();
    private final Label count = new Label();
    private final FlowPane facets = new FlowPane();
    private List<Card> cards = List.of();
    private Map<String, Severity> standing = new HashMap<>();
    private Map<String, String> classes = Map.of();
    private @Nullable LocalDate classesOn;
    private @Nullable Catalog classesOf;
    private CatalogFilter filter = CatalogFilter.ALL;

    public CatalogPanel(Workspace workspace, DragSession drag) {
        this.workspace = workspace;
        this.drag = drag;
        setId("catalog-panel");
        getStyleClass().add("side-panel");
        search.setId("catalog-search");
        search.setPromptText(Texts.get("catalog.search"));
        search.setAccessibleText(Texts.get("catalog.search"));
        search.getStyleClass().add("search-field");
        var icon = Icons.of(Feather.SEARCH, 14);
        StackPane.setAlignment(icon, javafx.geometry.Pos.CENTER_LEFT);
        StackPane.setMargin(icon, new javafx.geometry.Insets(0, 0, 0, 9));
        var field = new StackPane(search, icon);
        search.textProperty().subscribe(t -> set(filter.withWords(t)));
        count.getStyleClass().add("muted");
        facets.getStyleClass().add("facets");
        list.setId("catalog-cards");
        list.setFixedCellSize(CARD_HEIGHT);
        list.setCellFactory(_ -> new CardCell(this));
        list.getStyleClass().add("cards");
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setAccessibleText(Texts.get("catalog.cards"));
        var nothing = new Label(Texts.get("catalog.nothing"));
        nothing.setWrapText(true);
        nothing.getStyleClass().addAll("muted", "empty-state");
        list.setPlaceholder(nothing);
        list.getSelectionModel().selectedItemProperty().subscribe(card -> {
            if (card != null) {
                workspace.select(Selection.of(Selection.Kind.ENTRY, card.id()));
            }
        });
        workspace.selectionProperty().subscribe(s -> {
            if (s.kind() != Selection.Kind.ENTRY) {
                list.getSelectionModel().clearSelection();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        var head = new VBox(field, groups(), facets);
        head.getStyleClass().add("side-head");
        getChildren().setAll(head, list, new NoticeLine(workspace).shortened());
        workspace.catalogProperty().subscribe(c -> {
            cards = Card.of(c);
            facets();
            refresh();
        });
        workspace.assessmentProperty().subscribe(a -> {
            var next = new HashMap<String, Severity>();
            a.ifPresent(v -> v.exposure()
                    .parts()
                    .forEach(p -> next.merge(p.acceleratorId(), p.severity(), CatalogPanel::worse)));
            if (!next.equals(standing)) {
                standing = next;
                list.refresh();
            }
            a.ifPresent(v -> whenPainted(() -> classify(v.asOf())));
        });
    }

    /// Runs something once the window has been painted: nobody waits for a badge.
    private void whenPainted(Runnable then) {
        if (workspace.jobs().inPlace()) {
            then.run();
            return;
        }
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == 3) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    /// Finds the export class of every accelerator on a day, off the window's thread.
    private void classify(LocalDate on) {
        Catalog catalog = workspace.catalog();
        if (on.equals(classesOn) && catalog == classesOf || catalog.rules().isEmpty()) {
            return;
        }
        classesOn = on;
        classesOf = catalog;
        workspace
                .jobs()
                .submit(
                        Texts.get("catalog.classify"),
                        Jobs.Work.of(() -> new FleetLaw(catalog).classes(on)),
                        found -> {
                            if (on.equals(classesOn) && catalog == classesOf) {
                                classes = found;
                                facets();
                                refresh();
                                list.refresh();
                            }
                        },
                        _ -> {});
    }

    /// The graver of two standings; unknown is graver than everything but a prohibition and a conflict.
    private static Severity worse(Severity a, Severity b) {
        return rank(a) >= rank(b) ? a : b;
    }

    private static int rank(Severity s) {
        return switch (s) {
            case ALLOWED -> 0;
            case NOTICE -> 1;
            case LICENCE -> 2;
            case UNKNOWN -> 3;
            case CONFLICT -> 4;
            case PROHIBITED -> 5;
        };
    }

    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox groups() {
        var toggles = new ToggleGroup();
        var row = new HBox();
        row.getStyleClass().add("segments");
        for (String group : List.of("systems", "gear", "accelerators", "all")) {
            var button = new ToggleButton(Texts.get("catalog.group." + group));
            button.setId("group-" + group);
            button.setToggleGroup(toggles);
            button.setSelected(group.equals(filter.group()));
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(_ -> {
                button.setSelected(true);
                set(filter.withGroup(group));
                facets();
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private void facets() {
        List<Card> inGroup = CatalogFilter.ALL.withGroup(filter.group()).apply(cards, classes);
        facets.getChildren()
                .setAll(
                        choices(
                                "vendor",
                                CatalogFilter.values(inGroup, Card::vendor),
                                filter.vendors(),
                                Function.identity(),
                                v -> set(filter.withVendors(v))),
                        choices(
                                "form",
                                CatalogFilter.values(inGroup, Card::form),
                                filter.forms(),
                                CatalogPanel::form,
                                v -> set(filter.withForms(v))));
        if (inGroup.stream().anyMatch(c -> c.memoryGb().isPresent())) {
            facets.getChildren()
                    .add(limits(
                            "memory",
                            List.of(0.0, 64.0, 80.0, 96.0, 128.0, 192.0),
                            "≥ %s GB",
                            v -> set(filter.withMinMemoryGb(v))));
        }
        facets.getChildren()
                .add(limits(
                        "power",
                        List.of(0.0, 400.0, 700.0, 1000.0, 6000.0, 12000.0),
                        "≤ %s W",
                        v -> set(filter.withMaxWatts(v))));
        var names = CatalogFilter.values(inGroup, this::exportClass);
        if (!names.isEmpty()) {
            facets.getChildren()
                    .add(choices(
                            "class", names, filter.classes(), Function.identity(), v -> set(filter.withClasses(v))));
        }
        facets.getChildren().add(count);
    }

    static String form(String form) {
        String key = "form." + form;
        return Texts.has(key) ? Texts.get(key) : form.replace('_', ' ');
    }

    private MenuButton choices(
            String facet,
            Set<String> values,
            Set<String> chosen,
            Function<String, String> text,
            Consumer<Set<String>> changed) {
        var button = facetButton(facet);
        var now = new HashSet<>(chosen);
        for (String value : values) {
            var item = new CheckMenuItem(text.apply(value));
            item.setMnemonicParsing(false);
            item.setSelected(now.contains(value));
            item.setOnAction(_ -> {
                if (item.isSelected()) {
                    now.add(value);
                } else {
                    now.remove(value);
                }
                mark(button, !now.isEmpty(), facet, now.size());
                changed.accept(Set.copyOf(now));
            });
            button.getItems().add(item);
        }
        mark(button, !now.isEmpty(), facet, now.size());
        return button;
    }

    private MenuButton limits(String facet, List<Double> steps, String pattern, Consumer<Double> changed) {
        var button = facetButton(facet);
        var group = new ToggleGroup();
        for (double step : steps) {
            String text = step <= 0
                    ? Texts.get("catalog.any")
                    : pattern.formatted(io.kilorack.quantity.NumberText.plain(step));
            var item = new RadioMenuItem(text);
            item.setToggleGroup(group);
            item.setSelected(step <= 0);
            item.setOnAction(_ -> {
                button.setText(step <= 0 ? Texts.get("facet." + facet) : text);
                button.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("set"), step > 0);
                changed.accept(step);
            });
            button.getItems().add(item);
        }
        return button;
    }

    private static MenuButton facetButton(String facet) {
        var button = new MenuButton(Texts.get("facet." + facet));
        button.setId("facet-" + facet);
        button.getStyleClass().add("facet");
        return button;
    }

    private static void mark(MenuButton button, boolean set, String facet, int n) {
        button.setText(Texts.get("facet." + facet) + (set ? " " + n : ""));
        button.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("set"), set);
    }

    private void set(CatalogFilter value) {
        filter = value;
        refresh();
    }

    private void refresh() {
        List<Card> shown = filter.apply(cards, classes);
        list.getItems().setAll(shown);
        count.setText(Texts.get("catalog.count", String.valueOf(shown.size()), String.valueOf(cards.size())));
    }

    @Nullable
    Severity standing(Card card) {
        return card.acceleratorId().isEmpty() ? null : standing.get(card.acceleratorId());
    }

    /// Export class of the card's accelerator on the plan's day; empty for what has none or while it is
    /// being found.
    String exportClass(Card card) {
        return classes.getOrDefault(card.acceleratorId(), "");
    }

    /// Starts dragging a card; from then on the window sends the pointer to the [DragSession].
    void startDrag(Card card) {
        if (card.placeable()) {
            drag.start(new Payload.Part(card.id(), card.name()));
        }
    }

    DragSession drag() {
        return drag;
    }
}
