package io.kilorack.exposure;

import io.kilorack.catalog.Condition;
import io.kilorack.catalog.ControlRule;
import io.kilorack.catalog.Country;
import io.kilorack.catalog.Party;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.facts.FieldIndex;
import io.kilorack.exposure.findings.TextDay;
import io.kilorack.exposure.rules.CompiledRule;
import io.kilorack.exposure.rules.Eccn;
import io.kilorack.exposure.rules.Tree;
import io.kilorack.exposure.rules.TreeCompiler;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A rule base ready to judge acts. Immutable and safe to share between threads.
///
/// Order of evaluation, as `rules_schema.json` sets it: fields derived from country and party lists on the
/// day of the law;
/// stage classification (`derived.eccn`); stage jurisdiction (`part.subject_to_ear`); then every other
/// rule that is known on the
/// as-of date, in force on the day of the law and triggered by the act; then the combination.
///
/// The day of the law is the act's date, or the as-of date when the act lies in the future: then the rules
/// in force today are used
/// and [Judgement#scheduled] lists what is known to change before the act.
public final class ExposureEngine {
    private static final int ECCN = FieldIndex.slot("derived.eccn");
    private static final int EAR = FieldIndex.slot("part.subject_to_ear");

    private final List<CompiledRule> rules;
    private final List<CompiledRule> classification = new ArrayList<>();
    private final List<CompiledRule> jurisdiction = new ArrayList<>();
    private final Map<String, List<CompiledRule>> setters = new HashMap<>();
    private final TreeCompiler compiler = new TreeCompiler();
    private final Derivation derivation;
    private final int controlledMask;
    private final int[] branching;
    private final LocalDate newest;

    private ExposureEngine(Collection<ControlRule> rules, Collection<Country> countries, Collection<Party> parties) {
        this.controlledMask = compiler.mask(List.of("3A090.a", "3A090.b", "3A090.c", "4A090.a", "4A090.b"));
        var compiled = new ArrayList<CompiledRule>();
        for (ControlRule rule : rules) {
            var one = new CompiledRule(rule, compiler);
            compiled.add(one);
            switch (one.role()) {
                case CLASSIFICATION -> classification.add(one);
                case JURISDICTION -> jurisdiction.add(one);
                default -> {}
            }
            rule.effect()
                    .sets()
                    .keySet()
                    .forEach(f ->
                            setters.computeIfAbsent(f, k -> new ArrayList<>()).add(one));
        }
        this.rules = List.copyOf(compiled);
        this.branching = IntStream.range(0, compiled.size())
                .filter(i -> compiled.get(i).mayBranch())
                .toArray();
        this.newest = TextDay.newest(rules);
        this.derivation = new Derivation(countries, parties);
    }

    /// Compiles a rule base.
    ///
    /// @throws IllegalArgumentException when a rule names a field the language does not have (the loader
    /// refuses such rules before)
    public static ExposureEngine of(
            Collection<ControlRule> rules, Collection<Country> countries, Collection<Party> parties) {
        return new ExposureEngine(rules, countries, parties);
    }

    /// The newest publication in the rule base.
    public LocalDate newest() {
        return newest;
    }

    public List<CompiledRule> rules() {
        return rules;
    }

