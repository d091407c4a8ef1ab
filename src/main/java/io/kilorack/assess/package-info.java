/// assess(Catalog, Plan, date) → [Assessment]. Walks a plan, calls the engines, lists the checks, caches by
/// value.
///
/// The way in is [Assessor]; keep one per open plan. Inside, a `Workshop` holds the rooms of one
/// catalog and
/// runs the stages in order, each with the result of last time when what it depends on is the same:
///
/// - `Roster`: all racks in a row; `PoolMap`: the pool of each; `Census`: what each holds
/// (`RackContent`, once
///   for equal racks), what it takes from stock, and how many of each part there are;
/// - `ThroughputRoom`: pools as clusters, workloads as questions to the throughput engine; yields also the
///   `Work` of each pool, on which draws depend;
/// - `PoolShares`: what each workload has of its pool; `Proposals`: idle pools for workloads that have
///   none, as a check; [BestAssignment], when asked for: the best pool of every workload;
/// - `TokenPrices`: what the tokens of each workload cost, once power is known;
/// - `Cards`: each content at its work; `PowerRoom` with `ChainRoom` (loads by feed, failures),
/// `CoolingRoom`,
///   `SiteYear`;
/// - `Cohorts` (part × lot × site) and `ExposureRoom`; `StructureRoom`; `CostRoom`; `PlanRoom`.
///
/// Two rules keep the answer independent of the caches: counts are integers and power is whole
/// milliwatts, so
/// sums are exact; and sums over parts run in catalog order. What is long and often not looked at
/// (failures,
/// node details, findings, timeline) is made when first read.
///
/// A new engine gets a room of its own here, an adapter from plan to its small values and back, and
/// a stage in
/// `Workshop`.
@NullMarked
package io.kilorack.assess;

import org.jspecify.annotations.NullMarked;
