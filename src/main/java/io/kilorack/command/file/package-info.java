/// Files that only the command line reads: worked cases of export control, measured training and
/// serving runs.
@NullMarked
package io.kilorack.command.file;

import org.jspecify.annotations.NullMarked;