    /// Judges one act with one part by one owner at one site.
    ///
    /// @param facts fields `part.*`, `owner.*`, `site.*`, `use.*`, `system.*`, `event.*`, `plan.*`; absent
    /// = unknown
    /// @param asOf the day whose knowledge may be used
    public Judgement judge(Facts facts, Act act, LocalDate asOf) {
        LocalDate law = act.date().isAfter(asOf) ? asOf : act.date();
        long day = law.toEpochDay();
        long knowledge = asOf.toEpochDay();
        @Nullable Object[] frame = derivation.frame(facts, act, law);
        byte[] truths = new byte[rules.size()];
        int bit = act.bit();

        boolean attested = frame[ECCN] != null;
        int certain = 0;
        int possible = 0;
        for (CompiledRule rule : classification) {
            if (rule.knownOn(knowledge) && rule.inForceOn(day)) {
                int truth = rule.tree().eval(frame);
                if (truth == Tree.TRUE) {
                    certain |= rule.adds();
                } else if (truth == Tree.UNKNOWN) {
                    possible |= rule.adds();
                }
            }
        }
        frame[ECCN] = attested ? attestedEccn(frame[ECCN]) : new Eccn(certain, possible & ~certain);
        derivation.set(frame, "derived.is_supercomputer", setters, knowledge, day);
        derivation.set(frame, "part.subject_to_ear", setters, knowledge, day);

        for (int i = 0; i < truths.length; i++) {
            CompiledRule rule = rules.get(i);
            if (rule.knownOn(knowledge) && (rule.inForceOn(day) || rule.pending()) && rule.triggeredBy(bit)) {
                truths[i] = (byte) rule.tree().eval(frame);
            }
        }
        return new Judgement(this, facts, act, asOf, law, frame, truths, attested);
    }

    /// Compiles a further condition in the rule language, to ask it about judgements of this engine
    /// ([Judgement#eval]).
    public Tree compile(Condition condition) {
        return compiler.compile(condition);
    }

    /// Judges many acts at once; equal questions are answered once. The answers are in the order of the
    /// questions.
    public List<Judgement> judgeAll(SequencedCollection<Question> questions) {
        var answers = new HashMap<Question, Judgement>();
        var result = new ArrayList<Judgement>(questions.size());
        for (Question question : questions) {
            result.add(answers.computeIfAbsent(question, q -> judge(q.facts(), q.act(), q.asOf())));
        }
        return result;
    }

    /// One question to the engine, with value equality.
    public record Question(Facts facts, Act act, LocalDate asOf) {}

    /// Truth of "the part is subject to the EAR" in a frame.
    int reach(@Nullable Object[] frame) {
        Object value = frame[EAR];
        return value == null ? Tree.UNKNOWN : (Boolean) value ? Tree.TRUE : Tree.FALSE;
    }

    /// Truth of "the part is a 3A090 or 4A090 item" in a frame.
    int controlled(@Nullable Object[] frame) {
        Eccn eccn = eccn(frame);
        return (eccn.certain() & controlledMask) != 0
                ? Tree.TRUE
                : (eccn.possible() & controlledMask) != 0 ? Tree.UNKNOWN : Tree.FALSE;
    }

    Eccn eccn(@Nullable Object[] frame) {
        return frame[ECCN] instanceof Eccn eccn ? eccn : Eccn.NONE;
    }

    /// True when the groups of a stated country are known.
    boolean knowsCountry(@Nullable Object code) {
        return code instanceof String iso && derivation.knows(iso);
    }

    /// True when a rule with two readings on the day applies or is undecided.
    boolean branched(byte[] truths, long day) {
        for (int i : branching) {
            if (truths[i] != Tree.FALSE && rules.get(i).twoBranchesOn(day)) {
                return true;
            }
        }
        return false;
    }

    List<CompiledRule> classification() {
        return classification;
    }

    List<CompiledRule> setters(String field) {
        return setters.getOrDefault(field, List.of());
    }

    List<String> codes(int mask) {
        return compiler.codes(mask);
    }

    /// Days between `from` and `to`, both inclusive, on which some rule, group or listing changes or
    /// becomes known.
    public List<LocalDate> turningDays(LocalDate from, LocalDate to) {
        var days = new java.util.TreeSet<LocalDate>();
        rules.forEach(rule -> days.addAll(rule.turningDays()));
        days.addAll(derivation.turningDays());
        return List.copyOf(days.subSet(from, true, to, true));
    }

    private Eccn attestedEccn(@Nullable Object value) {
        return value instanceof List<?> list ? new Eccn(compiler.mask(list), 0) : Eccn.NONE;
    }
}
