package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.exposure.facts.CountryCode;
import io.kilorack.exposure.facts.ListWords;
import io.kilorack.plan.Owner;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Checks of what the law says about the plan's parts: one for each row that is not free.
final class ExposureChecks {
    /// Code of the question whether a party of the plan is a listed one.
    static final String LIKE = "exposure.party.like";

    private ExposureChecks() {}

    static List<Check> of(Plan plan, ExposureResult result) {
        var checks = new ArrayList<Check>();
        for (PartExposure part : result.all()) {
            String lot = lot(plan, part.stockId());
            switch (part.severity()) {
                case ALLOWED, NOTICE -> {}
                case LICENCE ->
                    checks.add(check(
                            part,
                            lot,
                            "exposure.licence",
                            Check.Severity.WARNING,
                            "Ask counsel about the licence before the act."));
                case PROHIBITED ->
                    checks.add(check(
                            part,
                            lot,
                            "exposure.prohibited",
                            Check.Severity.ERROR,
                            "Take the part out of the plan, or ask counsel."));
                case CONFLICT ->
                    checks.add(check(
                            part,
                            lot,
                            "exposure.conflict",
                            Check.Severity.WARNING,
                            "Laws conflict and no side is picked here: ask counsel in both places."));
                case UNKNOWN ->
                    checks.add(check(
                            part,
                            lot,
                            "exposure.unknown",
                            Check.Severity.INFO,
                            "State or attest the missing inputs; they are listed with the findings."));
            }
        }
        return checks;
    }

    /// Parties that somebody confirmed to be on a list.
    static List<Check> parties(Plan plan) {
        var checks = new ArrayList<Check>();
        for (PartyAnswer answer : plan.compliance().answers()) {
            if (answer.verdict() == PartyAnswer.Verdict.SAME
                    && PlanParty.names(plan).contains(answer.name())) {
                checks.add(new Check(
                        "exposure.party.listed",
                        Check.Severity.WARNING,
                        Check.Room.EXPOSURE,
                        List.of(answer.name()),
                        "%s is confirmed to be %s, on %s%s (%s, %s: %s)."
                                .formatted(
                                        answer.name(),
                                        answer.partyName(),
                                        answer.lists().isEmpty() ? "no list" : String.join(", ", answer.lists()),
                                        answer.listedOn() == null ? "" : " since " + answer.listedOn(),
                                        answer.by(),
                                        answer.on(),
                                        answer.reason()),
                        "Ask counsel before any deal with this party.",
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return checks;
    }

    /// Names that are like a listed party's and that nobody has answered for: a question, never a finding.
    static List<Check> likenesses(List<PartyScreening.Screened> screened) {
        var checks = new ArrayList<Check>();
        for (PartyScreening.Screened each : screened) {
            var asking = each.likenesses().stream()
                    .filter(PartyScreening.Likeness::asks)
                    .toList();
            if (asking.isEmpty()) {
                continue;
            }
            PartyScreening.Likeness likest = asking.getFirst();
            checks.add(new Check(
                    LIKE,
                    asking.stream().allMatch(l -> l.lists().isEmpty()) ? Check.Severity.INFO : Check.Severity.WARNING,
                    Check.Room.EXPOSURE,
                    List.of(each.party().name()),
                    "%s (%s) is like %s, on %s%s, by %.0f %%%s; nobody has said whether it is the same."
                            .formatted(
                                    each.party().name(),
                                    String.join(", ", each.party().roles()),
                                    likest.hit().party().name(),
                                    likest.lists().isEmpty() ? "no list of the base" : ListWords.join(likest.lists()),
                                    likest.listedOn() == null ? "" : " since " + likest.listedOn(),
                                    100 * likest.hit().score(),
                                    asking.size() == 1 ? "" : " and like " + (asking.size() - 1) + " more"),
                    "Confirm or reject it under Exposure, Parties: a like name is not the same party.",
                    Optional.empty(),
                    Optional.empty()));
        }
        return checks;
    }

    /// An unlisted country is unknown, never harmless: every site and seat that the rule base does not
    /// know is named.
    static List<Check> countries(Plan plan, Set<String> known) {
        var checks = new ArrayList<Check>();
        for (Site site : plan.sites()) {
            if (!known.contains(site.country())) {
                checks.add(unknownCountry("Site " + site.name() + " stands in", site.id(), site.country()));
            }
        }
        Owner owner = plan.owner();
        if (!known.contains(owner.headquarters())) {
            checks.add(unknownCountry("The owner's headquarters are in", "owner", owner.headquarters()));
        }
        if (!known.contains(owner.ultimateParent())) {
            checks.add(unknownCountry("The owner's ultimate parent sits in", "owner", owner.ultimateParent()));
        }
        return checks;
    }

    private static Check unknownCountry(String what, String subject, String country) {
        return new Check(
                "exposure.country.unknown",
                Check.Severity.WARNING,
                Check.Room.EXPOSURE,
                List.of(subject),
                what
                        + (country.isBlank()
                                ? " a country that is not stated"
                                : CountryCode.valid(country.strip().toUpperCase(Locale.ROOT))
                                        ? " " + country + ", whose country groups the rule base does not hold"
                                        : " \"" + country + "\", which is no country code")
                        + ": the law there counts as unknown.",
                CountryCode.valid(country.strip().toUpperCase(Locale.ROOT))
                        ? "Attest site.groups, or derived.hq_d5_or_macau for the owner's seats, or ask counsel."
                        : country.isBlank()
                                ? "State the two-letter ISO 3166 code of the country, or ask counsel."
                                : "Correct the country: " + CountryCode.advice(country) + ".",
                Optional.empty(),
                Optional.empty());
    }

    /// Which lot of the stock, by its name; empty for what is yet to be bought.
    private static String lot(Plan plan, String stockId) {
        return stockId.isEmpty()
                ? ""
                : " of lot "
                        + plan.stock().stream()
                                .filter(l -> l.id().equals(stockId) && !l.name().isBlank())
                                .map(StockLot::name)
                                .findFirst()
                                .orElse(stockId);
    }

    private static Check check(PartExposure part, String lot, String code, Check.Severity severity, String next) {
        var subjects = new ArrayList<String>();
        subjects.add(part.acceleratorId());
        if (!part.stockId().isEmpty()) {
            subjects.add(part.stockId());
        }
        return new Check(
                code,
                severity,
                Check.Room.EXPOSURE,
                List.copyOf(subjects),
                "%d × %s%s: %s"
                        .formatted(
                                part.accelerators(),
                                part.name(),
                                part.stored() ? lot + " in store" : lot,
                                part.sentence()),
                next,
                Optional.empty(),
                Optional.empty());
    }
}
