package io.kilorack.catalog.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFolderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Linux      |               |             | /home/ada/.local/share/kilorack
                    Linux      | XDG_DATA_HOME | /srv/data   | /srv/data/kilorack
                    Linux      | XDG_DATA_HOME | data        | /home/ada/.local/share/kilorack
                    Mac OS X   |               |             | /home/ada/Library/Application Support/Kilorack
                    Windows 11 | LOCALAPPDATA  | /c/local    | /c/local/Kilorack
                    Windows 11 |               |             | /home/ada/AppData/Local/Kilorack
                    """)
    void everySystemHasItsPlace(String os, String variable, String value, String folder) {
        Map<String, String> environment = variable == null ? Map.of() : Map.of(variable, value);
        assertEquals(Path.of(folder), DataFolder.usual(os, "/home/ada", environment::get));
    }

    @Test
    void theFolderGivenWins() {
        assertEquals(Path.of("here").toAbsolutePath(), DataFolder.of(Optional.of(Path.of("here"))));
    }
}
