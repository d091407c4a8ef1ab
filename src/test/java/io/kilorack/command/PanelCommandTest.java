package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.file.PlanFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelCommandTest {
    @Test
    void printsAPanelAndWritesTheProposal(@TempDir Path folder) {
        String plan = folder.resolve("plan.kilorack").toString();
        String data = folder.resolve("data").toString();
        Path better = folder.resolve("better.kilorack");
        assertEquals(0, Main.execute("sample", "-o", plan));
        assertEquals(0, Main.execute("--data", data, "panel", plan));
        assertEquals(0, Main.execute("--data", data, "panel", plan, "bw-1a", "--json"));
        assertEquals(0, Main.execute("--data", data, "panel", plan, "bw-3a", "--balance", "-o", better.toString()));
        var opened = (PlanFile.Opened) PlanFile.read(better);
        assertTrue(opened.plan().sites().getFirst().halls().getFirst().racks().stream()
                .anyMatch(rack -> !rack.circuits().isEmpty()));
        assertEquals(2, Main.execute("--data", data, "panel", plan, "nowhere"));
        assertEquals(2, Main.execute("--data", data, "panel", plan, "bw-3a", "-o", better.toString()));
    }
}
