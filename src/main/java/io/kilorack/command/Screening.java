package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.ListedParties;
import io.kilorack.assess.PartyScreening;
import io.kilorack.assess.PlanParty;
import io.kilorack.catalog.Party;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScreeningFacts;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.desktop.model.Setting;
import io.kilorack.desktop.model.Settings;
import io.kilorack.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The plan's names against listed parties, beside an assessment: the scripts that names are compared in
/// take a moment to load, so another core does it while the plan is assessed.
final class Screening {
    private final ListedParties listed;

    private Screening(ListedParties listed) {
        this.listed = listed;
    }

    /// With the list given on the command line, else with the one that the window has loaded; a remembered
    /// list that is gone or cannot be read is left out, as the window does.
    ///
    /// @throws BadInput when the list given cannot be read
    static Screening of(CatalogHome home, @Nullable Path list) throws BadInput {
        ListedParties base = ListedParties.of(home.catalog());
        if (list != null) {
            try {
                return new Screening(read(base, list));
            } catch (BadFacts e) {
                throw new BadInput(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new BadInput(list + ": cannot be read: " + e.getMessage() + ". Check the path.");
            }
        }
        String remembered = new Settings(Optional.of(home.folder())).get(Setting.SCREENING_LIST);
        if (!remembered.isBlank() && Files.isReadable(Path.of(remembered))) {
            try {
                return new Screening(read(base, Path.of(remembered)));
            } catch (BadFacts | IOException left) {
                return new Screening(base);
            }
        }
        return new Screening(base);
    }

    private static ListedParties read(ListedParties base, Path file) throws IOException, BadFacts {
        List<Party> parties = ScreeningFacts.read(file);
        LocalDate day = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
        return base.with(parties, file.getFileName() + " of " + day);
    }

    ListedParties listed() {
        return listed;
    }

    /// Screens from now on; nothing is loaded for a plan without names.
    CompletableFuture<List<Check>> start(Plan plan) {
        return PlanParty.of(plan).isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : CompletableFuture.supplyAsync(() -> PartyScreening.checks(new PartyScreening(listed).of(plan)));
    }

    /// The assessment with what the names ask.
    static Assessment with(Assessment assessment, CompletableFuture<List<Check>> asked) {
        return assessment.with(asked.join());
    }
}
