package io.kilorack.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Nobody there to answer: everything is cancelled.
public final class NoChoosers implements Choosers {
    @Override
    public Optional<Path> openPlan() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> savePlan(String suggestedName) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> savePdf(String suggestedName) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> savePicture(String suggestedName) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openList() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openBundle() {
        return Optional.empty();
    }

    @Override
    public Answer unsaved(String planName) {
        return Answer.CANCEL;
    }

    @Override
    public Optional<String> paper(String now) {
        return Optional.empty();
    }
}
