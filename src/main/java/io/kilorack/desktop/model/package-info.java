/// The state of the window, without controls: the open document with its history, its assessment, the
/// selection, jobs, settings. Tested without a toolkit; only `javafx.beans` and `javafx.collections` are
/// used here.
@NullMarked
package io.kilorack.desktop.model;

import org.jspecify.annotations.NullMarked;
