package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.file.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelCommandTest {
    @Test
    void printsAPanelAndWritesTheProposal(@TempDir Path folder) throws IOException {
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
        assertEquals(0, Main.execute("--data", data, "panel", plan, "bw-1a", "--csv"));
        assertEquals(2, Main.execute("--data", data, "panel", plan, "--csv", "--json"));
        Path table = folder.resolve("panels.csv");
        assertEquals(0, Main.execute("--data", data, "report", plan, "-o", table.toString(), "--table", "panels"));
        List<String> lines = Files.readAllLines(table);
        assertTrue(lines.getFirst().startsWith("site,panel,panel name,position,"), lines.getFirst());
        assertTrue(
                lines.stream().anyMatch(l -> l.startsWith("site-1,bw-1a,Busway 1A,,,3,L1-L2-L3,true,rack,A01,A01,")),
                lines.get(1));
        assertEquals(2, Main.execute("--data", data, "panel", plan, "nowhere"));
        assertEquals(2, Main.execute("--data", data, "panel", plan, "bw-3a", "-o", better.toString()));
    }
}
