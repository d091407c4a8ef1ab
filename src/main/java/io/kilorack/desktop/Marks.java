package io.kilorack.desktop;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// When the stages of the start were reached, for the smoke run.
final class Marks {
    private static final List<String> MARKS = new ArrayList<>();

    private Marks() {}

    static synchronized void at(String stage) {
        long since = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        MARKS.add(stage + " " + since + " ms");
    }

    static synchronized String text() {
        return String.join(", ", MARKS);
    }
}
