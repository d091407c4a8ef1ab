package io.kilorack.report;

import io.kilorack.report.draw.Palettes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// An empty report with its typeface read, made on a thread of its own: a process that assesses a plan
/// first and prints it then has both in the time of the longer. Good for one report.
public final class Press {
    /// A thread for each piece of work: on two cores the common pool has one only.
    private static final Executor BESIDE =
            work -> Thread.ofPlatform().name("kilorack-report").daemon().start(work);

    private final CompletableFuture<PdfDocument> document = beside(() -> {
        var made = new PdfDocument(Palettes.paper());
        made.embedTypeface();
        return made;
    });

    private Press() {}

    /// Starts making one ready.
    public static Press start() {
        return new Press();
    }

    PdfDocument document() {
        return document.join();
    }

    /// Works something out while pages are drawn.
    static <T> CompletableFuture<T> beside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, BESIDE);
    }
}
