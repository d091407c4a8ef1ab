/// Bill of materials and capital cost. A [Bill] takes what is needed, what stock covers and unit prices
/// with their ranges, and says what is still to be bought for how much. A piece without a price is listed
/// and makes the total a lower bound. All money is USD of the catalog's date, before tax, freight and
/// installation.
@NullMarked
package io.kilorack.cost;

import org.jspecify.annotations.NullMarked;
