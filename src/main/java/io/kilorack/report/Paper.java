package io.kilorack.report;

/// Sheet sizes, in points, upright.
public enum Paper {
    A4(595.276, 841.89),
    LETTER(612, 792);

    private final double width;
    private final double height;

    Paper(double width, double height) {
        this.width = width;
        this.height = height;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /// How the sheet is called on the drawing.
    public String label() {
        return this == A4 ? "A4" : "Letter";
    }
}
