package io.kilorack.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A lot of hardware bought together: its acquisition is judged by its own date, later acts by theirs.
///
/// @param modelId catalog id of an accelerator or a system
/// @param quantity pieces
/// @param acquired day it was (or will be) acquired, or null when not stated
/// @param fromCountry ISO 3166 alpha-2 it was shipped from, empty when not stated
/// @param lawfulWhenAcquired the user's statement, or null when not stated
public record StockLot(
        String id,
        String name,
        String modelId,
        int quantity,
        @Nullable LocalDate acquired,
        String fromCountry,
        String supplier,
        @Nullable Boolean lawfulWhenAcquired,
        String notes) {
    public StockLot withName(String value) {
        return new StockLot(id, value, modelId, quantity, acquired, fromCountry, supplier, lawfulWhenAcquired, notes);
    }

    public StockLot withQuantity(int value) {
        return new StockLot(id, name, modelId, value, acquired, fromCountry, supplier, lawfulWhenAcquired, notes);
    }

    public StockLot withAcquired(@Nullable LocalDate value) {
        return new StockLot(id, name, modelId, quantity, value, fromCountry, supplier, lawfulWhenAcquired, notes);
    }

    public StockLot withFromCountry(String value) {
        return new StockLot(id, name, modelId, quantity, acquired, value, supplier, lawfulWhenAcquired, notes);
    }

    public StockLot withSupplier(String value) {
        return new StockLot(id, name, modelId, quantity, acquired, fromCountry, value, lawfulWhenAcquired, notes);
    }

    public StockLot withLawfulWhenAcquired(@Nullable Boolean value) {
        return new StockLot(id, name, modelId, quantity, acquired, fromCountry, supplier, value, notes);
    }
}
