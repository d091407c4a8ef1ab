package io.kilorack.desktop.model;

import io.kilorack.catalog.Catalog;
import java.nio.file.Path;

/// The user's own parts and values over the catalog's. Each call gives the catalog from then on; a refusal
/// comes as an exception whose message is a sentence with the next step. They may take a while: call them
/// in a job.
public interface OwnFacts {
    /// Lays a value over a cell, or fills a missing one.
    ///
    /// @param because where the value comes from; shown as its source
    Catalog override(String id, String field, String text, String because) throws Exception;

    /// Takes the user's value of a cell away.
    Catalog restore(String id, String field) throws Exception;

    /// Makes a part of the user's own with the values of another.
    ///
    /// @param newId id of the new part; not yet in the catalog
    Catalog copy(String id, String newId, String name) throws Exception;

    /// Adds parts and values from a table (`.csv`) or a part (`.json`): data sheets, measured constants.
    Catalog add(Path file) throws Exception;

    /// Removes a part of the user's own.
    Catalog remove(String id) throws Exception;

    /// True for a part that the user added.
    boolean own(String id);
}
