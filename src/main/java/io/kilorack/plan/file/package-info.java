/// The plan on disk. [PlanFile] reads and writes `.kilorack` files; [Autosave] and [Recovery] keep work
/// aside, so that a crash or a full disk loses nothing.
///
/// The format is spelled out once, in `PlanFormat`, field by field, apart from the live records: a renamed
/// record component never changes a file. Reading is streaming and strict; every refusal is a [FileProblem]
/// with line, column, field and a next step. Nothing here ever changes a file it could not read.
@NullMarked
package io.kilorack.plan.file;

import org.jspecify.annotations.NullMarked;
