package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PowerTopologyCommandTest {
    @Test
    void writesEntitiesThatTheTopologyNames(@TempDir Path folder) throws IOException {
        Path plan = folder.resolve("plan.kilorack");
        assertEquals(0, Main.execute("sample", "-o", plan.toString()));
        Path file = folder.resolve("topology.json");
        assertEquals(
                0,
                Main.execute(
                        "--data",
                        folder.resolve("data").toString(),
                        "power-topology",
                        plan.toString(),
                        "-o",
                        file.toString()));
        JsonNode root = JsonMapper.builder().build().readTree(Files.readString(file));
        Set<String> names = new HashSet<>();
        boolean domain = false;
        boolean machine = false;
        for (JsonNode entity : root.get("Entities")) {
            assertTrue(names.add(entity.get("Name").stringValue()), "twice: " + entity);
            domain |= entity.get("Type").stringValue().equals("PowerDomain");
            machine |= entity.get("Type").stringValue().equals("ComputerSystem");
        }
        assertTrue(domain && machine);
        Set<String> related = new HashSet<>();
        int fed = 0;
        for (JsonNode relation : root.get("Topology").get("Entities")) {
            assertTrue(names.contains(relation.get("Name").stringValue()));
            assertTrue(related.add(relation.get("Name").stringValue()));
            for (JsonNode child : relation.path("Children")) {
                assertTrue(names.contains(child.stringValue()), "dangling child " + child);
                fed++;
            }
        }
        assertEquals(names, related);
        assertTrue(fed >= names.size() - 4, "every entity but the sources hangs below another");
        assertFalse(root.get("Topology").get("Name").stringValue().isEmpty());
    }

    @Test
    void unknownSitesAreNamed(@TempDir Path folder) {
        Path plan = folder.resolve("plan.kilorack");
        assertEquals(0, Main.execute("sample", "-o", plan.toString()));
        assertEquals(
                2,
                Main.execute(
                        "power-topology",
                        plan.toString(),
                        "--site",
                        "nowhere",
                        "-o",
                        folder.resolve("x").toString()));
    }
}
