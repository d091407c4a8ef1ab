package io.kilorack.exposure;

import io.kilorack.exposure.classify.Distance;
import io.kilorack.exposure.classify.Neighbours;
import io.kilorack.exposure.classify.Thresholds;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.facts.FieldIndex;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.findings.Severity;
import io.kilorack.exposure.findings.TextDay;
import io.kilorack.exposure.rules.CompiledRule;
import io.kilorack.exposure.rules.Eccn;
import io.kilorack.exposure.rules.Tree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The engine's answer to one question. Immutable; the parts that cost time to write are written when
/// first asked for.
public final class Judgement {
    private static final int COUNTRY = FieldIndex.slot("site.country");
    private static final int GROUPS = FieldIndex.slot("site.groups");
    private static final int HQ_TEST = FieldIndex.slot("derived.hq_d5_or_macau");

    private final ExposureEngine engine;
    private final Facts facts;
    private final Act act;
    private final LocalDate asOf;
    private final LocalDate law;
    private final @Nullable Object[] frame;
    private final byte[] truths;
    private final boolean attestedEccn;
    private final Licence licence;
    private final Licence relaxed;
    private final Severity severity;
    private @Nullable List<Finding> findings;
    private @Nullable Classification classification;

    Judgement(
            ExposureEngine engine,
            Facts facts,
            Act act,
            LocalDate asOf,
            LocalDate law,
            @Nullable Object[] frame,
            byte[] truths,
            boolean attestedEccn) {
        this.engine = engine;
        this.facts = facts;
        this.act = act;
        this.asOf = asOf;
        this.law = law;
        this.frame = frame;
        this.truths = truths;
        this.attestedEccn = attestedEccn;
        this.licence = combine(false);
        this.relaxed = engine.branched(truths, law.toEpochDay()) ? combine(true) : licence;
        this.severity = Severities.overall(engine.rules(), truths, licence, lawfulnessStated());
    }

    private Licence combine(boolean relaxedBranch) {
        List<String> groups = unknownGroups();
        Combination.Result result = new Combination(
                        engine.rules(), truths, law, relaxedBranch, lawfulnessStated(), groups.isEmpty())
                .decide(engine.reach(frame), engine.controlled(frame));
        boolean wanting = result.outcome() == Licence.Outcome.UNKNOWN && !groups.isEmpty();
        if (result.open().isEmpty() && !wanting) {
            return result.with(List.of());
        }
        var missing = new TreeSet<String>(wanting ? groups : List.of());
        for (CompiledRule rule : result.open()) {
            missing.addAll(missing(rule));
        }
        return result.with(List.copyOf(missing));
    }

    /// Fields without which nobody knows the country groups of the site or of the owner's seats: an
    /// unlisted country is unknown, never harmless.
    private List<String> unknownGroups() {
        if (frame[GROUPS] != null && frame[HQ_TEST] != null) {
            return List.of();
        }
        var fields = new TreeSet<String>();
        if (frame[GROUPS] == null) {
            expand("site.groups", fields, 0);
        }
        if (frame[HQ_TEST] == null) {
            expand("derived.hq_d5_or_macau", fields, 0);
        }
        return List.copyOf(fields);
    }

    /// Stated countries of the site and the owner's seats that the country groups do not list.
    List<String> unlisted() {
        var found = new ArrayList<String>();
        for (String field : List.of("site.country", "owner.hq_country", "owner.ultimate_parent_country")) {
            Object stated = facts.get(field);
            boolean settled = frame[field.startsWith("site.") ? GROUPS : HQ_TEST] != null;
            if (stated != null && !settled && !engine.knowsCountry(frame[FieldIndex.slot(field)])) {
                found.add(field + " " + stated);
            }
        }
        return List.copyOf(found);
    }

    boolean lawfulnessStated() {
        return frame[FieldIndex.slot("event.lawful_when_acquired")] != null;
    }

    public Facts facts() {
        return facts;
    }

    public Act act() {
        return act;
    }

    public LocalDate asOf() {
        return asOf;
    }

    /// What to bear in mind when a rule's words are read on the as-of date, or empty.
    String remark(CompiledRule rule) {
        return TextDay.remark(rule.rule(), asOf, engine.newest());
    }

    /// The day whose law was applied: the act's date, or the as-of date for an act in the future.
    public LocalDate law() {
        return law;
    }

    /// The US result; where a rule has two readings, the strict one.
    public Licence licence() {
        return licence;
    }

    /// The US result without the rules that have two readings; equal to [#licence] where there are none.
    public Licence relaxed() {
        return relaxed;
    }

