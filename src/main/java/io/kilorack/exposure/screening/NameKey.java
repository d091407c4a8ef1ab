package io.kilorack.exposure.screening;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A name made comparable: transliterated to plain Latin letters, in lower case, without punctuation and
/// legal forms.
///
/// Chinese, Cyrillic, Arabic and other scripts are written in Latin letters by ICU (`Any-Latin;
/// Latin-ASCII`), so 华为 becomes
/// `hua wei` and meets `Huawei` once spaces are left out.
///
/// Scripts write one sound in several ways (Хуавей becomes `huavej`, هواوي becomes `hwawy`), so two rougher
/// spellings stand beside: `sound` folds letters of one sound (w and v, j and y and i), and the skeleton of
/// a name from a script without vowels keeps only consonants.
///
/// @param words in order; `squeezed` is the same without spaces
/// @param sound the squeezed name with letters of one sound folded
/// @param foreign whether the name was written in another script
/// @param vowelless whether that script (Arabic, Hebrew) leaves vowels out
record NameKey(List<String> words, String squeezed, String sound, boolean foreign, boolean vowelless) {
    private static final Set<String> LEGAL_FORMS = Set.of(
            "co",
            "company",
            "corp",
            "corporation",
            "inc",
            "incorporated",
            "limited",
            "llc",
            "ltd",
            "plc",
            "pte",
            "pty",
            "sa",
            "sas",
            "gmbh",
            "ag",
            "bv",
            "kk",
            "the",
            "of",
            "and",
            "fzco",
            "fze",
            "jsc",
            "ooo",
            "oao",
            "zao",
            "pao",
            "ao",
            // شركة and חברה, written without vowels
            "shrkt",
            "shrkh",
            "hbrh");
    /// 有限公司, 股份有限公司, 集团 and the like, after transliteration.
    private static final List<String> CHINESE_FORMS =
            List.of("gu fen you xian gong si", "you xian ze ren gong si", "you xian gong si", "gong si", "ji tuan");

    private static final class Latin {
        /// Made once: compiling the rules takes a moment.
        static final Transliterator LETTERS = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }

    static NameKey of(String name) {
        String latin;
        if (plain(name)) {
            latin = name;
        } else {
            synchronized (Latin.LETTERS) {
                latin = Latin.LETTERS.transliterate(name);
            }
        }
        String text = " "
                + latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip() + " ";
        for (String form : CHINESE_FORMS) {
            text = text.replace(" " + form + " ", " ");
        }
        var words = new ArrayList<String>();
        for (String word : text.strip().split(" ", -1)) {
            if (!word.isEmpty() && !LEGAL_FORMS.contains(word)) {
                words.add(word);
            }
        }
        String squeezed = String.join("", words);
        return new NameKey(List.copyOf(words), squeezed, sound(squeezed), !plain(name), vowelless(name));
    }

    /// Letters of one sound as one letter.
    static String sound(String latin) {
        return latin.replace("ph", "f")
                .replace("kh", "h")
                .replace("ck", "k")
                .replace('w', 'v')
                .replace('j', 'i')
                .replace('y', 'i')
                .replaceAll("(.)\\1", "$1");
    }

    /// Consonants only, for comparison with a name from a script without vowels; there و and ي are written
    /// for long u, o and i too, so w and v count as consonants and y does not.
    static String skeleton(String latin) {
        return latin.replaceAll("(.)\\1", "$1")
                .replace("ph", "f")
                .replace("kh", "h")
                .replace('u', 'v')
                .replace('o', 'v')
                .replace('w', 'v')
                .replace('p', 'b')
                .replaceAll("[aeijy]", "");
    }

    private static boolean vowelless(String name) {
        return name.codePoints().anyMatch(c -> switch (Character.UnicodeScript.of(c)) {
            case ARABIC, HEBREW -> true;
            default -> false;
        });
    }

    private static boolean plain(String name) {
        return name.chars().allMatch(c -> c < 128);
    }
}
