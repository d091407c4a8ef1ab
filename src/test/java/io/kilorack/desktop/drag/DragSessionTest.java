package io.kilorack.desktop.drag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DragSessionTest {
    private final List<String> log = new ArrayList<>();
    private final DragSession session = new DragSession();

    private DropTarget target(String name, double from, double to, boolean allowed) {
        return new DropTarget() {
            @Override
            public boolean covers(double x, double y) {
                return x >= from && x < to;
            }

            @Override
            public Answer over(Payload payload, double x, double y) {
                return new Answer(allowed, name);
            }

            @Override
            public void drop(Payload payload, double x, double y) {
                log.add("drop " + name);
            }

            @Override
            public void leave() {
                log.add("leave " + name);
            }
        };
    }

    @Test
    void itDropsWhereItIsAllowed() {
        session.add(target("floor", 0, 100, true));
        session.start(new Payload.Part("x", "X"));
        session.move(10, 0);
        session.release(20, 0);
        assertEquals(List.of("leave floor", "drop floor"), log);
        assertFalse(session.running());
    }

    @Test
    void whatRefusesGetsNothing() {
        session.add(target("wall", 0, 100, false));
        session.start(new Payload.Part("x", "X"));
        session.release(20, 0);
        assertEquals(List.of("leave wall"), log);
    }

    @Test
    void theUpperTargetAnswersAndTheOneLeftIsTold() {
        session.add(target("floor", 0, 100, true));
        session.add(target("rack", 50, 100, true));
        session.start(new Payload.Part("x", "X"));
        session.move(10, 0);
        session.release(60, 0);
        assertEquals(List.of("leave floor", "leave rack", "drop rack"), log);
    }

    @Test
    void cancellingDropsNothing() {
        session.add(target("floor", 0, 100, true));
        session.start(new Payload.Part("x", "X"));
        session.move(10, 0);
        session.cancel();
        session.release(10, 0);
        assertEquals(List.of("leave floor"), log);
    }
}
