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
/// @param words in order; `squeezed` is the same without spaces
record NameKey(List<String> words, String squeezed) {
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
            "ooo");
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
        return new NameKey(List.copyOf(words), String.join("", words));
    }

    private static boolean plain(String name) {
        return name.chars().allMatch(c -> c < 128);
    }
}
