package io.kilorack.exposure.classify;

import io.kilorack.exposure.classify.Neighbour.Standing;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Decides the entries of the Commerce Control List that stand beside 3A090, as far as the facts of a part
/// reach; where they do not, the missing input is named.
///
/// Sources: 15 CFR 774 Supp. 1 as amended by
/// - 87 FR 62186, effective 21 October 2022: 3A991.p (processing performance of 8 TOPS or more, or a
///   transfer rate of 150 GB/s or more) and 4A994.l (computers and assemblies with such circuits), both
///   "n.e.s.", so only for what 3A090 and 4A090 leave out;
/// - 88 FR 73458, effective 17 November 2023: the paragraphs .z of 4A003, 5A002, 5A992 and others for items
///   that also meet 3A090 or 4A090; from 21 October 2022 the duty of 3A090 reached such items without a
///   paragraph of their own (15 CFR 742.6(a)(6), 87 FR 62186);
/// - Category 5 Part 2, Note 3 (Cryptography Note): a mass-market item is released from 5A002 to 5A992.c;
///   "n.e.s." in 3A991.p and 4A994.l leaves out what 5A002 or 5A992 takes;
/// - 4A003.b: adjusted peak performance (APP) above 70 weighted TFLOPS, 29 before 2023; APP = Σ W × R
/// with R
///   the 64-bit rate and W = 0.9 for vector processors, 0.3 for others (Technical Note on APP, Category 4).
///
/// Entries and limits are from knowledge of the list, not from the rule base. How the cryptography of a
/// part is classified no data sheet says: `part.encryption` is unknown until somebody attests it.
public final class Neighbours {
    private static final LocalDate OCTOBER_2022 = LocalDate.of(2022, 10, 21);
    private static final LocalDate KNOWN_2022 = LocalDate.of(2022, 10, 7);
    private static final LocalDate NOVEMBER_2023 = LocalDate.of(2023, 11, 17);
    private static final LocalDate KNOWN_2023 = LocalDate.of(2023, 10, 17);
    /// From this day on the limit of 70 weighted TFLOPS surely stood.
    private static final LocalDate APP_70_SURE = LocalDate.of(2024, 1, 1);

    private static final double TOPS_LIMIT = 8;
    private static final double WIDEST_BITS = 64;
    private static final double IO_LIMIT_GBS = 150;
    private static final double APP_LIMIT = 70;
    private static final double APP_LIMIT_BEFORE = 29;
    private static final double VECTOR = 0.9;
    private static final double OTHER = 0.3;
    private static final String ENCRYPTION = "part.encryption";
    private static final String MASS_MARKET = "5A992.c";
    private static final String NONE = "none";
    private static final String FR_2022 = "87 FR 62186; 15 CFR 774 Supp. 1";
    private static final String FR_2023 = "88 FR 73458; 15 CFR 774 Supp. 1";
    private static final String LIST = "15 CFR 774 Supp. 1";

    private final Input in;
    private final List<Neighbour> found = new ArrayList<>();

    /// What is known of a part on a day.
    ///
    /// @param kind `ic`, `board`, `system`, or another kind of the rule language; empty when unknown
    /// @param eccn classification under 3A090 in words; `board` the entry for a board or system with it
    /// @param controlled it is in 3A090 or 4A090
    /// @param open whether it is in 3A090 is not decided, for want of `missing`
    /// @param io aggregate transfer rate [GB/s]
    /// @param encryption `none`, `5A992.c` or `5A002.a`; empty when nobody stated it
    /// @param fp64Pflops peak at 64 bit [PFLOPS]
    /// @param law day of the law; `asOf` day whose knowledge may be used
    public record Input(
            String kind,
            String eccn,
            String board,
            boolean controlled,
            boolean open,
            List<String> missing,
            OptionalDouble tpp,
            OptionalDouble io,
            OptionalDouble fp64Pflops,
            String encryption,
            LocalDate law,
            LocalDate asOf) {}

    private Neighbours(Input in) {
        this.in = in;
    }

    /// Entries beside 3A090 for an accelerator; none for memory and manufacturing equipment.
    public static List<Neighbour> of(Input in) {
        if (!in.kind.isEmpty() && !List.of("ic", "board", "system").contains(in.kind)) {
            return List.of();
        }
        return new Late(in);
    }

    private static List<Neighbour> decided(Input in) {
        var neighbours = new Neighbours(in);
        neighbours.advanced();
        neighbours.ordinary();
        neighbours.computer();
        neighbours.information();
        neighbours.rest();
        return List.copyOf(neighbours.found);
    }

