package io.kilorack.exposure;

import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.findings.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How hardware stands that was, or is to be, acquired: the acquisition by the law of its own date,
/// continued use by today's, and
/// spares, firmware, service, moves and resale as acts of today.
public final class Provenance {
    /// Acts that follow an acquisition, as of today. Spares and RMA replacements come in as imports.
    public static final List<String> LATER =
            List.of("import", "service", "software_update", "transfer_in_country", "resell");

    /// What is done with held hardware that is installed, and with what lies in store.
    public static final String INSTALLED = "operate";

    public static final String STORED = "stockpile";

    private static final List<String> OUTLOOK =
            List.of("operate", "service", "software_update", "transfer_in_country", "resell");

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

    /// Stands a lot that was acquired on `acquired`, or judges a purchase today when that is null or not
    /// before `asOf`.
    ///
    /// @param facts part, owner, site, use; `event.lawful_when_acquired` where somebody stated it
    /// @param acquired the lot's own date, or null for a purchase on `asOf`
    /// @param shipFrom country it came or comes from, empty when unknown
    public Standing stand(Facts facts, @Nullable LocalDate acquired, String shipFrom, LocalDate asOf) {
        return stand(facts, acquired, shipFrom, INSTALLED, asOf);
    }

    /// The same for what is held otherwise than in use.
    ///
    /// @param holding [#INSTALLED] or [#STORED]
    public Standing stand(Facts facts, @Nullable LocalDate acquired, String shipFrom, String holding, LocalDate asOf) {
        Judgement acquisition = acquisition(facts, acquired, shipFrom, asOf);
        if (acquired == null || !acquired.isBefore(asOf)) {
            return new Standing(acquisition, null, List.of());
        }
        Facts held = held(facts, acquisition);
        var later = new ArrayList<Judgement>();
        for (String kind : LATER) {
            later.add(engine.judge(held, new Act(kind, asOf, shipFrom), asOf));
        }
        return new Standing(acquisition, use(held, shipFrom, holding, asOf), List.copyOf(later));
    }

    /// What may follow an acquisition that is still to come: installation and use, support, firmware, moves
    /// and resale, as they would stand on the as-of date for goods lawfully acquired. None for what is
    /// held.
    public List<Judgement> outlook(Standing standing) {
        if (standing.use() != null) {
            return List.of();
        }
        Judgement acquisition = standing.acquisition();
        Facts facts = acquisition.facts();
        if (facts.get("event.lawful_when_acquired") == null) {
            facts = facts.toBuilder()
                    .put("event.lawful_when_acquired", true, "assumed for what is still to be acquired")
                    .build();
        }
        var acts = new ArrayList<Judgement>();
        for (String kind : OUTLOOK) {
            acts.add(engine.judge(
                    facts, new Act(kind, acquisition.asOf(), acquisition.act().shipFrom()), acquisition.asOf()));
        }
        return List.copyOf(acts);
    }

    /// How it stands on `asOf` alone, without the later acts: continued use of what is held, else its
    /// acquisition.
    ///
    /// @param holding [#INSTALLED] or [#STORED]
    public Judgement present(
            Facts facts, @Nullable LocalDate acquired, String shipFrom, String holding, LocalDate asOf) {
        Judgement acquisition = acquisition(facts, acquired, shipFrom, asOf);
        boolean held = acquired != null && acquired.isBefore(asOf);
        return held ? use(held(facts, acquisition), shipFrom, holding, asOf) : acquisition;
    }

    /// The same for installed hardware.
    public Judgement present(Facts facts, @Nullable LocalDate acquired, String shipFrom, LocalDate asOf) {
        return present(facts, acquired, shipFrom, INSTALLED, asOf);
    }

    private Judgement acquisition(Facts facts, @Nullable LocalDate acquired, String shipFrom, LocalDate asOf) {
        LocalDate date = acquired == null ? asOf : acquired;
        return engine.judge(facts, new Act(kind(facts, shipFrom), date, shipFrom), asOf);
    }

    private Judgement use(Facts held, String shipFrom, String holding, LocalDate asOf) {
        return engine.judge(held, new Act(holding, asOf, shipFrom), asOf);
    }

    /// Stock whose acquisition needed no licence was lawfully acquired, as far as export licensing goes;
    /// anything else somebody must state.
    private static Facts held(Facts facts, Judgement acquisition) {
        if (facts.get("event.lawful_when_acquired") == null
                && acquisition.licence().outcome() == Licence.Outcome.ALLOWED) {
            return facts.toBuilder()
                    .put(
                            "event.lawful_when_acquired",
                            true,
                            "derived: no US licence was required on "
                                    + acquisition.act().date())
                    .build();
        }
        return facts;
    }

    /// An import where the goods cross a border to the site, else a purchase.
    private static String kind(Facts facts, String shipFrom) {
        Object site = facts.get("site.country");
        return site != null && !shipFrom.isEmpty() && !shipFrom.equals(site) ? "import" : "purchase";
    }
}
