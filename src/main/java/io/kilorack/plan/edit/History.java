package io.kilorack.plan.edit;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Undo as the list of earlier plans, with a name between them. The saved mark is a position in the list.
/// Not safe for use from several threads.
public final class History {
    /// Most steps kept.
    public static final int MOST_STEPS = 500;

    /// Most racks listed in versions of halls that differ, all steps together: bounds memory for very large
    /// plans to about 40 MB.
    private static final long MOST_WEIGHT = 10_000_000;

    /// @param name of the edit that made `after`; `gesture` is the drag or typing it belongs to, or empty
    private record Step(String name, Plan after, String gesture, long weight) {}

    private final List<Step> steps = new ArrayList<>();
    private int now;
    private int saved;
    private long weight;

    /// @param opened the plan to begin with; it counts as saved
    public History(Plan opened) {
        steps.add(new Step("", opened, "", 0));
    }

    public Plan current() {
        return steps.get(now).after();
    }

    /// Applies an edit that was made from the current plan. A refused edit, or one that changes nothing,
    /// leaves the history as it is.
    public Plan apply(Edit edit) {
        return apply(edit, "");
    }

    /// As [#apply(Edit)]; edits in a row with the same gesture are one step, named by the last of them.
    ///
    /// @param gesture key of one drag or one run of typing, new for each (`drag-17`); empty for none
    public Plan apply(Edit edit, String gesture) {
        if (!(edit instanceof Edit.Made made) || made.plan() == current()) {
            return current();
        }
        dropRedo();
        Step top = steps.get(now);
        boolean sameGesture =
                !gesture.isEmpty() && now > 0 && now != saved && top.gesture().equals(gesture);
        Plan before = sameGesture ? steps.get(now - 1).after() : top.after();
        if (sameGesture) {
            weight -= steps.remove(now--).weight();
            if (made.plan() == before) {
                return current();
            }
        }
        var step = new Step(made.name(), made.plan(), gesture, weightOf(before, made.plan()));
        steps.add(step);
        weight += step.weight();
        now++;
        forgetOldest();
        return current();
    }

    /// Ends a gesture early and takes back what it did, as Escape does during a drag.
    public Plan cancel(String gesture) {
        if (now > 0
                && now != saved
                && !gesture.isEmpty()
                && steps.get(now).gesture().equals(gesture)) {
            weight -= steps.remove(now--).weight();
        }
        return current();
    }

    private void dropRedo() {
        while (steps.size() > now + 1) {
            weight -= steps.removeLast().weight();
        }
        if (saved > now) {
            saved = -1;
        }
    }

    private void forgetOldest() {
        while (steps.size() > 2 && (steps.size() > MOST_STEPS + 1 || weight > MOST_WEIGHT)) {
            // the plan of the oldest edit becomes the start
            weight -= steps.get(1).weight();
            steps.set(1, new Step("", steps.get(1).after(), "", 0));
            steps.removeFirst();
            now--;
            saved = saved < 0 ? saved : saved - 1;
        }
    }

    /// Racks listed anew by this version: lists that both versions share cost nothing.
    private static long weightOf(Plan before, Plan after) {
        Map<Object, Boolean> shared = new IdentityHashMap<>();
        for (Site site : before.sites()) {
            for (Hall hall : site.halls()) {
                shared.put(hall.racks(), true);
            }
        }
        long sum = 1;
        for (Site site : after.sites()) {
            for (Hall hall : site.halls()) {
                sum += shared.containsKey(hall.racks()) ? 0 : hall.racks().size();
            }
        }
        return sum;
    }

    public boolean canUndo() {
        return now > 0;
    }

    public boolean canRedo() {
        return now + 1 < steps.size();
    }

    /// Name of the edit that undo would take back.
    public Optional<String> undoName() {
        return canUndo() ? Optional.of(steps.get(now).name()) : Optional.empty();
    }

    /// Name of the edit that redo would bring again.
    public Optional<String> redoName() {
        return canRedo() ? Optional.of(steps.get(now + 1).name()) : Optional.empty();
    }

    /// Names of the edits that can be undone, the latest first.
    public List<String> undoNames() {
        return steps.subList(1, now + 1).reversed().stream().map(Step::name).toList();
    }

    /// Goes one step back; stays where there is none.
    public Plan undo() {
        now = Math.max(0, now - 1);
        return current();
    }

    /// Goes one step forth; stays where there is none.
    public Plan redo() {
        now = Math.min(steps.size() - 1, now + 1);
        return current();
    }

    /// Notes that the current plan is the one on disk.
    public void markSaved() {
        saved = now;
    }

    /// Notes that `plan` was written: saving runs in the background, and the current plan may be a later
    /// one by then.
    public void markSaved(Plan plan) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).after() == plan) {
                saved = i;
                return;
            }
        }
    }

    /// Notes that no version here is on disk, as after a recovery.
    public void markUnsaved() {
        saved = -1;
    }

    /// True when the current plan differs from the saved one.
    public boolean changed() {
        return now != saved;
    }
}
