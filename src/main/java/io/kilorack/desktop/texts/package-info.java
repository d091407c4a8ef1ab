/// Every text a person reads in the window, by key, from `texts_<language>.properties`.
@NullMarked
package io.kilorack.desktop.texts;

import org.jspecify.annotations.NullMarked;
