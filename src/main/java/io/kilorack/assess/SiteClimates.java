package io.kilorack.assess;

import io.kilorack.catalog.Climate;
import io.kilorack.catalog.load.Climates;
import java.util.Optional;

/// The climate that a site names.
final class SiteClimates {
    private SiteClimates() {}

    static Optional<Climate> of(String key) {
        return Optional.ofNullable(Climates.shipped().get(key));
    }
}
