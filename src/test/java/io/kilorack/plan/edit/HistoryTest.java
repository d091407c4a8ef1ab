package io.kilorack.plan.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.Plan;
import io.kilorack.plan.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
    private final Plan start = Plans.any(new SplittableRandom(1), 3);
    private final History history = new History(start);

    private Plan name(String name) {
        return history.apply(
                Edit.made("Rename plan to " + name, history.current().withName(name)));
    }

    @Test
    void namesWhatUndoAndRedoDo() {
        name("one");
        name("two");
        assertEquals(Optional.of("Rename plan to two"), history.undoName());
        history.undo();
        assertEquals("one", history.current().name());
        assertEquals(Optional.of("Rename plan to two"), history.redoName());
        assertEquals(List.of("Rename plan to one"), history.undoNames());
        history.undo();
        assertSame(start, history.current());
        assertSame(start, history.undo());
        assertEquals(Optional.empty(), history.undoName());
    }

    @Test
    void aDragIsOneStep() {
        for (int i = 0; i < 100; i++) {
            history.apply(Edit.made("Move rack", history.current().withName("at " + i)), "drag-1");
        }
        history.apply(Edit.made("Move rack", history.current().withName("next drag")), "drag-2");
        assertEquals(List.of("Move rack", "Move rack"), history.undoNames());
        history.undo();
        assertEquals("at 99", history.current().name());
        history.undo();
        assertSame(start, history.current());
    }

    @Test
    void aDragThatComesBackLeavesNoStep() {
        history.apply(Edit.made("Move rack", start.withName("away")), "drag-1");
        history.apply(Edit.made("Move rack", start), "drag-1");
        assertFalse(history.canUndo());
        assertFalse(history.changed());
    }

    @Test
    void escapeTakesADragBack() {
        name("one");
        history.apply(Edit.made("Move rack", history.current().withName("away")), "drag-1");
        history.cancel("drag-1");
        assertEquals("one", history.current().name());
        assertFalse(history.canRedo());
    }

    @Test
    void theSavedMarkIsAPosition() {
        name("one");
        assertTrue(history.changed());
        history.markSaved();
        assertFalse(history.changed());
        history.undo();
        assertTrue(history.changed());
        history.redo();
        assertFalse(history.changed());
        history.undo();
        name("other");
        assertTrue(history.changed());
        history.undo();
        assertTrue(history.changed(), "the saved version is gone, so nothing equals the file");
    }

    @Test
    void savingInTheBackgroundMarksTheVersionThatWasWritten() {
        Plan written = name("one");
        name("two");
        history.markSaved(written);
        assertTrue(history.changed());
        history.undo();
        assertFalse(history.changed());
    }

    @Test
    void aGestureNeverMergesIntoTheSavedVersion() {
        history.apply(Edit.made("Move rack", start.withName("saved")), "drag-1");
        history.markSaved();
        history.apply(Edit.made("Move rack", start.withName("later")), "drag-1");
        history.undo();
        assertEquals("saved", history.current().name());
        assertFalse(history.changed());
    }

    @Test
    void aRefusalChangesNothing() {
        name("one");
        history.undo();
        history.apply(Edit.refused("No.", "Do not."));
        assertTrue(history.canRedo());
        assertSame(start, history.current());
    }

    @Test
    void oldStepsAreForgotten() {
        for (int i = 0; i < History.MOST_STEPS + 20; i++) {
            name("step " + i);
        }
        assertEquals(History.MOST_STEPS, history.undoNames().size());
        assertTrue(history.changed());
        while (history.canUndo()) {
            history.undo();
        }
        assertEquals("step 19", history.current().name());
        assertTrue(history.changed(), "the version on disk was forgotten");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void undoAndRedoWalkTheSamePlans(long seed) {
        var random = new SplittableRandom(seed);
        var model = new ArrayList<Plan>(List.of(start));
        int at = 0;
        for (int i = 0; i < 300; i++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    model.subList(at + 1, model.size()).clear();
                    model.add(name(String.valueOf(i)));
                    at++;
                }
                case 2 -> {
                    history.undo();
                    at = Math.max(0, at - 1);
                }
                default -> {
                    history.redo();
                    at = Math.min(model.size() - 1, at + 1);
                }
            }
            assertSame(model.get(at), history.current());
            assertEquals(at > 0, history.canUndo());
            assertEquals(at + 1 < model.size(), history.canRedo());
        }
    }
}
