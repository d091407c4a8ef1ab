package io.kilorack.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Answers prepared by a test.
final class TestChoosers implements Choosers {
    Optional<Path> plan = Optional.empty();
    Optional<Path> pdf = Optional.empty();
    Optional<Path> list = Optional.empty();
    Answer unsaved = Answer.CANCEL;

    @Override
    public Optional<Path> openPlan() {
        return plan;
    }

    @Override
    public Optional<Path> savePlan(String suggestedName) {
        return plan;
    }

    @Override
    public Optional<Path> savePdf(String suggestedName) {
        return pdf;
    }

    @Override
    public Optional<Path> savePicture(String suggestedName) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openList() {
        return list;
    }

    @Override
    public Optional<Path> openBundle() {
        return Optional.empty();
    }

    @Override
    public Answer unsaved(String planName) {
        return unsaved;
    }

    @Override
    public Optional<String> paper(String now) {
        return Optional.of("A4");
    }
}
