package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;

/// The document: what the planner wants. Immutable; an edit makes the next plan and shares what did not
/// change.
///
/// @param asOf the day whose knowledge the assessment may use (the second clock; acts carry their own
/// dates)
/// @param compliance further parties, screening answers and changed risk scenarios
/// @param pools which accelerators work together; the same device belongs to at most one pool
@RecordBuilder
public record Plan(
        String name,
        String author,
        String notes,
        LocalDate asOf,
        Owner owner,
        List<Site> sites,
        List<StockLot> stock,
        List<Pool> pools,
        List<Workload> workloads,
        List<Waiver> waivers,
        Compliance compliance)
        implements PlanBuilder.With {

    /// Format number written into the file.
    public static final int FORMAT = 1;

    public Plan {
        sites = List.copyOf(sites);
        stock = List.copyOf(stock);
        pools = List.copyOf(pools);
        workloads = List.copyOf(workloads);
        waivers = List.copyOf(waivers);
    }

    /// A plan without further parties, answers or changed scenarios.
    public Plan(
            String name,
            String author,
            String notes,
            LocalDate asOf,
            Owner owner,
            List<Site> sites,
            List<StockLot> stock,
            List<Pool> pools,
            List<Workload> workloads,
            List<Waiver> waivers) {
        this(name, author, notes, asOf, owner, sites, stock, pools, workloads, waivers, Compliance.NONE);
    }

    public Plan withTexts(String newAuthor, String newNotes) {
        return with().author(newAuthor).notes(newNotes).build();
    }
}