    /// Written out when first looked into: thousands of lots are classified, few are read.
    private static final class Late extends AbstractList<Neighbour> implements RandomAccess {
        private final Input in;
        private @Nullable List<Neighbour> made;

        Late(Input in) {
            this.in = in;
        }

        private synchronized List<Neighbour> list() {
            List<Neighbour> known = made;
            if (known == null) {
                known = decided(in);
                made = known;
            }
            return known;
        }

        @Override
        public Neighbour get(int index) {
            return list().get(index);
        }

        @Override
        public int size() {
            return list().size();
        }
    }

    /// 4A090: boards and computers with a 3A090 circuit.
    private void advanced() {
        boolean item = in.kind.equals("board") || in.kind.equals("system");
        if (!in.board.isEmpty()) {
            add(
                    in.board,
                    Standing.APPLIES,
                    item
                            ? "The item itself is " + in.board + ": an assembly or computer with a circuit of "
                                    + in.eccn
                            : "A board or computer that contains it is " + in.board,
                    List.of(),
                    LIST + ", 4A090");
        } else if (in.controlled) {
            add(
                    "4A090",
                    Standing.APPLIES,
                    "A board or computer that contains it is in 4A090",
                    List.of(),
                    LIST + ", 4A090");
        } else if (in.open) {
            add("4A090", Standing.OPEN, "It follows the circuit, which is not decided", in.missing, LIST + ", 4A090");
        } else if (began(OCTOBER_2022, KNOWN_2022)) {
            add("4A090", Standing.NOT, "No circuit in it is in 3A090", List.of(), LIST + ", 4A090");
        }
    }

    /// 3A991.p and 4A994.l: what 3A090 and 4A090 leave out, from 8 TOPS or 150 GB/s.
    private void ordinary() {
        if (!began(OCTOBER_2022, KNOWN_2022)) {
            return;
        }
        String entry = in.kind.equals("board") || in.kind.equals("system") ? "4A994.l" : "3A991.p";
        if (in.controlled) {
            add(entry, Standing.NOT, "It takes only what 3A090 and 4A090 leave out", List.of(), FR_2022);
            return;
        }
        if (!in.encryption.isEmpty() && !in.encryption.equals(NONE)) {
            add(
                    entry,
                    Standing.NOT,
                    "It takes only what no other entry does, and the item is stated to be " + in.encryption,
                    List.of(),
                    FR_2022);
            return;
        }
        Standing performance = performance();
        if (performance == Standing.NOT) {
            add(entry, Standing.NOT, "It stays below 8 TOPS and 150 GB/s", List.of(), FR_2022);
        } else if (in.open) {
            add(entry, Standing.OPEN, "It holds only if the item proves to be outside 3A090", in.missing, FR_2022);
        } else if (performance == Standing.APPLIES) {
            add(entry, Standing.APPLIES, performanceWords(), List.of(), FR_2022);
        } else {
            var missing = new ArrayList<String>();
            missing.add(in.tpp.isEmpty() ? "part.tpp" : "TOPS at its shortest bit length");
            if (in.io.isEmpty()) {
                missing.add("part.io_bidirectional_gb_s");
            }
            add(entry, Standing.OPEN, "It begins at 8 TOPS or 150 GB/s", missing, FR_2022);
        }
    }

    /// TPP is TOPS times bit length, so TOPS are at least TPP / 64 and at most TPP.
    private Standing performance() {
        if (in.io.isPresent() && in.io.getAsDouble() >= IO_LIMIT_GBS) {
            return Standing.APPLIES;
        }
        if (in.tpp.isPresent() && in.tpp.getAsDouble() / WIDEST_BITS >= TOPS_LIMIT) {
            return Standing.APPLIES;
        }
        boolean slow = in.tpp.isPresent() && in.tpp.getAsDouble() < TOPS_LIMIT;
        return slow && in.io.isPresent() ? Standing.NOT : Standing.OPEN;
    }

    private String performanceWords() {
        if (in.tpp.isPresent() && in.tpp.getAsDouble() / WIDEST_BITS >= TOPS_LIMIT) {
            return "Outside 3A090, and a TPP of %s is at least %s TOPS, over the limit of 8"
                    .formatted(
                            Distance.number(in.tpp.getAsDouble()), Distance.number(in.tpp.getAsDouble() / WIDEST_BITS));
        }
        return "Outside 3A090, and %s GB/s reach the limit of 150".formatted(Distance.number(in.io.orElse(0)));
    }

