package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What is signed, by whom, and what the figures do not promise: one block that stays on one page.
final class SignOffSection {
    /// Height of a line to sign on, in points: room for a name by hand.
    private static final double LINE = 26;

    private static final List<String> ROLES = List.of(
            "Prepared by",
            "Electrical and mechanical",
            "Capacity and operations",
            "Legal, export control",
            "Approved by");

    private final Flow flow;
    private final Assessment assessment;
    private final ReportOptions options;

    SignOffSection(Flow flow, Assessment assessment, ReportOptions options) {
        this.flow = flow;
        this.assessment = assessment;
        this.options = options;
    }

    void write() throws IOException {
        flow.chapterWithin("Sign-off", 60 + (ROLES.size() + 1) * LINE + 140);
        flow.paragraph(signed());
        flow.space(8);
        boxes();
        signatures();
        flow.section("Notice", 80);
        flow.note(assessment.exposure().notice());
        flow.space(3);
        flow.note("Findings on exposure are a reading of public rules by a program; ask counsel before buying,"
                + " shipping or operating. What is unknown is shown as unknown and is never counted as allowed.");
        flow.space(3);
        flow.note("“≥” marks a lower bound: something unknown was left out. A range is the error band or the price"
                + " range of the figure, as its formula says. Figures carry three significant digits.");
    }

    /// The plan and catalog that the signatures stand for, and what is open in them.
    private String signed() {
        var open = new ArrayList<String>();
        count(open, Check.Severity.ERROR, "error", "errors");
        count(open, Check.Severity.WARNING, "warning", "warnings");
        count(open, Check.Severity.INFO, "note", "notes");
        int waived = (int)
                assessment.checks().stream().filter(c -> c.waiver().isPresent()).count();
        return "The signatures stand for plan %s with catalog %s %s as of %s: %s open, %s waived. A change of either gives another number."
                .formatted(
                        SummarySection.brief(options.planHash()),
                        assessment.catalogVersion(),
                        SummarySection.brief(assessment.catalogHash()),
                        assessment.asOf(),
                        open.isEmpty() ? "no check" : Words.list(open, 3),
                        waived == 0 ? "none" : Words.count(waived, "check", "checks"));
    }

    private void count(List<String> words, Check.Severity severity, String one, String many) {
        int n = (int) assessment.checks().stream()
                .filter(c -> c.severity() == severity && c.waiver().isEmpty())
                .count();
        if (n > 0) {
            words.add(Words.count(n, one, many));
        }
    }

    private void boxes() throws IOException {
        var s = flow.surface();
        double base = flow.y() + 9;
        flow.sheet().tagged("P", null, "", () -> {
            double x = flow.left();
            for (String word : List.of("approved", "approved with the open checks above", "returned")) {
                s.strokeRect(x, base - 7.5, 8, 8, Ink.TEXT_MUTED, 0.8);
                s.text(word, x + 13, base, Type.REGULAR, 9, Ink.TEXT, Align.LEFT);
                x += 13 + s.textWidth(word, Type.REGULAR, 9) + 22;
            }
        });
        flow.advance(20);
    }

    private void signatures() throws IOException {
        var s = flow.surface();
        double[] at = {0, 0.27, 0.56, 0.71};
        double[] to = {0.25, 0.54, 0.69, 1};
        List<String> heads = List.of("", "Name", "Date", "Signature");
        double top = flow.y();
        flow.sheet().tagged("P", null, "", () -> {
            for (int c = 1; c < heads.size(); c++) {
                s.text(
                        heads.get(c),
                        flow.left() + at[c] * flow.width(),
                        top + 10,
                        Type.MEDIUM,
                        8,
                        Ink.TEXT_MUTED,
                        Align.LEFT);
            }
        });
        for (int r = 0; r < ROLES.size(); r++) {
            double line = top + 12 + (r + 1) * LINE;
            String role = ROLES.get(r);
            String name = r == 0 ? assessment.plan().author() : "";
            flow.sheet().tagged("P", null, "", () -> {
                s.text(role, flow.left(), line - 3, Type.REGULAR, 9, Ink.TEXT, Align.LEFT);
                if (!name.isEmpty()) {
                    double x = flow.left() + at[1] * flow.width();
                    s.text(
                            Fit.text(s, name, Type.REGULAR, 9, (to[1] - at[1]) * flow.width()),
                            x,
                            line - 3,
                            Type.REGULAR,
                            9,
                            Ink.TEXT,
                            Align.LEFT);
                }
            });
            flow.sheet().artifact(() -> {
                for (int c = 1; c < heads.size(); c++) {
                    s.line(
                            flow.left() + at[c] * flow.width(),
                            line,
                            flow.left() + to[c] * flow.width(),
                            line,
                            Ink.TEXT_FAINT,
                            0.6,
                            Dash.SOLID);
                }
            });
        }
        flow.advance(12 + ROLES.size() * LINE + 8);
    }
}
