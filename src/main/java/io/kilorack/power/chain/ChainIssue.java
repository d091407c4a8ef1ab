package io.kilorack.power.chain;

import java.util.List;

/// Something wrong or doubtful in the chain as it is drawn, with its place.
///
/// @param code stable key (`power.chain.cyclic`)
/// @param error true when a code, a rating or plain physics is violated; false for a warning
/// @param subjects ids of the nodes or loads it is about
/// @param rule standard or rule it rests on; may be empty
public record ChainIssue(
        String code, boolean error, List<String> subjects, String message, String nextStep, String rule) {
    public ChainIssue {
        subjects = List.copyOf(subjects);
    }
}
