package io.kilorack.exposure.scenario;

/// Exact confidence interval of a Poisson mean.
///
/// Lower end: the mean at which `n` or more events have probability α/2; upper end: at which `n` or fewer
/// have.
/// Source: F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936) 437–442.
public record PoissonInterval(double low, double high) {
    /// @param events counted, 0 or more
    /// @param confidence for example 0.9
    public static PoissonInterval of(int events, double confidence) {
        if (events < 0 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "events must be >= 0 and confidence in (0, 1); have %s and %s".formatted(events, confidence));
        }
        double tail = (1 - confidence) / 2;
        double low = events == 0 ? 0 : solve(events - 1, 1 - tail);
        return new PoissonInterval(low, solve(events, tail));
    }

    /// The interval of a yearly rate when the events were counted over `years`.
    public PoissonInterval perYear(double years) {
        return new PoissonInterval(low / years, high / years);
    }

    /// The mean at which `n` or fewer events have probability `p`; the probability falls with the mean.
    private static double solve(int n, double p) {
        double lower = 0;
        double upper = 10.0 + 4.0 * n;
        for (int i = 0; i < 200; i++) {
            double middle = (lower + upper) / 2;
            if (atMost(n, middle) > p) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        return (lower + upper) / 2;
    }

    private static double atMost(int n, double mean) {
        double term = Math.exp(-mean);
        double sum = term;
        for (int k = 1; k <= n; k++) {
            term *= mean / k;
            sum += term;
        }
        return sum;
    }
}
