package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A lot of hardware bought together: its acquisition is judged by its own date, later acts by theirs.
///
/// @param modelId catalog id of an accelerator or a system
/// @param quantity pieces
/// @param acquired day it was (or will be) acquired, or null when not stated
/// @param fromCountry ISO 3166 alpha-2 it was shipped from, empty when not stated
/// @param lawfulWhenAcquired the user's statement, or null when not stated
@RecordBuilder
public record StockLot(
        String id,
        String name,
        String modelId,
        int quantity,
        @Nullable LocalDate acquired,
        String fromCountry,
        String supplier,
        @Nullable Boolean lawfulWhenAcquired,
        String notes)
        implements StockLotBuilder.With {}