    /// 4A003.b: computers above 70 weighted TFLOPS; a lone circuit is no computer.
    private void computer() {
        if (!in.kind.equals("system")) {
            return;
        }
        String entry = in.controlled && began(NOVEMBER_2023, KNOWN_2023) ? "4A003.z (4A003.b)" : "4A003.b";
        if (in.fp64Pflops.isEmpty()) {
            add(
                    entry,
                    Standing.OPEN,
                    "It asks for an adjusted peak performance above 70 weighted TFLOPS",
                    List.of("system.fp64_pflops"),
                    LIST);
            return;
        }
        double rate = in.fp64Pflops.getAsDouble() * 1000;
        double low = OTHER * rate;
        double high = VECTOR * rate;
        String words = String.format(
                Locale.ROOT, "its adjusted peak performance is %,.1f to %,.1f weighted TFLOPS", low, high);
        double surelyBelow = in.law.isBefore(APP_70_SURE) ? APP_LIMIT_BEFORE : APP_LIMIT;
        if (low > APP_LIMIT) {
            add(entry, Standing.APPLIES, "Above 70: " + words, List.of(), LIST);
        } else if (high <= surelyBelow) {
            add(
                    entry,
                    Standing.NOT,
                    String.format(Locale.ROOT, "Not above %.0f: ", surelyBelow) + words,
                    List.of(),
                    LIST);
        } else {
            add(
                    entry,
                    Standing.OPEN,
                    "The limit of 70 lies within the range: " + words,
                    List.of("whether its processors are vector processors (weight 0.9) or not (0.3)"),
                    LIST);
        }
    }

    /// Category 5 part 2: information security. With cryptography an item that meets 3A090 is in a
    /// paragraph .z since November 2023 and keeps the duty of 3A090 in either case.
    private void information() {
        boolean special = (in.controlled || in.open) && began(NOVEMBER_2023, KNOWN_2023);
        String massMarket = special && in.controlled ? "5A992.z" : MASS_MARKET;
        String other = special && in.controlled ? "5A002.z" : "5A002.a";
        String citation = special ? FR_2023 : LIST;
        String duty = !in.controlled
                ? special ? "; should it prove to be in 3A090, paragraph .z of that entry" : ""
                : special
                        ? " and keeps the licence duty of 3A090"
                        : began(OCTOBER_2022, KNOWN_2022)
                                ? ", and the licence duty of 3A090 reaches it all the same"
                                : "";
        if (in.encryption.isEmpty()) {
            add(
                    massMarket + ", " + other,
                    Standing.OPEN,
                    "With cryptography for data confidentiality it is %s (mass market) or %s%s"
                            .formatted(massMarket, other, duty),
                    List.of(ENCRYPTION),
                    citation);
            return;
        }
        if (in.encryption.equals(NONE)) {
            add(
                    massMarket + ", " + other,
                    Standing.NOT,
                    "It is stated to have no cryptography for data confidentiality",
                    List.of(),
                    citation);
            return;
        }
        boolean mass = in.encryption.equals(MASS_MARKET);
        add(
                mass ? massMarket : other,
                Standing.APPLIES,
                "Its cryptography is stated to be classified as " + in.encryption + (mass ? " (mass market)" : "")
                        + duty,
                List.of(),
                citation);
        add(
                mass ? other : massMarket,
                Standing.NOT,
                mass
                        ? "The Cryptography Note releases mass-market items from 5A002"
                        : "It takes what the Cryptography Note releases from 5A002",
                List.of(),
                LIST + ", Category 5 Part 2, Note 3");
    }

    private void rest() {
        boolean other = in.controlled || found.stream().anyMatch(n -> n.standing() == Standing.APPLIES);
        if (other) {
            add("EAR99", Standing.NOT, "Another entry holds", List.of(), LIST);
        } else if (found.stream().allMatch(n -> n.standing() == Standing.NOT)) {
            add(
                    "EAR99",
                    Standing.OPEN,
                    "None of these entries holds; EAR99 is what remains when no other does either",
                    List.of("a look at the other paragraphs of 3A991 and 4A994"),
                    LIST);
        } else {
            var missing = new ArrayList<String>();
            found.forEach(
                    n -> n.missing().stream().filter(m -> !missing.contains(m)).forEach(missing::add));
            add("EAR99", Standing.OPEN, "It is what remains when no entry holds", missing, LIST);
        }
    }

    private boolean began(LocalDate effective, LocalDate known) {
        return !in.law.isBefore(effective) && !in.asOf.isBefore(known);
    }

    private void add(String eccn, Standing standing, String sentence, List<String> missing, String citation) {
        found.add(new Neighbour(eccn, standing, sentence + ".", missing, citation));
    }
}
