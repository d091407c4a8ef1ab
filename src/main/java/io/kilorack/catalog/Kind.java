package io.kilorack.catalog;

/// The families of catalog entries. `folder` names the facts file under `assets/catalog`.
public enum Kind {
    ACCELERATOR,
    SYSTEM,
    INFRASTRUCTURE,
    SUPPLY,
    MODEL,
    RULE,
    COUNTRY,
    PARTY
}
