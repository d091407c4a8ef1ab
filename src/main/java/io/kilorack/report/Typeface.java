package io.kilorack.report;

import io.kilorack.report.draw.Surface.Type;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The bundled typeface with its fallback for CJK: measuring, and splitting a text into runs of one font
/// each. One per document: not for use by two threads.
final class Typeface implements Closeable {
    /// A stretch of text that one font can show.
    record Run(Face face, String text) {}

    private static final String FALLBACK = "DroidSansFallbackFull.ttf";
    private final Map<Type, Face> faces = new EnumMap<>(Type.class);
    private final Map<String, Face> files = new java.util.LinkedHashMap<>();

    /// One font file.
    static final class Face {
        final String file;
        final TrueTypeFont font;
        private final CmapLookup glyphs;
        private final float[] widths = new float[0x10000];

        private Face(String file, TrueTypeFont font) throws IOException {
            this.file = file;
            this.font = font;
            this.glyphs = font.getUnicodeCmapLookup();
            Arrays.fill(widths, Float.NaN);
        }

        boolean has(int codePoint) {
            return glyphs.getGlyphId(codePoint) != 0;
        }

        /// Advance of a character, in units of the font size.
        double width(int codePoint) {
            if (codePoint < widths.length && !Float.isNaN(widths[codePoint])) {
                return widths[codePoint];
            }
            try {
                float width = (float) font.getAdvanceWidth(glyphs.getGlyphId(codePoint)) / font.getUnitsPerEm();
                if (codePoint < widths.length) {
                    widths[codePoint] = width;
                }
                return width;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Face face(Type type) {
        return faces.computeIfAbsent(
                type,
                t -> load(
                        switch (t) {
                            case REGULAR -> "IBMPlexSans-Regular.ttf";
                            case MEDIUM -> "IBMPlexSans-Medium.ttf";
                            case SEMIBOLD -> "IBMPlexSans-SemiBold.ttf";
                            case ITALIC -> "IBMPlexSans-Italic.ttf";
                        }));
    }

    private Face load(String file) {
        Face known = files.get(file);
        if (known != null) {
            return known;
        }
        try (InputStream in = Typeface.class.getResourceAsStream("/io/kilorack/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("font " + file + " is missing from the program; install it again");
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // ligatures would show glyphs that widths here and text extraction do not know
            font.setEnableGsub(false);
            Face face = new Face(file, font);
            files.put(file, face);
            return face;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + file, e);
        }
    }

    private Face faceFor(int codePoint, Face wanted) {
        if (wanted.has(codePoint) || codePoint < 0x250) {
            return wanted;
        }
        Face fallback = load(FALLBACK);
        return fallback.has(codePoint) ? fallback : wanted;
    }

    /// What is printed for a character: itself, a space for control characters, `?` where no font has it.
    private int printable(int codePoint, Face face) {
        if (codePoint < 0x20 || codePoint == 0x7f || Character.getType(codePoint) == Character.CONTROL) {
            return ' ';
        }
        return face.has(codePoint) ? codePoint : '?';
    }

    double width(String text, Type type, double size) {
        Face wanted = face(type);
        double width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            Face face = faceFor(c, wanted);
            width += face.width(printable(c, face));
            i += Character.charCount(c);
        }
        return width * size;
    }

    java.util.List<Run> runs(String text, Type type) {
        Face wanted = face(type);
        var runs = new java.util.ArrayList<Run>(1);
        var run = new StringBuilder();
        Face current = wanted;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            Face face = faceFor(c, wanted);
            if (face != current && !run.isEmpty()) {
                runs.add(new Run(current, run.toString()));
                run.setLength(0);
            }
            current = face;
            run.appendCodePoint(printable(c, face));
            i += Character.charCount(c);
        }
        if (!run.isEmpty()) {
            runs.add(new Run(current, run.toString()));
        }
        return runs;
    }

    @Override
    public void close() throws IOException {
        for (Face face : files.values()) {
            face.font.close();
        }
    }
}