    /// The severity over all jurisdictions: the worst that is certain, or unknown where nothing worse than
    /// a notice is certain and
    /// something that could forbid or license is undecided.
    public Severity severity() {
        return severity;
    }

    /// Rules beside the US result that could forbid or license and could not be decided.
    List<CompiledRule> open() {
        return Severities.open(engine.rules(), truths);
    }

    /// Truth of a further condition for what was judged: [Tree#TRUE], [Tree#FALSE] or [Tree#UNKNOWN].
    ///
    /// @param tree compiled by the engine that made this judgement
    public int eval(Tree tree) {
        return tree.eval(frame);
    }

    /// Value of a field in this judgement, stated or derived; null when unknown.
    @Nullable
    Object value(String field) {
        return frame[FieldIndex.slot(field)];
    }

    /// Ids of the rules in force that apply.
    public List<String> fired() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < truths.length; i++) {
            CompiledRule rule = engine.rules().get(i);
            if (truths[i] == Tree.TRUE && !rule.pending()) {
                ids.add(rule.rule().id());
            }
        }
        return ids;
    }

    public Classification classification() {
        Classification known = classification;
        if (known == null) {
            known = classify();
            classification = known;
        }
        return known;
    }

    /// Every rule that applies or could not be decided, in the order of the rule base.
    public List<Finding> findings() {
        List<Finding> known = findings;
        if (known == null) {
            var list = new ArrayList<Finding>();
            for (int i = 0; i < truths.length; i++) {
                if (truths[i] != Tree.FALSE) {
                    CompiledRule rule = engine.rules().get(i);
                    list.add(Findings.of(this, rule, truths[i] == Tree.TRUE));
                }
            }
            known = List.copyOf(list);
            findings = known;
        }
        return known;
    }

    /// Known rules that begin, end, are suspended or resume after the as-of date and up to the act's date.
    public List<Scheduled> scheduled() {
        if (!act.date().isAfter(asOf)) {
            return List.of();
        }
        var changes = new ArrayList<Scheduled>();
        for (CompiledRule rule : engine.rules()) {
            if (!rule.knownOn(asOf.toEpochDay()) || rule.pending() || !rule.triggeredBy(act.bit())) {
                continue;
            }
            boolean before = rule.inForceOn(asOf.toEpochDay());
            for (LocalDate day : rule.turningDays()) {
                if (day.isAfter(asOf) && !day.isAfter(act.date())) {
                    boolean after = rule.inForceOn(day.toEpochDay());
                    if (after != before) {
                        changes.add(new Scheduled(rule.rule().id(), rule.rule().title(), day, after));
                        before = after;
                    }
                }
            }
        }
        return List.copyOf(changes);
    }

    /// A change that is known today and comes before the act.
    public record Scheduled(String ruleId, String title, LocalDate day, boolean begins) {}

    /// One plain sentence for the whole answer.
    public String sentence() {
        return Sentences.overall(this);
    }

    /// Facts a rule rests on, with their values (`part.tpp = 15832`).
    List<String> used(CompiledRule rule) {
        var fields = new TreeSet<String>();
        rule.tree().fields(fields);
        var used = new ArrayList<String>();
        for (String field : fields) {
            Object value = frame[FieldIndex.slot(field)];
            if (value != null) {
                String basis = facts.basis(field);
                used.add(field + " = " + text(value) + (basis.isEmpty() ? "" : " (" + basis + ")"));
            }
        }
        return List.copyOf(used);
    }

    /// Fields nobody supplied that keep a rule undecided. A derived field is replaced by what it would be
    /// derived from.
    List<String> missing(CompiledRule rule) {
        var fields = new TreeSet<String>();
        rule.tree().missing(frame, fields);
        var expanded = new TreeSet<String>();
        for (String field : fields) {
            expand(field, expanded, 0);
        }
        return List.copyOf(expanded);
    }

    private void expand(String field, TreeSet<String> into, int depth) {
        if (depth > 3) {
            into.add(field);
            return;
        }
        switch (field) {
            case "derived.eccn" -> {
                var inner = new TreeSet<String>();
                for (CompiledRule rule : engine.classification()) {
                    if (rule.adds() != 0 && rule.knownOn(asOf.toEpochDay()) && rule.inForceOn(law.toEpochDay())) {
                        rule.tree().missing(frame, inner);
                    }
                }
                inner.forEach(f -> expand(f, into, depth + 1));
            }
            case "derived.hq_d5_or_macau" -> {
                for (String seat : List.of("owner.hq_country", "owner.ultimate_parent_country")) {
                    if (!engine.knowsCountry(frame[FieldIndex.slot(seat)])) {
                        into.add(seat);
                    }
                }
            }
            // Of a stated country that is not listed its groups are missing, not the country.
            case "site.groups", "site.ai_diffusion_tier" -> into.add(frame[COUNTRY] == null ? "site.country" : field);
            case "part.pd" -> {
                for (String of : List.of("part.tpp", "part.applicable_die_area_mm2")) {
                    if (frame[FieldIndex.slot(of)] == null) {
                        into.add(of);
                    }
                }
                if (frame[FieldIndex.slot("part.tpp")] != null
                        && frame[FieldIndex.slot("part.applicable_die_area_mm2")] != null) {
                    into.add(field);
                }
            }
            case "derived.is_supercomputer", "part.subject_to_ear" -> {
                var inner = new TreeSet<String>();
                for (CompiledRule rule : engine.setters(field)) {
                    if (rule.knownOn(asOf.toEpochDay()) && rule.inForceOn(law.toEpochDay())) {
                        rule.tree().missing(frame, inner);
                    }
                }
                inner.forEach(f -> expand(f, into, depth + 1));
            }
            default -> into.add(field);
        }
    }

    private Classification classify() {
        Eccn eccn = engine.eccn(frame);
        var ids = new ArrayList<String>();
        String label = "";
        String board = "";
        var missing = new TreeSet<String>();
        var distances = new ArrayList<Distance>();
        for (CompiledRule rule : engine.classification()) {
            boolean inForce = rule.knownOn(asOf.toEpochDay()) && rule.inForceOn(law.toEpochDay());
            if (!inForce || rule.adds() == 0) {
                continue;
            }
            int truth = rule.tree().eval(frame);
            if (truth == Tree.TRUE && !attestedEccn) {
                ids.add(rule.rule().id());
                if (label.isEmpty()) {
                    List<String> added = rule.rule().effect().addsEccn();
                    String special = rule.rule().effect().eccnLabel();
                    label = special.isEmpty() ? added.getFirst() : special;
                    board = added.size() < 2 ? "" : special.isEmpty() ? added.get(1) : family(added.get(1));
                }
            } else if (truth == Tree.UNKNOWN) {
                missing.addAll(missing(rule));
            }
            distances(rule, distances);
        }
        for (CompiledRule rule : engine.rules()) {
            boolean alsoNumeric = rule.role() == CompiledRule.Role.POLICY
                    || rule.rule().stage().equals("tariff");
            if (alsoNumeric && rule.knownOn(asOf.toEpochDay()) && rule.inForceOn(law.toEpochDay())) {
                distances(rule, distances);
            }
        }
        if (attestedEccn) {
            List<String> codes = engine.codes(eccn.certain());
            label = codes.isEmpty() ? Classification.NOT_CONTROLLED : String.join(", ", codes);
            missing.clear();
        } else if (label.isEmpty()) {
            label = eccn.possible() != 0 ? Classification.UNKNOWN : Classification.NOT_CONTROLLED;
        } else {
            missing.clear();
        }
        List<String> open = List.copyOf(missing);
        var neighbours = Neighbours.of(new Neighbours.Input(
                facts.text("part.kind"),
                label,
                board,
                engine.controlled(frame) == Tree.TRUE,
                label.equals(Classification.UNKNOWN),
                open,
                number("part.tpp"),
                number("part.io_bidirectional_gb_s"),
                number("system.fp64_pflops"),
                facts.text("part.encryption"),
                law,
                asOf));
        return new Classification(
                label,
                board,
                List.copyOf(ids),
                number("part.tpp"),
                number("part.pd"),
                List.copyOf(distances),
                open,
                neighbours);
    }

    private void distances(CompiledRule rule, List<Distance> into) {
        for (Thresholds.Threshold t : rule.thresholds()) {
            OptionalDouble value = number(t.field());
            if (value.isPresent()) {
                into.add(new Distance(
                        t.field(),
                        t.op(),
                        t.limit(),
                        value.getAsDouble(),
                        t.ruleId(),
                        rule.role() == CompiledRule.Role.CLASSIFICATION));
            }
        }
    }

    private OptionalDouble number(String field) {
        return frame[FieldIndex.slot(field)] instanceof Double value
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    /// `4A090.a` → `4A090`: the text of 2022 had no comparable paragraphs.
    private static String family(String eccn) {
        int dot = eccn.indexOf('.');
        return dot < 0 ? eccn : eccn.substring(0, dot);
    }

    private String text(Object value) {
        if (value instanceof Eccn eccn) {
            return engine.codes(eccn.certain()).toString()
                    + (eccn.possible() == 0 ? "" : ", not excluded " + engine.codes(eccn.possible()));
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            // six figures tell any value from any threshold of the law
            return new BigDecimal(number)
                    .round(new MathContext(6))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return value.toString();
    }
}
