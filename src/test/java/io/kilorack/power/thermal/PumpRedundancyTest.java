package io.kilorack.power.thermal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PumpRedundancyTest {
    /// Wordings of the catalog; three pumps without a spare leave two thirds.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            N+1 pumps               | 1
            N+1 pumps (3 pumps)     | 1
            N+N pumps               | 1
            2N pumps, N+1 fans      | 1
            N pumps (3 pumps)       | 0.6666666666666666
            N pumps (1 pump)        | 0
            N pumps                 |
            dual pump               |
            3 pumps                 |
            N+1 fans                |
            6 units (4+2) for 10 MW |
            ``                      |
            """)
    void theMakersWordsSayWhatIsLeft(String words, Double share) {
        OptionalDouble left = PumpRedundancy.of(words).shareAfterLoss();
        assertEquals(share == null ? OptionalDouble.empty() : OptionalDouble.of(share), left);
    }
}
