/// The dock: three charts and the list of checks.
@NullMarked
package io.kilorack.desktop.dashboard;

import org.jspecify.annotations.NullMarked;
