package io.kilorack.plan;

/// Somebody who takes part in the plan's deals and has to be screened.
///
/// @param name as written on the papers, in any script
/// @param country ISO 3166 alpha-2, empty when not stated
public record NamedParty(Role role, String name, String country, String notes) {
    /// Part in the deal (15 CFR 748.5 names purchaser, intermediate consignee, ultimate consignee, end
    /// user).
    public enum Role {
        SUPPLIER,
        PURCHASER,
        INTERMEDIATE_CONSIGNEE,
        ULTIMATE_CONSIGNEE,
        END_USER,
        OTHER
    }
}
