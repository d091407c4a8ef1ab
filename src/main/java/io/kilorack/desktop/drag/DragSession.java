package io.kilorack.desktop.drag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One drag at a time through the window: who is under the pointer, what it answers, and the drop.
/// Free of controls; the window shows [#listener] what to draw beside the pointer.
public final class DragSession {
    private final List<DropTarget> targets = new ArrayList<>();
    private Listener listener = new Listener() {};
    private @Nullable Payload payload;
    private @Nullable DropTarget current;
    private DropTarget.@Nullable Answer answer;

    /// Draws what follows the pointer.
    public interface Listener {
        default void moved(Payload payload, Optional<DropTarget.Answer> answer, double sceneX, double sceneY) {}

        default void ended() {}
    }

    public void listen(Listener value) {
        listener = value;
    }

    /// Later targets lie above earlier ones.
    public void add(DropTarget target) {
        targets.add(target);
    }

    public void start(Payload what) {
        cancel();
        payload = what;
    }

    public boolean running() {
        return payload != null;
    }

    public void move(double sceneX, double sceneY) {
        Payload what = payload;
        if (what == null) {
            return;
        }
        DropTarget under = targets.reversed().stream()
                .filter(t -> t.covers(sceneX, sceneY))
                .findFirst()
                .orElse(null);
        if (current != null && current != under) {
            current.leave();
        }
        current = under;
        answer = under == null ? null : under.over(what, sceneX, sceneY);
        listener.moved(what, Optional.ofNullable(answer), sceneX, sceneY);
    }

    /// Ends the drag: drops where it is allowed, else nothing happens.
    public void release(double sceneX, double sceneY) {
        move(sceneX, sceneY);
        Payload what = payload;
        DropTarget target = current;
        boolean allowed = answer != null && answer.allowed();
        cancel();
        if (what != null && target != null && allowed) {
            target.drop(what, sceneX, sceneY);
        }
    }

    /// Stops without a drop.
    public void cancel() {
        if (current != null) {
            current.leave();
        }
        boolean was = payload != null;
        payload = null;
        current = null;
        answer = null;
        if (was) {
            listener.ended();
        }
    }
}
