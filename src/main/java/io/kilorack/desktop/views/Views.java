package io.kilorack.desktop.views;

import java.util.List;

/// The tabs of the centre after the floor, in their order. See [CentreView] for how to add one.
public final class Views {
    public static final List<CentreView> ALL = List.of(
            new CentreView("throughput", ThroughputView::new),
            new CentreView("power", PowerView::new),
            new CentreView("cooling", CoolingView::new),
            new CentreView("exposure", ExposureView::new),
            new CentreView("compare", CompareView::new),
            new CentreView("calculators", CalculatorsView::new));

    private Views() {}
}
