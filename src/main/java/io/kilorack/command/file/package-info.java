/// Files that only the command line reads: worked cases of export control.
@NullMarked
package io.kilorack.command.file;

import org.jspecify.annotations.NullMarked;
