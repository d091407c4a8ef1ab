package io.kilorack.desktop.model;

import java.util.function.Consumer;

/// Jobs without threads and without waiting, for tests and for rendering without a display.
final class InlineJobs implements Jobs {
    private static final Progress SILENT = new Progress() {
        @Override
        public void report(double share, String what) {
            // nobody looks
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public <T> Job submit(String title, Work<T> work, Consumer<T> onDone, Consumer<Exception> onFailed) {
        T result;
        try {
            result = work.run(SILENT);
        } catch (Exception e) {
            onFailed.accept(e);
            return () -> {};
        }
        onDone.accept(result);
        return () -> {};
    }
}
