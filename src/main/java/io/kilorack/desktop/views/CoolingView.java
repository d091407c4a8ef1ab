package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Site;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// How the heat of a site leaves it, and what that costs over the year: the plant to choose, PUE and WUE by
/// month, cooling groups after losing a unit, energy, money, carbon and water.
public final class CoolingView extends BorderPane {
    private final Workspace workspace;
    private final ChoiceBox<Site> sites = new ChoiceBox<>();
    private final YearPane year;
    private final Label empty = new Label(Texts.get("cooling.none"));
    private boolean filling;

    public CoolingView(ViewContext context) {
        workspace = context.workspace();
        setId("cooling-view");
        getStyleClass().add("detail-view");
        year = new YearPane(workspace, context.palette());
        sites.setAccessibleText(Texts.get("power.site"));
        sites.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Site site) {
                return site == null ? "" : site.name();
            }

            @Override
            public @Nullable Site fromString(String text) {
                return null;
            }
        });
        sites.valueProperty().subscribe(_ -> {
            if (!filling) {
                draw();
            }
        });
        empty.getStyleClass().add("muted");
        var sheet = new VBox(sites, empty, year);
        sheet.getStyleClass().add("detail-sheet");
        var scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("flat-scroll");
        setCenter(scroll);
        workspace.assessmentProperty().subscribe(this::fill);
    }

    private void fill(Optional<Assessment> assessment) {
        filling = true;
        List<Site> all = assessment.map(a -> a.plan().sites()).orElse(List.of());
        String before = sites.getValue() == null ? "" : sites.getValue().id();
        sites.getItems().setAll(all);
        all.stream()
                .filter(s -> s.id().equals(before))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .ifPresent(sites::setValue);
        sites.setVisible(all.size() > 1);
        sites.setManaged(all.size() > 1);
        filling = false;
        draw();
    }

    private void draw() {
        Site site = sites.getValue();
        Optional<Assessment> assessment = workspace.assessment();
        boolean shown = site != null && assessment.isPresent();
        empty.setVisible(!shown);
        empty.setManaged(!shown);
        year.setVisible(shown);
        if (site != null && assessment.isPresent()) {
            year.show(assessment.get(), site);
        }
    }
}
