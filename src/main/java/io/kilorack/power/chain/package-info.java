/// The power chain: from the utility down to what a rack plugs into, in the normal state and in every
/// single failure.
///
/// [PowerChain#of] compiles [ChainNode]s and [ChainLoad]s into flat arrays, finds what is wrong with them
/// ([ChainIssue]) and [PowerChain#analyze] yields a [ChainAnalysis]: load of every node, worst single
/// failure of every
/// node, and for every failure what goes dark, what is overloaded and by how much.
///
/// An edit goes through [PowerChain#carrying] (other loads) or [PowerChain#edited] (other ratings too) and
/// [PowerChain#analyze(ChainAnalysis)]. [FailureSweep] plays all failures through one node at a time
/// and keeps a table for each ([NodeFailures]); a table depends on the node, the loads that plug into
/// it and the tables of its children, so an edit makes only those anew that stand above it
/// ([ChainEdit]). Sums run in a fixed order, so an edited chain and the same chain read from a file
/// agree to the last bit. A node added, removed or hung on another source changes the shape: then
/// everything is played again.
///
/// How power splits: a load draws from its live feeds in proportion to the supplies it has on each; an
/// STS or ATS draws
/// from its first live source; any other node with several sources is a paralleled bus and draws from
/// all live sources in
/// proportion to their ratings; sources that come only from generators carry nothing while another
/// source lives.
@NullMarked
package io.kilorack.power.chain;

import org.jspecify.annotations.NullMarked;
