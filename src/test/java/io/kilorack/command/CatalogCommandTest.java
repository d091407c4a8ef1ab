package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogCommandTest {
    @TempDir
    Path folder;

    private record Answer(int status, String out, String err) {}

    private Answer run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> all =
                new ArrayList<>(List.of("--data", folder.resolve("data").toString(), "catalog"));
        all.addAll(List.of(words));
        int status = Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Answer(status, out.toString(), err.toString());
    }

    private Answer good(String... words) {
        Answer answer = run(words);
        assertEquals(0, answer.status(), answer.err());
        return answer;
    }

    private void refused(String complaint, String... words) {
        Answer answer = run(words);
        assertEquals(2, answer.status(), answer.out());
        assertEquals("", answer.out());
        assertTrue(answer.err().contains(complaint), answer.err());
        assertEquals(1, answer.err().strip().lines().count(), answer.err());
    }

    @Test
    void searchListsIdsThatShowTakes() {
        Answer found = good("search", "昇腾", "910C");
        String id = found.out().lines().findFirst().orElseThrow().split(" ")[0];
        Answer shown = good("show", id);
        assertTrue(shown.out().contains("Memory bandwidth"), shown.out());
        assertTrue(shown.out().contains("3 200 GB/s".replace(' ', '\u202f').replace("\u202fGB", " GB")), shown.out());
        Answer nothing = good("search", "qqqzzz");
        assertEquals("", nothing.out());
        assertTrue(nothing.err().contains("Nothing in the catalog matches"));
        refused("Did you mean", "show", "h100");
        refused("search WORDS", "show", "qqqzzz");
    }

    @Test
    void jsonCarriesNumbersUnitsAndSources() {
        String json = good("show", "nv-h100-sxm", "--json").out();
        assertTrue(json.contains("\"value\" : 3350.0"), json);
        assertTrue(json.contains("\"unit\" : \"GB/s\""), json);
        assertTrue(json.contains("\"confidence\" : \"high\""), json);
        assertTrue(good("search", "h100", "--json").out().contains("\"id\" : \"nv-h100-sxm\""));
    }

    @Test
    void valuesOfOnesOwnComeAndGo() {
        Answer set = good("override", "dgx-h100", "max_power_w", "9800", "--because", "measured here");
        assertTrue(set.out().contains("→"), set.out());
        Answer shown = good("show", "dgx-h100");
        assertTrue(shown.out().contains("yours"), shown.out());
        assertTrue(shown.out().contains("measured here"), shown.out());
        assertTrue(good("list", "--yours").out().contains("max_power_w"));
        good("restore", "dgx-h100", "max_power_w");
        assertFalse(good("show", "dgx-h100").out().contains("yours"));
        refused("is not a number", "override", "dgx-h100", "max_power_w", "much", "--because", "a try");
        refused("no value of your own", "restore", "dgx-h100", "max_power_w");
    }

    @Test
    void partsOfOnesOwnComeFromFiles() throws IOException {
        Path json = Files.writeString(folder.resolve("box.json"), """
                {"id": "my-box", "kind": "system", "name": "My box", "vendor": "Us", "because": "built here",
                 "values": {"form": "server", "accel_id": "nv-h100-sxm", "accel_count": 4, "height_u": 4.5}}
                """);
        good("add", json.toString());
        assertTrue(good("show", "my-box").out().contains("4.5 U"));
        Path table = Files.writeString(folder.resolve("values.csv"), """
                id,kind,name,vendor,field,value,because,confidence
                my-rack,infrastructure,My rack,Us,kind,rack,built here,high
                my-rack,,,,height_u,50,built here,high
                dgx-h100,,,,weight_kg,131,weighed,high
                """);
        good("add", table.toString());
        assertTrue(good("show", "my-rack").out().contains("50 U"));
        assertTrue(good("show", "dgx-h100").out().contains("131 kg"));
        good("remove", "my-box");
        refused("no entry \"my-box\"", "show", "my-box");
        refused("is not a part of your own", "remove", "dgx-h100");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"id\": \"x\", \"nmae\": 3}");
        refused("wrong.json: whole file: has the unknown member \"nmae\"", "add", wrong.toString());
        refused("does not exist", "add", folder.resolve("none.json").toString());
    }

    @Test
    void anUpdateGoesFromPublisherToUserAndBack() throws IOException {
        Path key = folder.resolve("publisher.pem");
        good("new-key", key.toString());
        Path facts = Files.createDirectory(folder.resolve("facts"));
        try (var files = Files.list(Path.of("assets/catalog"))) {
            for (Path file : files.toList()) {
                Files.copy(file, facts.resolve(file.getFileName()));
            }
        }
        replace(facts.resolve("catalog.json"), "\"sequence\": 1,", "\"sequence\": 2,");
        replace(facts.resolve("catalog.json"), "2026.11\"", "2026.12\"");
        replace(facts.resolve("systems.csv"), "130.5,10200,8400", "134.5,10200,8300");
        String update = folder.resolve("update.kcat").toString();
        good("build", facts.toString(), "--key", key.toString(), "-o", update);
        refused("which is not trusted here", "apply", update);
        good("trust", key + ".pub.pem");
        Answer preview = good("apply", update, "--preview");
        assertTrue(preview.out().contains("2026.11 → 2026.12"), preview.out());
        assertTrue(preview.out().contains("dgx-h100, Typical power: "), preview.out());
        String plan = "assets/plans/mixed-hall.kilorack";
        String effect = good("apply", update, "--preview", "--plan", plan).out();
        assertTrue(effect.contains("Effect on " + plan + ":"), effect);
        assertTrue(effect.lines().anyMatch(l -> l.contains("mass") && l.contains("→") && l.contains("+")), effect);
        String json =
                good("apply", update, "--preview", "--json", "--plan", plan).out();
        assertTrue(json.contains("\"headlines\" : [ {"), json);
        refused(
                "no-such.kilorack",
                "apply",
                update,
                "--plan",
                folder.resolve("no-such.kilorack").toString());
        assertTrue(good("info").out().contains("2026.11"));
        good("apply", update);
        assertTrue(good("info").out().contains("2026.12"));
        refused("is already release 2", "apply", update);
        good("rollback");
        assertTrue(good("info").out().contains("catalog    2026.11"));
        refused("no earlier catalog", "rollback");
        byte[] bytes = Files.readAllBytes(Path.of(update));
        bytes[bytes.length / 2] ^= 4;
        Files.write(Path.of(update), bytes);
        refused("update.kcat", "apply", update);
        refused("already exists", "new-key", key.toString());
        replace(facts.resolve("systems.csv"), "134.5,10200,8300", "134.5,10200,-8300");
        refused(
                "systems.csv: line 3, column typical_power_w",
                "build",
                facts.toString(),
                "--key",
                key.toString(),
                "-o",
                update);
        refused(
                "does not hold an Ed25519 private key",
                "build",
                facts.toString(),
                "--key",
                key + ".pub.pem",
                "-o",
                update);
    }

    private static void replace(Path file, String sound, String changed) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertTrue(text.contains(sound), file + " has no " + sound);
        Files.writeString(file, text.replace(sound, changed));
    }

    @Test
    void listTakesAKindAsPeopleWriteIt() {
        assertEquals(113, good("list", "accelerator").out().lines().count());
        assertEquals(201, good("list", "COUNTRY").out().lines().count());
        refused("unknown kind \"chips\"", "list", "chips");
    }

    @Test
    void aLonelyCatalogSaysWhatItNeeds() {
        Answer answer = run();
        assertEquals(2, answer.status());
        assertTrue(answer.err().contains("kilorack catalog search"), answer.err());
    }
}
