package io.kilorack.catalog.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogDiff;
import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.CatalogSearch;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.catalog.bundle.Bundles;
import io.kilorack.quantity.Confidence;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogHomeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T13:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private CatalogHome open() {
        return CatalogHome.open(folder, CatalogHome.Progress.NONE, CLOCK);
    }

    @Test
    void theSnapshotOfTheDatabaseIsThatOfTheFiles() {
        Catalog files = BaseCatalog.get();
        for (int time = 0; time < 2; time++) {
            CatalogHome home = open();
            assertTrue(home.persistent());
            assertEquals(List.of(), home.notices());
            assertSame(files, home.catalog());
        }
    }

    private static void assertSame(Catalog expected, Catalog actual) {
        assertEquals(expected.hash(), actual.hash());
        assertEquals(expected.version(), actual.version());
        assertEquals(expected.fields(), actual.fields());
        assertEquals(
                List.copyOf(expected.entries().values()),
                List.copyOf(actual.entries().values()));
        assertEquals(expected, actual);
    }

    @Test
    void theFirstStartTellsHowFarItIs() {
        var steps = new ArrayList<Double>();
        CatalogHome.open(folder, (_, done) -> steps.add(done), CLOCK);
        assertEquals(0, steps.getFirst());
        assertEquals(1, steps.getLast());
        assertEquals(steps.stream().sorted().toList(), steps);
        steps.clear();
        CatalogHome.open(folder, (_, done) -> steps.add(done), CLOCK);
        assertEquals(List.of(), steps);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    昇腾 910c,      ascend-910c
                    昇腾,           ascend-910c
                    H100,           nv-h100-sxm
                    dgx h100,       dgx-h100
                    mi300,          amd-mi300x
                    寒武纪,         cambricon-mlu590
                    cloudmatrix,    atlas-900-a3-superpod
                    llama 405,      llama-3.1-405b
                    quantum ndr,    sw-qm9700
                    QM97,           sw-qm9700
                    """)
    void searchFindsPartsByAnyOfTheirNames(String words, String id) {
        List<String> indexed = ids(open().search(words, 80));
        assertTrue(indexed.contains(id), words + " found " + indexed);
        List<String> scanned = ids(CatalogHome.inMemory().search(words, 80));
        assertTrue(scanned.contains(id), words + " found " + scanned);
    }

    /// The index and the scan of the snapshot find the same entries, whatever is asked.
    @Test
    void indexAndScanAgree() {
        CatalogHome home = open();
        CatalogHome memory = CatalogHome.inMemory();
        var random = new SplittableRandom(7);
        List<Entry> all = List.copyOf(home.catalog().allEntries());
        for (int i = 0; i < 60; i++) {
            Entry entry = all.get(random.nextInt(all.size()));
            List<String> words =
                    CatalogSearch.words(CatalogSearch.nameText(entry) + " " + CatalogSearch.otherText(entry));
            String one = words.get(random.nextInt(words.size()));
            String query =
                    words.get(random.nextInt(words.size())) + " " + one.substring(0, Math.max(1, one.length() - 1));
            List<String> found = ids(home.search(query, 1000));
            assertTrue(found.contains(entry.id()), query);
            assertEquals(Set.copyOf(found), Set.copyOf(ids(memory.search(query, 1000))), query);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 5);
    }

    /// Any values of the user's own come back from the database as they were laid over the facts.
    @ParameterizedTest
    @MethodSource("seeds")
    void anyOwnValuesComeBack(long seed) throws CatalogProblem {
        var random = new SplittableRandom(seed);
        CatalogHome home = open();
        List<Entry> parts = home.catalog().allEntries().stream()
                .filter(e -> e.kind() == Kind.ACCELERATOR || e.kind() == Kind.SYSTEM || e.kind() == Kind.INFRASTRUCTURE)
                .toList();
        for (int i = 0; i < 6; i++) {
            Entry entry = parts.get(random.nextInt(parts.size()));
            List<Cell> cells = List.copyOf(entry.cells().values());
            Cell cell = cells.get(random.nextInt(cells.size()));
            Field field = home.catalog().fields().get(cell.field());
            String value = switch (field.type()) {
                case NUMBER -> Double.toString(random.nextInt(100_000) / 8.0);
                case WHOLE -> Integer.toString(random.nextInt(1000));
                case SHARE -> "0.25";
                case TEXT -> "own text " + random.nextInt() + " é 昇腾 \"'%";
                default -> cell.text();
            };
            home.override(entry.id(), field.key(), value, "seed " + seed, Confidence.LOW);
            assertEquals(
                    value,
                    home.catalog()
                            .entries()
                            .get(entry.id())
                            .cells()
                            .get(field.key())
                            .text());
        }
        assertSame(home.catalog(), open().catalog());
    }

    @Test
    void searchTakesAnyTextAndFindsNothingInNonsense() {
        CatalogHome home = open();
        for (String odd :
                List.of("", "  ", "\"", "'; DROP TABLE entry;--", "*", "NEAR(qqq zzz)", "zzzqqq", "h100 zzzqqq")) {
            assertEquals(List.of(), home.search(odd, 10), odd);
        }
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    @Test
    void anOverrideReachesTheRecordsAndSurvivesAnUpdateAndAReopening() throws CatalogProblem {
        CatalogHome home = open();
        String before = home.catalog().hash();
        home.override("dgx-h100", "max_power_w", "9800", "our own measurement", Confidence.HIGH);
        assertEquals(
                OptionalDouble.of(9800),
                home.catalog().systems().get("dgx-h100").maxWatts());
        assertFalse(before.equals(home.catalog().hash()));
        home.apply(Bundles.update(2));
        assertEquals(
                OptionalDouble.of(690),
                home.catalog().accelerators().get("nv-h100-sxm").tdpWatts());

        CatalogHome again = open();
        Cell cell = again.catalog().entries().get("dgx-h100").cells().get("max_power_w");
        assertEquals(Cell.Origin.USER, cell.origin());
        assertEquals("our own measurement", cell.source().text());
        assertEquals(
                OptionalDouble.of(9800),
                again.catalog().systems().get("dgx-h100").maxWatts());
        assertEquals(home.catalog().hash(), again.catalog().hash());
        assertEquals(
                OptionalDouble.of(690),
                again.catalog().accelerators().get("nv-h100-sxm").tdpWatts());

        again.removeOverride("dgx-h100", "max_power_w");
        assertEquals(
                OptionalDouble.of(10200),
                again.catalog().systems().get("dgx-h100").maxWatts());
        assertThrows(CatalogProblem.class, () -> again.removeOverride("dgx-h100", "max_power_w"));
    }

    @Test
    void anUnknownCellCanBeFilledIn() throws CatalogProblem {
        CatalogHome home = open();
        assertTrue(home.catalog().accelerators().get("nv-l2").tdpWatts().isEmpty());
        home.override("nv-l2", "tdp_w", "72", "as its sibling L4", Confidence.LOW);
        assertEquals(
                OptionalDouble.of(72),
                home.catalog().accelerators().get("nv-l2").tdpWatts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dgx-h101 | max_power_w | 1     | no entry "dgx-h101"
                    dgx-h100 | max_power   | 1     | no field "max_power"
                    dgx-h100 | max_power_w | 9 kW  | "9 kW" is not a number. Write a number in W
                    dgx-h100 | max_power_w | -1    | is negative
                    dgx-h100 | accel_id    | h100  | no accelerator "h100"
                    dgx-h100 | cooling     | ice   | should be one of
                    CN       | groups      | A:1   | is law
                    """)
    void aValueThatCannotBeIsRefused(String id, String field, String value, String complaint) {
        CatalogHome home = open();
        CatalogProblem problem =
                assertThrows(CatalogProblem.class, () -> home.override(id, field, value, "a try", Confidence.LOW));
        assertTrue(problem.getMessage().contains(complaint), problem.getMessage());
        assertEquals(BaseCatalog.get().hash(), home.catalog().hash());
    }

    @Test
    void aPartOfOnesOwnIsFoundAndCounted() throws CatalogProblem {
        CatalogHome home = open();
        var part = new UserFacts.Part("my-h100-box", Kind.SYSTEM, "My box", "Us", home.stamp());
        var values = new ArrayList<UserFacts.Value>();
        for (String[] pair : new String[][] {
            {"form", "server"},
            {"accel_id", "nv-h100-sxm"},
            {"accel_count", "4"},
            {"height_u", "4"},
            {"name_zh", "我们的服务器"}
        }) {
            values.add(
                    new UserFacts.Value("my-h100-box", pair[0], pair[1], "built here", Confidence.HIGH, home.stamp()));
        }
        home.add(part, values);
        assertEquals(
                4,
                open().catalog().systems().get("my-h100-box").acceleratorCount().orElseThrow());
        assertEquals(List.of("my-h100-box"), ids(open().search("我们的", 5)));
        assertThrows(
                CatalogProblem.class,
                () -> home.add(new UserFacts.Part("dgx-h100", Kind.SYSTEM, "Mine", "Us", home.stamp()), values));
        assertThrows(
                CatalogProblem.class,
                () -> home.add(new UserFacts.Part("half", Kind.SYSTEM, "Half", "Us", home.stamp()), List.of()));
        home.remove("my-h100-box");
        assertEquals(BaseCatalog.get().hash(), open().catalog().hash());
    }

    @Test
    void aPreviewChangesNothingAndNamesTheCells() throws CatalogProblem {
        CatalogHome home = open();
        CatalogHome.Preview preview = home.preview(Bundles.update(2));
        assertEquals(BaseCatalog.get().hash(), open().catalog().hash());
        CatalogDiff diff = preview.diff();
        assertEquals(List.of("nv-h100-sxm"), diff.touchedIds());
        CatalogDiff.Change change = diff.changed().getFirst();
        assertEquals("tdp_w", change.field());
        assertEquals("700", change.before().text());
        assertEquals("690", change.after().text());
        assertFalse(diff.rulesChanged());
    }

    @Test
    void rollbackGoesBackStepByStep() throws CatalogProblem {
        CatalogHome home = open();
        assertThrows(CatalogProblem.class, home::rollback);
        home.apply(Bundles.update(2));
        home.apply(Bundles.update(3));
        assertEquals(
                List.of(3L, 2L, 1L),
                home.generations().stream()
                        .map(CatalogHome.Generation::sequence)
                        .toList());
        home.rollback();
        assertEquals(
                OptionalDouble.of(690),
                home.catalog().accelerators().get("nv-h100-sxm").tdpWatts());
        home.rollback();
        assertSame(BaseCatalog.get(), home.catalog());
        assertSame(BaseCatalog.get(), open().catalog());
        CatalogProblem problem = assertThrows(CatalogProblem.class, home::rollback);
        assertEquals(CatalogProblem.Code.NOTHING_TO_ROLL_BACK, problem.code());
        home.apply(Bundles.update(2));
        assertEquals(
                OptionalDouble.of(690),
                open().catalog().accelerators().get("nv-h100-sxm").tdpWatts());
    }

    @Test
    void anOlderOrEqualReleaseIsRefused() throws CatalogProblem {
        CatalogHome home = open();
        home.apply(Bundles.update(5));
        String hash = home.catalog().hash();
        for (int sequence : new int[] {5, 4, 1}) {
            CatalogProblem problem = assertThrows(CatalogProblem.class, () -> home.apply(Bundles.update(sequence)));
            assertEquals(CatalogProblem.Code.SEQUENCE_OLD, problem.code());
        }
        assertEquals(hash, open().catalog().hash());
    }

    @Test
    void onlyAFewGenerationsAreKept() throws CatalogProblem {
        CatalogHome home = open();
        for (int sequence = 2; sequence < 9; sequence++) {
            home.apply(Bundles.update(sequence));
        }
        assertEquals(4, home.generations().size());
        assertTrue(open().persistent());
    }

    /// Every way to spoil the file is noticed, and the catalog is whole again after one opening.
    @ParameterizedTest
    @ValueSource(strings = {"text", "empty header", "cut", "page", "value"})
    void aDamagedFileIsRebuilt(String damage) throws IOException, CatalogProblem {
        open().override("dgx-h100", "max_power_w", "9800", "our own measurement", Confidence.HIGH);
        Path file = folder.resolve("catalog.db");
        switch (damage) {
            case "text" -> Files.writeString(file, "this is no database");
            case "empty header" -> overwrite(file, 0, new byte[100]);
            case "cut" -> {
                try (var f = new RandomAccessFile(file.toFile(), "rw")) {
                    f.setLength(f.length() / 2);
                }
            }
            case "page" -> overwrite(file, Files.size(file) / 2 / 4096 * 4096, new byte[4096 * 8]);
            default -> {
                // A sound database with another value in it, as a flipped bit in a text makes.
                byte[] bytes = Files.readAllBytes(file);
                int at = indexOf(bytes, "SYS-821GE-TNHR (HGX H200)");
                overwrite(file, at, "SYS-821GE-TNHR (HGX H300)".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        CatalogHome home = open();
        assertTrue(home.persistent());
        assertEquals(1, home.notices().size());
        assertTrue(
                home.notices().getFirst().contains("rebuilt from the base catalog"),
                home.notices().getFirst());
        assertEquals(
                BaseCatalog.get().entries().keySet().stream().toList(),
                home.catalog().entries().keySet().stream().toList());
        assertTrue(Files.exists(folder.resolve("catalog.db.damaged-20261123-130000")));
        boolean readable = Files.exists(folder.resolve("own-values-20261123-130000.csv"));
        OptionalDouble watts = home.catalog().systems().get("dgx-h100").maxWatts();
        assertEquals(OptionalDouble.of(readable ? 9800 : 10200), watts);
        if (damage.equals("value")) {
            assertTrue(readable);
        }
        assertEquals(List.of(), open().notices());
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (var f = new RandomAccessFile(file.toFile(), "rw")) {
            f.seek(at);
            f.write(bytes);
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        byte[] wanted = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError(text + " is not in the file");
    }

    @Test
    void aFolderThatCannotBeWrittenServesFromMemory() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        CatalogHome home = CatalogHome.open(file.resolve("data"), CatalogHome.Progress.NONE, CLOCK);
        assertFalse(home.persistent());
        assertTrue(
                home.notices().getFirst().contains("cannot be written"),
                home.notices().getFirst());
        assertEquals(
                BaseCatalog.get().entries().keySet(), home.catalog().entries().keySet());
        CatalogProblem problem = assertThrows(
                CatalogProblem.class, () -> home.override("dgx-h100", "max_power_w", "1", "a try", Confidence.LOW));
        assertEquals(CatalogProblem.Code.NOT_WRITABLE, problem.code());
    }

    @Test
    void aDatabaseThatCannotBeOpenedServesFromMemory() throws IOException {
        Files.createDirectories(folder.resolve("catalog.db").resolve("in the way"));
        CatalogHome home = open();
        assertFalse(home.persistent());
        assertEquals(1, home.notices().size());
        assertEquals(BaseCatalog.get().hash(), home.catalog().hash());
    }

    @Test
    void aFileThatCanOnlyBeReadIsReadWithTheUsersValues() throws Exception {
        open().override("dgx-h100", "max_power_w", "9800", "our own measurement", Confidence.HIGH);
        try (var connection = new Database(folder.resolve("catalog.db")).readUnwritable()) {
            var facts = SqliteStore.read(connection);
            assertEquals(1, facts.user().values().size());
            try (var statement = connection.createStatement()) {
                assertThrows(java.sql.SQLException.class, () -> statement.execute("DELETE FROM user_cell"));
            }
        }
    }

    @Test
    void aCatalogOfANewerProgramIsLeftAlone() throws Exception {
        open();
        try (var connection = new Database(folder.resolve("catalog.db")).write();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
            connection.commit();
        }
        byte[] before = Files.readAllBytes(folder.resolve("catalog.db"));
        CatalogHome home = open();
        assertFalse(home.persistent());
        assertTrue(
                home.notices().getFirst().contains("newer version of the program"),
                home.notices().getFirst());
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(folder.resolve("catalog.db")));
    }

    /// Several instances build, read and change one folder at once; nothing is lost and nobody fails.
    @Test
    void instancesShareAFolder() throws Exception {
        List<String> racks = List.of("rack-42u-600", "rack-42u-750", "rack-48u-750", "rack-42u-800");
        var start = new CyclicBarrier(racks.size());
        try (var pool = Executors.newFixedThreadPool(racks.size())) {
            Stream<Callable<CatalogHome>> work = racks.stream().map(rack -> () -> {
                start.await();
                CatalogHome home = open();
                home.override(rack, "weight_kg", "111", "weighed", Confidence.HIGH);
                return home;
            });
            for (var done : pool.invokeAll(work.toList())) {
                assertEquals(List.of(), done.get().notices());
            }
        }
        CatalogHome home = open();
        for (String rack : racks) {
            assertEquals(
                    OptionalDouble.of(111),
                    home.catalog().infrastructure().get(rack).massKg(),
                    rack);
        }
        CatalogHome other = open();
        other.override("rack-52u-800", "weight_kg", "222", "weighed", Confidence.HIGH);
        assertEquals(
                OptionalDouble.of(222),
                home.reload().infrastructure().get("rack-52u-800").massKg());
    }
}
