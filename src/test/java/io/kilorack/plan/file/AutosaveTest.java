package io.kilorack.plan.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.Plan;
import io.kilorack.plan.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    @TempDir
    Path data;

    private final Plan plan = Plans.any(new SplittableRandom(3), 5).withName("North hall");

    /// Another instance of the program: keeps a copy and dies without closing.
    public static final class Crashing {
        public static void main(String[] args) {
            Autosave.in(Path.of(args[0]))
                    .keep(
                            Plans.any(new SplittableRandom(3), 5).withName("North hall"),
                            Optional.of(Path.of("hall.kilorack")));
            Runtime.getRuntime().halt(7);
        }
    }

    private void crash() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path") + java.io.File.pathSeparator + classes(),
                        Crashing.class.getName(),
                        data.toString())
                .inheritIO()
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(7, process.exitValue());
    }

    private static String classes() {
        return Stream.of(
                        Plan.class,
                        Plans.class,
                        tools.jackson.core.JsonParser.class,
                        com.fasterxml.jackson.annotation.JsonProperty.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .reduce((a, b) -> a + java.io.File.pathSeparator + b)
                .orElseThrow();
    }

    @Test
    void workOfACrashedInstanceIsOfferedOnce() throws Exception {
        crash();
        List<Recovery.Found> found = Recovery.find(data);
        assertEquals(1, found.size());
        assertEquals(plan, PlanFileTest.opened(found.getFirst().read()));
        assertEquals(
                Optional.of("hall.kilorack"),
                found.getFirst().origin().map(path -> path.getFileName().toString()));
        assertEquals(Optional.of(plan.name()), found.getFirst().name());
        assertEquals(List.of(), Recovery.find(data), "held while somebody decides");
        found.getFirst().close();
        List<Recovery.Found> again = Recovery.find(data);
        assertEquals(1, again.size(), "left for the next start");
        again.getFirst().discard();
        assertEquals(List.of(), Recovery.find(data));
        assertTrue(isEmpty(data.resolve(Autosave.FOLDER)));
    }

    @Test
    void workOfALivingInstanceIsNotOffered() {
        try (var autosave = Autosave.in(data)) {
            assertEquals(Optional.empty(), autosave.keep(plan, Optional.empty()));
            assertEquals(List.of(), Recovery.find(data));
        }
    }

    @Test
    void aCleanEndLeavesNothing() throws IOException {
        try (var autosave = Autosave.in(data)) {
            autosave.keep(plan, Optional.empty());
            autosave.keep(plan.withName("later"), Optional.empty());
        }
        assertTrue(isEmpty(data.resolve(Autosave.FOLDER)));
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsSaidAndNothingElse() throws IOException {
        Path file = Files.createFile(data.resolve("not-a-folder"));
        try (var autosave = Autosave.in(file)) {
            Optional<FileProblem> problem = autosave.keep(plan, Optional.empty());
            assertTrue(problem.isPresent());
            assertFalse(problem.get().nextStep().isEmpty());
        }
        assertEquals(List.of(), Recovery.find(file));
    }

    @Test
    void aDamagedCopyIsOfferedAndSaysSo() throws Exception {
        crash();
        try (Stream<Path> folders = Files.list(data.resolve(Autosave.FOLDER))) {
            Files.writeString(folders.findFirst().orElseThrow().resolve(Autosave.COPY), "{\"format\": 1,");
        }
        Recovery.Found found = Recovery.find(data).getFirst();
        assertTrue(found.read() instanceof PlanFile.Refused);
        assertEquals(Optional.empty(), found.name());
        found.discard();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
