package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainStartTest {
    @Test
    void opensThePlanAndTheFolderThatAreNamed() {
        assertEquals(
                Optional.of(new PlainStart(Optional.of(Path.of("d")), Optional.of(Path.of("hall.kilorack")), true)),
                PlainStart.of("--data", "d", "--smoke-run", "hall.kilorack"));
        assertEquals(Optional.of(new PlainStart(Optional.empty(), Optional.empty(), false)), PlainStart.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assess hall.kilorack",
                "--help",
                "--data",
                "--data --help",
                "hall.kilorack other.kilorack",
                "screenshot",
                "--data=d",
                "-V",
                "asess"
            })
    void leavesEverythingElseToTheParser(String line) {
        assertEquals(Optional.empty(), PlainStart.of(line.split(" ")));
    }
}
