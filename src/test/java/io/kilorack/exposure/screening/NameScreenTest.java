package io.kilorack.exposure.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Party;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.PartyFacts;
import io.kilorack.catalog.load.ScreeningFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameScreenTest {
    private static final NameScreen SCREEN = new NameScreen(parties());

    private static List<Party> parties() {
        try {
            return PartyFacts.read(Path.of("assets/catalog/entities.json"));
        } catch (IOException | BadFacts e) {
            throw new AssertionError(e);
        }
    }

    /// Other scripts, misspellings, other word order, other legal forms.
    @ParameterizedTest
    @CsvSource({
        "Huawei Technologies, huawei",
        "华为技术有限公司, huawei",
        "HUAWEI Technolgies Co Ltd, huawei",
        "Хуавэй Технолоджис, huawei",
        "Хуавей, huawei",
        "ООО Хуавей, huawei",
        "هواوي, huawei",
        "شركة هواوي للتكنولوجيا, huawei",
        "華為技術, huawei",
        "Инспур, inspur_group",
        "中芯国际, smic",
        "Beijing Sensetime Technology Development, sensetime",
        "Moore Thread Intelligent Technology Beijing, moore_threads",
        "Cambricon Technology Corp, cambricon",
        "Inspur Electronic Information Industry, inspur_electronic_information_indus",
        "寒武纪, cambricon"
    })
    void findsListedParties(String name, String party) {
        List<NameScreen.Hit> hits = SCREEN.hits(name, NameScreen.USUAL_LEAST);
        assertTrue(hits.stream().anyMatch(h -> h.party().id().equals(party)), () -> name + " → " + hits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lumière Calcul SAS",
                "Creek Compute FZCO",
                "Deutsche Telekom AG",
                "Technology Company Limited",
                "NTT Data",
                "Сбербанк",
                "شركة الاتصالات السعودية",
                "南山智算有限公司",
                "Beijing"
            })
    void leavesOthersAlone(String name) {
        assertEquals(List.of(), SCREEN.hits(name, NameScreen.USUAL_LEAST));
    }

    @Test
    void readsTheConsolidatedScreeningList() throws IOException, BadFacts {
        List<Party> listed =
                ScreeningFacts.read(Path.of("src/test/resources/io/kilorack/exposure/consolidated-sample.csv"));
        assertEquals(2, listed.size());
        Party first = listed.getFirst();
        assertEquals("CN", first.country());
        assertEquals(List.of("BIS_ENTITY_LIST"), List.copyOf(first.tagsOn(LocalDate.of(2020, 1, 2))));
        assertFalse(first.tagsOn(LocalDate.of(2020, 1, 1)).contains("BIS_ENTITY_LIST"));
        assertEquals(List.of("BIS_MEU"), List.copyOf(listed.getLast().listTags()));
        assertEquals(
                "csl-e1",
                new NameScreen(listed).hits("示例设备有限公司", 0.87).getFirst().party().id());
    }
}
