/// The catalog and plan panels at the left.
@NullMarked
package io.kilorack.desktop.catalog;

import org.jspecify.annotations.NullMarked;
