package io.kilorack.assess;

import io.kilorack.catalog.Climate;
import io.kilorack.catalog.load.Climates;
import io.kilorack.power.climate.SyntheticYear;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The climate that a site names.
final class SiteClimates {
    /// Years of the shipped climates that sites named so far: a pure function of each, and few.
    private static final Map<Climate, List<SyntheticYear.Hour>> YEARS = new ConcurrentHashMap<>();

    private SiteClimates() {}

    static List<SyntheticYear.Hour> year(Climate climate) {
        return YEARS.computeIfAbsent(climate, SyntheticYear::of);
    }

    static Optional<Climate> of(String key) {
        return Optional.ofNullable(Climates.shipped().get(key));
    }
}
