package io.kilorack.plan.file;

import static io.kilorack.plan.file.Kind.choice;
import static io.kilorack.plan.file.Kind.number;
import static io.kilorack.plan.file.Kind.reference;

import io.kilorack.plan.Compliance;
import io.kilorack.plan.NamedParty;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.ScenarioChange;
import io.kilorack.plan.ScenarioChange.Effect;
import io.kilorack.plan.ScenarioChange.EffectKind;
import io.kilorack.plan.ScenarioChange.Interval;
import io.kilorack.plan.file.FileProblem.Code;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Format 1 of what the plan records for the law: further parties, answers to likenesses, changed
/// scenarios.
final class ComplianceFormat {
    private ComplianceFormat() {}

    static final Shape<Compliance> COMPLIANCE = new ComplianceShape();

    private static final class ComplianceShape extends Shape<Compliance> {
        final Field<Compliance, List<NamedParty>> parties =
                listField("parties", new PartyShape(), Compliance::parties, false);
        final Field<Compliance, List<PartyAnswer>> answers =
                listField("answers", new AnswerShape(), Compliance::answers, false);
        final Field<Compliance, List<ScenarioChange>> scenarios =
                listField("scenarios", new ScenarioShape(), Compliance::scenarios, false);

        ComplianceShape() {
            super("compliance record", false);
        }

        @Override
        Compliance make(Values v) {
            return new Compliance(v.get(parties), v.get(answers), v.get(scenarios));
        }
    }

    private static final class PartyShape extends Shape<NamedParty> {
        final Field<NamedParty, NamedParty.Role> role =
                required("role", choice(NamedParty.Role.class), NamedParty::role);
        final Field<NamedParty, String> name = required("name", Kind.text(), NamedParty::name);
        final Field<NamedParty, String> country = textField("country", NamedParty::country);
        final Field<NamedParty, String> notes = textField("notes", NamedParty::notes);

        PartyShape() {
            super("party", true);
        }

        @Override
        NamedParty make(Values v) {
            return new NamedParty(v.get(role), v.get(name), v.get(country), v.get(notes));
        }
    }

    private static final class AnswerShape extends Shape<PartyAnswer> {
        final Field<PartyAnswer, String> name = required("name", Kind.text(), PartyAnswer::name);
        final Field<PartyAnswer, String> party = required("party", reference(), PartyAnswer::partyId);
        final Field<PartyAnswer, String> partyName = textField("partyName", PartyAnswer::partyName);
        final Field<PartyAnswer, List<String>> lists = listField("lists", reference(), PartyAnswer::lists, true);
        final Field<PartyAnswer, Optional<LocalDate>> listedOn = dateField("listedOn", PartyAnswer::listedOn);
        final Field<PartyAnswer, Double> score = required("score", number(0, 1, ""), PartyAnswer::score);
        final Field<PartyAnswer, PartyAnswer.Verdict> verdict =
                required("verdict", choice(PartyAnswer.Verdict.class), PartyAnswer::verdict);
        final Field<PartyAnswer, String> by = required("by", Kind.text(), PartyAnswer::by);
        final Field<PartyAnswer, LocalDate> on = required("on", Kind.date(), PartyAnswer::on);
        final Field<PartyAnswer, String> reason = required("reason", Kind.text(), PartyAnswer::reason);

        AnswerShape() {
            super("screening answer", false);
        }

        @Override
        PartyAnswer make(Values v) {
            return new PartyAnswer(
                    v.get(name),
                    v.get(party),
                    v.get(partyName),
                    v.get(lists),
                    v.get(listedOn).orElse(null),
                    v.get(score),
                    v.get(verdict),
                    v.get(by),
                    v.get(on),
                    v.get(reason));
        }
    }

    private static final class ScenarioShape extends Shape<ScenarioChange> {
        final Field<ScenarioChange, String> scenario =
                required("scenario", Kind.id("scenario change"), ScenarioChange::scenarioId);
        final Field<ScenarioChange, String> title = textField("title", ScenarioChange::title);
        final Field<ScenarioChange, Optional<Boolean>> enabled =
                optional("enabled", Kind.bool(), change -> Optional.of(change.enabled()), Optional.of(true));
        final Field<ScenarioChange, Optional<Interval>> rate =
                intervalField("eventsPerYear", ScenarioChange::eventsPerYear, 1000);
        final Field<ScenarioChange, Optional<Interval>> delay =
                intervalField("delayMonths", ScenarioChange::delayMonths, 1200);
        final Field<ScenarioChange, Optional<Interval>> duration =
                intervalField("durationMonths", ScenarioChange::durationMonths, 1200);
        final Field<ScenarioChange, List<Effect>> effects =
                listField("effects", new EffectShape(), ScenarioChange::effects, false);
        final Field<ScenarioChange, String> affects = optional("affects", JsonCopy.OBJECT, ScenarioChange::affects, "");
        final Field<ScenarioChange, String> by = required("by", Kind.text(), ScenarioChange::by);
        final Field<ScenarioChange, LocalDate> on = required("on", Kind.date(), ScenarioChange::on);
        final Field<ScenarioChange, String> rationale = required("rationale", Kind.text(), ScenarioChange::rationale);

        ScenarioShape() {
            super("scenario change", false);
        }

        private Field<ScenarioChange, Optional<Interval>> intervalField(
                String name, Function<ScenarioChange, @Nullable Interval> get, double most) {
            Kind<Interval> interval = interval(most);
            Kind<Optional<Interval>> kind = Kind.of(
                    in -> Optional.of(interval.read(in)), (out, value) -> interval.write(out, value.orElseThrow()));
            return optional(name, kind, change -> Optional.ofNullable(get.apply(change)), Optional.empty());
        }

        @Override
        ScenarioChange make(Values v) {
            return new ScenarioChange(
                    v.get(scenario),
                    v.get(title),
                    v.get(enabled).orElse(true),
                    v.get(rate).orElse(null),
                    v.get(delay).orElse(null),
                    v.get(duration).orElse(null),
                    v.get(effects),
                    v.get(affects),
                    v.get(by),
                    v.get(on),
                    v.get(rationale));
        }
    }

    private static final class EffectShape extends Shape<Effect> {
        final Field<Effect, EffectKind> kind = required("kind", choice(EffectKind.class), Effect::kind);
        final Field<Effect, Interval> amount = required("amount", interval(1), Effect::amount);

        EffectShape() {
            super("effect", true);
        }

        @Override
        Effect make(Values v) {
            return new Effect(v.get(kind), v.get(amount));
        }
    }

    /// `[low, high]`, both from 0 to `most`.
    private static Kind<Interval> interval(double most) {
        Kind<List<Double>> pair = Kind.list(number(0, most, ""), true);
        return Kind.of(
                in -> {
                    List<Double> ends = pair.read(in);
                    if (ends.size() != 2 || ends.get(0) > ends.get(1)) {
                        throw in.refuse(
                                Code.BAD_VALUE,
                                "An interval is [low, high] with low at most high, but there is " + ends + ".");
                    }
                    return new Interval(ends.get(0), ends.get(1));
                },
                (out, value) -> pair.write(out, List.of(value.low(), value.high())));
    }
}
