package io.kilorack.quantity;

/// Guards that name the argument, the range and the value, and refuse NaN.
public final class Guard {
    private Guard() {}

    public static double inRange(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException("%s must be in [%s, %s]; have %s".formatted(name, low, high, value));
        }
        return value;
    }

    public static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s must be finite and > 0; have %s".formatted(name, value));
        }
        return value;
    }

    public static double notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s must be finite and >= 0; have %s".formatted(name, value));
        }
        return value;
    }

    public static int atLeast(String name, int value, int low) {
        if (value < low) {
            throw new IllegalArgumentException("%s must be >= %d; have %d".formatted(name, low, value));
        }
        return value;
    }
}
