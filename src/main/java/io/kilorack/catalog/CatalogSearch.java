package io.kilorack.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Search over a snapshot, and the way words are cut for it: letters and digits stay together (`H100`,
/// `910B`), every Chinese character is a word of its own, so that 昇腾 is found inside 华为昇腾. The beginning
/// of a word is enough.
public final class CatalogSearch {
    private static final int NAME_WEIGHT = 10;

    private CatalogSearch() {}

    /// Lower-case words of a text, without accents.
    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> {
                    if (Character.getType(c) == Character.NON_SPACING_MARK) {
                        return;
                    }
                    boolean han = Character.isIdeographic(c);
                    if (han || !Character.isLetterOrDigit(c)) {
                        flush(word, words);
                    }
                    if (han) {
                        words.add(Character.toString(c));
                    } else if (Character.isLetterOrDigit(c)) {
                        word.appendCodePoint(c);
                    }
                });
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /// What weighs most in a search: names and id.
    public static String nameText(Entry entry) {
        return String.join(
                " ",
                entry.name(),
                entry.id(),
                entry.text("name_zh").orElse(""),
                entry.text("aliases").orElse(""));
    }

    /// Everything else that is text.
    public static String otherText(Entry entry) {
        var text = new StringBuilder(entry.vendor());
        for (Cell cell : entry.cells().values()) {
            if (cell.number().isEmpty() && !cell.field().equals("name_zh")) {
                text.append(' ').append(cell.text());
            }
        }
        return text.toString();
    }

    /// Entries that hold every word of `query`, best first: words in names before words elsewhere.
    public static List<Entry> find(Catalog catalog, String query, int limit) {
        List<String> wanted = words(query);
        record Hit(Entry entry, int score) {}
        var hits = new ArrayList<Hit>();
        if (!wanted.isEmpty()) {
            for (Entry entry : catalog.allEntries()) {
                int score = score(wanted, words(nameText(entry)), words(otherText(entry)));
                if (score > 0) {
                    hits.add(new Hit(entry, score));
                }
            }
        }
        hits.sort(Comparator.comparingInt(Hit::score).reversed());
        return hits.stream().limit(limit).map(Hit::entry).toList();
    }

    private static int score(List<String> wanted, List<String> names, List<String> others) {
        int score = 0;
        for (String word : wanted) {
            if (names.contains(word)) {
                score += NAME_WEIGHT + 2;
            } else if (begins(names, word)) {
                score += NAME_WEIGHT;
            } else if (begins(others, word)) {
                score += 1;
            } else {
                return 0;
            }
        }
        return score;
    }

    private static boolean begins(List<String> words, String prefix) {
        for (String word : words) {
            if (word.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
