package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.command.file.CaseFile;
import io.kilorack.exposure.RuleBases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkedCasesTest {
    private static final Path CASES = Path.of("src/test/resources/io/kilorack/exposure");
    private static final LocalDate KNOWLEDGE = LocalDate.of(2026, 11, 23);

    static Stream<CaseFile.Case> classification() throws IOException, CaseFile.BadCase {
        return CaseFile.read(CASES.resolve("classification_cases.json"), KNOWLEDGE).stream().map(CaseFile.Case.class::cast);
    }

    static Stream<CaseFile.Case> exposure() throws IOException, CaseFile.BadCase {
        return CaseFile.read(CASES.resolve("exposure_cases.json"), KNOWLEDGE).stream().map(CaseFile.Case.class::cast);
    }

    @ParameterizedTest
    @MethodSource("classification")
    void classifies(CaseFile.Case question) {
        CaseCheck.Result result = CaseCheck.classification(RuleBases.SHIPPED, question);
        assertEquals(
                List.of(),
                result.faults(),
                () -> question.id() + ": " + result.answer().sentence());
    }

    @ParameterizedTest
    @MethodSource("exposure")
    void firesTheRightRules(CaseFile.Case question) {
        CaseCheck.Result result = CaseCheck.exposure(RuleBases.SHIPPED, question);
        assertEquals(
                List.of(),
                result.faults(),
                () -> question.id() + ": " + result.answer().sentence());
    }
}
