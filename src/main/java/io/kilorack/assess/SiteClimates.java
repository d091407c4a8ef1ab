package io.kilorack.assess;

import io.kilorack.power.climate.Climate;
import java.util.Optional;

/// The climate that a site names.
final class SiteClimates {
    private SiteClimates() {}

    static Optional<Climate> of(String key) {
        return Optional.empty();
    }
}
