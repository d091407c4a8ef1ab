package io.kilorack.desktop.views;

import io.kilorack.desktop.dashboard.NoticeLine;
import io.kilorack.desktop.texts.Texts;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The law of the plan: findings, how they came to be, the plane of classes, capacity at risk, the parties,
/// and what supply allows. The notice stands under all of them.
public final class ExposureView extends VBox implements SubViews {
    private final TabPane tabs = new TabPane();

    public ExposureView(ViewContext context) {
        setId("exposure-view");
        getStyleClass().add("exposure-view");
        var plane = new LawPlanePane(context);
        var risk = new RiskPane(context);
        var replay = new ReplayPane(context);
        var parties = new PartiesPane(context);
        var supply = new SupplyPane(context);
        tabs.setId("exposure-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(
                        tab("findings", new FindingsPane(context)),
                        tab("replay", replay),
                        tab("plane", plane),
                        tab("risk", risk),
                        tab("parties", parties),
                        tab("supply", supply));
        tabs.getTabs().get(1).selectedProperty().subscribe(replay::activate);
        tabs.getTabs().get(2).selectedProperty().subscribe(plane::activate);
        tabs.getTabs().get(3).selectedProperty().subscribe(risk::activate);
        parties.askingProperty()
                .subscribe(n -> tabs.getTabs()
                        .get(4)
                        .setText(
                                n.intValue() == 0
                                        ? Texts.get("exposure.tab.parties")
                                        : Texts.get("exposure.tab.asking", n.toString())));
        tabs.getTabs().get(5).selectedProperty().subscribe(supply::activate);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().setAll(tabs, new NoticeLine(context.workspace()).wrapped());
    }

    @Override
    public boolean open(String key) {
        for (Tab tab : tabs.getTabs()) {
            if (("exposure-tab-" + key).equals(tab.getId())) {
                tabs.getSelectionModel().select(tab);
                return true;
            }
        }
        return false;
    }

    private static Tab tab(String key, Node content) {
        var tab = new Tab(Texts.get("exposure.tab." + key), content);
        tab.setId("exposure-tab-" + key);
        return tab;
    }
}
