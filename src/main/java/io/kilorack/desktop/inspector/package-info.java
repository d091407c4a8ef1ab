/// What is selected: every value with unit and source, edited in place; its findings and checks.
@NullMarked
package io.kilorack.desktop.inspector;

import org.jspecify.annotations.NullMarked;
