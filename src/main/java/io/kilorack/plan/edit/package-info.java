/// Named edits and their history. An edit is a pure function from one plan to the next: [Edit] says what
/// happened, or why nothing did. [Edits] is the way in, by what they change; [History] is undo and redo.
/// Unchanged parts of a plan are shared between versions.
@NullMarked
package io.kilorack.plan.edit;

import org.jspecify.annotations.NullMarked;
