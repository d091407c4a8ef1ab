package io.kilorack.exposure;

import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.findings.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How hardware stands that was, or is to be, acquired: the acquisition by the law of its own date, continued use by today's, and
/// spares, firmware, service, moves and resale as acts of today.
public final class Provenance {
    /// Acts that follow an acquisition, as of today. Spares and RMA replacements come in as imports.
    public static final List<String> LATER = List.of("import", "service", "software_update", "transfer_in_country", "resell");

    private final ExposureEngine engine;

    public Provenance(ExposureEngine engine) {
        this.engine = engine;
    }

    /// @param acquisition the purchase or import, judged by its own date with today's knowledge
    /// @param use continued use today; null for what is not yet acquired
    /// @param later spares, service, firmware, moves and resale today; none for what is not yet acquired
    public record Standing(Judgement acquisition, @Nullable Judgement use, List<Judgement> later) {
        /// How it stands today: held stock by its use, a purchase by its acquisition.
        public Judgement present() {
            return use == null ? acquisition : use;
        }

        public Severity severity() {
            return present().severity();
        }

        /// Worst severity of the later acts: what support and resale would meet.
        public Severity supportSeverity() {
            Severity worst = Severity.ALLOWED;
            for (Judgement judgement : later) {
                worst = judgement.severity().compareTo(worst) > 0 ? judgement.severity() : worst;
            }
            return worst;
        }
    }

    /// Stands a lot that was acquired on `acquired`, or judges a purchase today when that is null or not before `asOf`.
    ///
    /// @param facts part, owner, site, use; `event.lawful_when_acquired` where somebody stated it
    /// @param acquired the lot's own date, or null for a purchase on `asOf`
    /// @param shipFrom country it came or comes from, empty when unknown
    public Standing stand(Facts facts, @Nullable LocalDate acquired, String shipFrom, LocalDate asOf) {
        LocalDate date = acquired == null ? asOf : acquired;
        Judgement acquisition = engine.judge(facts, new Act(acquisition(facts, shipFrom), date, shipFrom), asOf);
        if (acquired == null || !acquired.isBefore(asOf)) {
            return new Standing(acquisition, null, List.of());
        }
        Facts held = facts;
        if (facts.get("event.lawful_when_acquired") == null && acquisition.licence().outcome() == Licence.Outcome.ALLOWED) {
            held = facts.toBuilder()
                    .put("event.lawful_when_acquired", true, "derived: no US licence was required on " + date)
                    .build();
        }
        Judgement use = engine.judge(held, new Act("operate", asOf, shipFrom), asOf);
        var later = new ArrayList<Judgement>();
        for (String kind : LATER) {
            later.add(engine.judge(held, new Act(kind, asOf, shipFrom), asOf));
        }
        return new Standing(acquisition, use, List.copyOf(later));
    }

    /// An import where the goods cross a border to the site, else a purchase.
    private static String acquisition(Facts facts, String shipFrom) {
        Object site = facts.get("site.country");
        return site != null && !shipFrom.isEmpty() && !shipFrom.equals(site) ? "import" : "purchase";
    }
}
