package io.kilorack.exposure.screening;

import io.kilorack.catalog.Party;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/// Compares names with listed parties. Immutable; made once for a set of parties.
///
/// The score of a pair is the larger of two: the Jaro–Winkler similarity of the whole names without
/// spaces, and the share of the
/// listed name's words that the asked name has, weighted by how rare a word is among the parties (`ln (1 +
/// N / n)`), words
/// being equal from a similarity of 0.9 on. A rare word weighs much, `technology` weighs little.
/// Sources: W. E. Winkler, String comparator metrics and enhanced decision rules, Proc. Survey Research
/// Methods, ASA (1990) 354–359;
/// K. Spärck Jones, J. Documentation 28 (1972) 11–21 for the weights.
public final class NameScreen {
    /// Least score of a hit unless the user says otherwise: errs on the side of asking.
    public static final double USUAL_LEAST = 0.87;

    private static final double SAME_WORD = 0.9;
    /// Whole names share endings such as "technology"; below this similarity they must at least begin
    /// alike.
    private static final double SAME_NAME = 0.92;
    private static final int MOST_HITS = 12;

    private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> frequency = new HashMap<>();

    private record Entry(Party party, String name, NameKey key) {}

    /// A listed name like the asked one. Somebody has to confirm or reject it.
    ///
    /// @param listedName the name or alias that is alike
    /// @param score 0 to 1
    public record Hit(Party party, String listedName, double score) {}

    public NameScreen(Collection<Party> parties) {
        for (Party party : parties) {
            var words = new HashSet<String>();
            add(party, party.name(), words);
            party.aliases().forEach(alias -> add(party, alias, words));
            words.forEach(word -> frequency.merge(word, 1, Integer::sum));
        }
    }

    private void add(Party party, String name, HashSet<String> words) {
        NameKey key = NameKey.of(name);
        if (!key.words().isEmpty()) {
            entries.add(new Entry(party, name, key));
            words.addAll(key.words());
        }
    }

    /// Parties whose name or alias is like `name`, best first, each once.
    ///
    /// @param least score from which on a pair counts, 0 to 1
    public List<Hit> hits(String name, double least) {
        NameKey asked = NameKey.of(name);
        if (asked.words().isEmpty()) {
            return List.of();
        }
        var best = new HashMap<Party, Hit>();
        for (Entry entry : entries) {
            double score = score(asked, entry.key());
            if (score >= least) {
                best.merge(
                        entry.party(),
                        new Hit(entry.party(), entry.name(), score),
                        (a, b) -> a.score() >= b.score() ? a : b);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Hit::score)
                        .reversed()
                        .thenComparing(h -> h.party().id()))
                .limit(MOST_HITS)
                .toList();
    }

    private double score(NameKey asked, NameKey listed) {
        double whole = similarity.apply(asked.squeezed(), listed.squeezed());
        // Short names are alike by chance; they must be equal.
        if (Math.min(asked.squeezed().length(), listed.squeezed().length()) <= 4) {
            whole = asked.squeezed().equals(listed.squeezed()) ? 1 : 0;
        } else if (Math.abs(asked.squeezed().length() - listed.squeezed().length())
                > listed.squeezed().length() / 2) {
            whole = 0;
        }
        if (asked.foreign() || listed.foreign()) {
            whole = Math.max(whole, bySound(asked, listed));
        }
        boolean sameStart = asked.squeezed().regionMatches(0, listed.squeezed(), 0, 3);
        return Math.max(sameStart || whole >= SAME_NAME ? whole : 0, byWords(asked, listed));
    }

    /// Likeness of names in two scripts, a little less sure than letter by letter.
    private double bySound(NameKey asked, NameKey listed) {
        int shorter = Math.min(asked.sound().length(), listed.sound().length());
        int longer = Math.max(asked.sound().length(), listed.sound().length());
        if (shorter <= 4 || longer - shorter > longer / 3) {
            return asked.sound().equals(listed.sound()) ? 0.97 : 0;
        }
        return 0.97 * similarity.apply(asked.sound(), listed.sound());
    }

    private double byWords(NameKey asked, NameKey listed) {
        double weight = 0;
        double found = 0;
        for (String word : listed.words()) {
            double rarity = Math.log(1 + (double) entries.size() / frequency.getOrDefault(word, 1));
            weight += rarity;
            found += rarity * best(word, asked);
        }
        // One rare word alone in a long name is worth a question, but less than the full name.
        double cover =
                Math.min(1, 0.9 + 0.1 * listed.words().size() / asked.words().size());
        return weight == 0 ? 0 : found / weight * cover;
    }

    private double best(String word, NameKey asked) {
        double best = 0;
        for (String other : asked.words()) {
            double one = other.equals(word)
                    ? 1
                    : word.length() <= 4 || other.length() <= 4 ? 0 : similarity.apply(word, other);
            if (one < SAME_WORD && asked.foreign()) {
                one = Math.max(one, foreign(word, other, asked.vowelless()));
            }
            best = Math.max(best, one >= SAME_WORD ? one : 0);
        }
        return best;
    }

    /// A word of a listed name against one from another script.
    private static double foreign(String word, String other, boolean vowelless) {
        if (word.length() > 4 && NameKey.sound(word).equals(NameKey.sound(other))) {
            return 0.97;
        }
        String skeleton = NameKey.skeleton(word);
        boolean same = vowelless && skeleton.length() >= 3 && skeleton.equals(NameKey.skeleton(other));
        return same ? 0.95 : 0;
    }
}
