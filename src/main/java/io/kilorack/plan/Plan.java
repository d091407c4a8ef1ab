package io.kilorack.plan;

import java.time.LocalDate;
import java.util.List;

/// The document: what the planner wants. Immutable; an edit makes the next plan and shares what did not
/// change.
///
/// @param asOf the day whose knowledge the assessment may use (the second clock; acts carry their own
/// dates)
/// @param compliance further parties, screening answers and changed risk scenarios
/// @param pools which accelerators work together; the same device belongs to at most one pool
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
        Compliance compliance) {

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

    public Plan withName(String value) {
        return new Plan(value, author, notes, asOf, owner, sites, stock, pools, workloads, waivers, compliance);
    }

    public Plan withAsOf(LocalDate value) {
        return new Plan(name, author, notes, value, owner, sites, stock, pools, workloads, waivers, compliance);
    }

    public Plan withOwner(Owner value) {
        return new Plan(name, author, notes, asOf, value, sites, stock, pools, workloads, waivers, compliance);
    }

    public Plan withSites(List<Site> value) {
        return new Plan(name, author, notes, asOf, owner, value, stock, pools, workloads, waivers, compliance);
    }

    public Plan withStock(List<StockLot> value) {
        return new Plan(name, author, notes, asOf, owner, sites, value, pools, workloads, waivers, compliance);
    }

    public Plan withPools(List<Pool> value) {
        return new Plan(name, author, notes, asOf, owner, sites, stock, value, workloads, waivers, compliance);
    }

    public Plan withWorkloads(List<Workload> value) {
        return new Plan(name, author, notes, asOf, owner, sites, stock, pools, value, waivers, compliance);
    }

    public Plan withWaivers(List<Waiver> value) {
        return new Plan(name, author, notes, asOf, owner, sites, stock, pools, workloads, value, compliance);
    }

    public Plan withTexts(String newAuthor, String newNotes) {
        return new Plan(name, newAuthor, newNotes, asOf, owner, sites, stock, pools, workloads, waivers, compliance);
    }

    public Plan withCompliance(Compliance value) {
        return new Plan(name, author, notes, asOf, owner, sites, stock, pools, workloads, waivers, value);
    }
}
