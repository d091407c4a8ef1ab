package io.kilorack.plan;

import java.time.LocalDate;
import java.util.List;

/// The document: what the planner wants. Immutable; an edit makes the next plan and shares what did not
/// change.
///
/// @param asOf the day whose knowledge the assessment may use (the second clock; acts carry their own
/// dates)
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
        List<Waiver> waivers) {

    /// Format number written into the file.
    public static final int FORMAT = 1;

    public Plan {
        sites = List.copyOf(sites);
        stock = List.copyOf(stock);
        pools = List.copyOf(pools);
        workloads = List.copyOf(workloads);
        waivers = List.copyOf(waivers);
    }

    public Plan withName(String value) {
        return new Plan(value, author, notes, asOf, owner, sites, stock, pools, workloads, waivers);
    }

    public Plan withAsOf(LocalDate value) {
        return new Plan(name, author, notes, value, owner, sites, stock, pools, workloads, waivers);
    }

    public Plan withOwner(Owner value) {
        return new Plan(name, author, notes, asOf, value, sites, stock, pools, workloads, waivers);
    }

    public Plan withSites(List<Site> value) {
        return new Plan(name, author, notes, asOf, owner, value, stock, pools, workloads, waivers);
    }

    public Plan withStock(List<StockLot> value) {
        return new Plan(name, author, notes, asOf, owner, sites, value, pools, workloads, waivers);
    }

    public Plan withPools(List<Pool> value) {
        return new Plan(name, author, notes, asOf, owner, sites, stock, value, workloads, waivers);
    }

    public Plan withWorkloads(List<Workload> value) {
        return new Plan(name, author, notes, asOf, owner, sites, stock, pools, value, waivers);
    }

    public Plan withWaivers(List<Waiver> value) {
        return new Plan(name, author, notes, asOf, owner, sites, stock, pools, workloads, value);
    }
}
