package io.kilorack.desktop.shell;

import io.kilorack.assess.Assessment;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.model.Problem;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import java.awt.Desktop;
import java.nio.file.Files;
import java.nio.file.Path;

/// Prints the report: it is written as PDF and handed to the system's print command, because a PDF prints as vectors and a
/// picture of the window does not.
public class Printing {
    private final Workspace workspace;

    public Printing(Workspace workspace) {
        this.workspace = workspace;
    }

    public void print(Assessment assessment, Catalog catalog, String paper) {
        workspace.jobs().submit(
                Texts.get("task.print"),
                _ -> {
                    Path file = Files.createTempFile("kilorack-", ".pdf");
                    FileActions.writePdf(assessment, catalog, paper, file);
                    send(file);
                    return file;
                },
                _ -> workspace.notice(Texts.get("notice.printed")),
                failure -> workspace.report(Problem.of(Texts.get("problem.print"), Texts.get("problem.print.next"), failure)));
    }

    /// Gives the file to the system's printing, or opens it where the system cannot print by itself.
    protected void send(Path file) throws Exception {
        String os = System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT);
        if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.PRINT)) {
            Desktop.getDesktop().print(file.toFile());
            return;
        }
        String command = os.contains("mac") || os.contains("nux") ? "lp" : "";
        if (command.isEmpty()) {
            throw new UnsupportedOperationException("this system offers no way to print a file");
        }
        Process process = new ProcessBuilder(command, file.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new java.io.IOException(said.isBlank() ? "lp failed" : said.strip());
        }
    }
}
