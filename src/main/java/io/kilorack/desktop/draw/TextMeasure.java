package io.kilorack.desktop.draw;

import io.kilorack.report.draw.Surface.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Text;

/// Widths of texts, remembered: a floor of ten thousand racks asks for the same few again and again. On the
/// window's thread only.
final class TextMeasure {
    private static final int KEPT = 4_000;
    private static final Text RULER = new Text();
    private static final Map<Key, Double> WIDTHS = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(String text, Type type, double size) {}

    private TextMeasure() {}

    static double width(String text, Type type, double size) {
        var key = new Key(text, type, size);
        Double known = WIDTHS.get(key);
        if (known != null) {
            return known;
        }
        RULER.setFont(CanvasSurface.font(type, size));
        RULER.setText(text);
        double width = RULER.getLayoutBounds().getWidth();
        WIDTHS.put(key, width);
        return width;
    }
}
