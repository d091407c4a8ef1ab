/// Light and dark: AtlantaFX as the base, our own colours by purpose on top, the bundled typeface, icons.
@NullMarked
package io.kilorack.desktop.theme;

import org.jspecify.annotations.NullMarked;
