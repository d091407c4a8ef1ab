package io.kilorack.plan;

import java.time.LocalDate;

/// A check that somebody accepts, with name and reason; printed on the report.
///
/// @param checkId code of the check (`power.feed.overload`), `subject` the id of the thing it is about
public record Waiver(String checkId, String subject, String by, LocalDate on, String reason) {}
