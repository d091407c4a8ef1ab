/// The command line: picocli commands that read assessments and write plans, nothing else. `0` fine, `1`
/// the plan
/// fails
/// checks, `2` bad input; results on standard output, messages on standard error.
@NullMarked
package io.kilorack.command;

import org.jspecify.annotations.NullMarked;
