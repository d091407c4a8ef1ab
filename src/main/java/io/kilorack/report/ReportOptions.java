package io.kilorack.report;

import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// @param planHash fingerprint of the plan file's text, printed in the footer
public record ReportOptions(Paper paper, String planHash) {
    /// Options with the SHA-256 of the plan's own text: two plans with the same content have the same.
    public static ReportOptions of(Plan plan, Paper paper) {
        try {
            byte[] text = PlanFile.text(plan).getBytes(StandardCharsets.UTF_8);
            return new ReportOptions(
                    paper,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
