package io.kilorack.desktop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.assess.SamplePlans;
import io.kilorack.plan.PowerNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedNamesTest {
    private final List<PowerNode> chain = SamplePlans.mixed().sites().getFirst().chain();
    private final FeedNames names = new FeedNames(SamplePlans.mixed());

    @Test
    void namesAndIdsMeanTheSameNodes() {
        List<String> ids = List.of(chain.get(0).id(), chain.get(1).id());
        assertEquals(ids, names.ids(names.text(ids)));
        assertEquals(ids, names.ids(String.join(" ", ids)));
        assertEquals(ids, names.ids(chain.get(0).name().toUpperCase(java.util.Locale.ROOT) + " , " + ids.get(1)));
    }

    @Test
    void aWordThatNamesNothingIsLeftForTheEditToRefuse() {
        assertEquals(List.of("nowhere"), names.ids("nowhere"));
        assertEquals(List.of(), names.ids("  "));
    }
}
