package io.kilorack.power.chain;

/// What a load draws with `left` of its supplies alive. Source: rule E09 (n installed, k needed).
final class Supplies {
    private Supplies() {}

    /// Full draw with k or more left; below that, what the supplies left can give (their rating when
    /// stated, else the
    /// share left of the k needed).
    static double drawn(Loads loads, int i, int left) {
        double full = loads.watts[i];
        int k = loads.needed[i];
        if (left >= k) {
            return full;
        }
        double rating = loads.supplyWatts[i];
        return Math.min(full, rating == Double.POSITIVE_INFINITY ? full * left / k : rating * left);
    }
}
