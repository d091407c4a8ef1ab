package io.kilorack.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillTest {
    private static final Figure PRICE =
            Figure.known("unit price", 375_000, "USD").withBand(new Span(300_000, 450_000));

    private static Bill.Need need(int quantity, int fromStock, Figure price) {
        return new Bill.Need("dgx", "DGX", "NVIDIA", "system", quantity, fromStock, price);
    }

    @Test
    void whatStockCoversIsNotBoughtAgain() {
        Bill bill = Bill.of(List.of(need(10, 4, PRICE)));
        assertEquals(6 * 375_000, bill.capital().value().orElseThrow());
        assertEquals(new Span(1_800_000, 2_700_000), bill.capital().band());
        assertEquals(4 * 375_000, bill.stock().value().orElseThrow());
    }

    @Test
    void aPieceWithoutPriceMakesALowerBound() {
        Bill bill = Bill.of(List.of(need(10, 0, PRICE), need(2, 0, Figure.unknown("unit price", "USD", "price of X"))));
        assertTrue(bill.capital().lowerBound());
        assertEquals(3_750_000, bill.capital().value().orElseThrow());
        assertEquals(List.of("price of X"), bill.capital().unknowns());
    }

    @Test
    void aPieceWithoutPriceFromStockCostsNothing() {
        Bill bill = Bill.of(List.of(need(2, 2, Figure.unknown("unit price", "USD", "price of X"))));
        assertFalse(bill.capital().lowerBound());
        assertEquals(0, bill.capital().value().orElseThrow());
    }

    @Test
    void moreFromStockThanNeededIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> need(2, 3, PRICE));
    }
}
