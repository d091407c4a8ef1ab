package io.kilorack.desktop.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds anything by a few letters: every word of the query must occur, in order letters score less than
/// whole words.
public final class Finder {
    private Finder() {}

    /// Something that can be found.
    ///
    /// @param kind what it is, in words ("Command", "Rack", "Accelerator")
    /// @param hint shown at the right: a shortcut, a place
    public record Item(String kind, String title, String hint, Runnable open) {}

    private record Scored(Item item, double score) {}

    /// The best matches, best first; an empty query gives the first items as they are.
    public static List<Item> find(List<Item> items, String query, int limit) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return items.subList(0, Math.min(limit, items.size()));
        }
        var hits = new ArrayList<Scored>();
        for (Item item : items) {
            double score = score(item, wanted);
            if (score > 0) {
                hits.add(new Scored(item, score));
            }
        }
        hits.sort(Comparator.comparingDouble(Scored::score).reversed());
        return hits.stream().limit(limit).map(Scored::item).toList();
    }

    private static double score(Item item, String wanted) {
        String title = item.title().toLowerCase(Locale.ROOT);
        String all = title + " " + item.kind().toLowerCase(Locale.ROOT) + " "
                + item.hint().toLowerCase(Locale.ROOT);
        double score = 0;
        for (String word : wanted.split("\\s+")) {
            int at = title.indexOf(word);
            if (at == 0) {
                score += 10;
            } else if (at > 0) {
                score += Character.isLetterOrDigit(title.charAt(at - 1)) ? 4 : 7;
            } else if (all.contains(word)) {
                score += 2;
            } else if (inOrder(title, word)) {
                score += 1;
            } else {
                return 0;
            }
        }
        return score + 1.0 / (1 + title.length());
    }

    private static boolean inOrder(String text, String letters) {
        int at = 0;
        for (int i = 0; i < letters.length(); i++) {
            at = text.indexOf(letters.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return letters.length() > 2;
    }
}
