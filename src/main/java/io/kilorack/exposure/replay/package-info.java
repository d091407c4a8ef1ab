/// How the standing of a part changed: for every past day the engine knows only what was published then.
@NullMarked
package io.kilorack.exposure.replay;

import org.jspecify.annotations.NullMarked;
