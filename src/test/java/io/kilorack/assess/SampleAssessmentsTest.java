package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleAssessmentsTest {
    @Test
    void theHandSetSampleCoversEveryRackOnce() {
        var sample = SampleAssessments.mixed();
        var rackIds = sample.plan().sites().getFirst().halls().getFirst().racks().stream()
                .map(r -> r.id())
                .toList();
        assertEquals(rackIds, List.copyOf(sample.racks().keySet()));
        assertTrue(sample.power().itMaximum().lowerBound());
    }
}
