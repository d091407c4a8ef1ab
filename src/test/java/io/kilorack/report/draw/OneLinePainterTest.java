package io.kilorack.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SampleAssessments;
import io.kilorack.report.draw.OneLinePainter.Playback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OneLinePainterTest {
    private static List<String> painted(Playback playback) {
        var a = SampleAssessments.mixed();
        var loads = a.power().nodes().stream()
                .collect(Collectors.toMap(n -> n.nodeId(), n -> n, (x, y) -> x, HashMap::new));
        var site = a.plan().sites().getFirst();
        var texts = new ArrayList<String>();
        var surface = (Surface) java.lang.reflect.Proxy.newProxyInstance(
                Surface.class.getClassLoader(),
                new Class<?>[] {Surface.class},
                (_, method, args) -> switch (method.getName()) {
                    case "textWidth" -> ((String) args[0]).length() * 5.0;
                    case "clipped" -> {
                        ((Runnable) args[4]).run();
                        yield null;
                    }
                    case "text" -> {
                        texts.add((String) args[0]);
                        yield null;
                    }
                    default -> null;
                });
        OneLinePainter.paint(surface, OneLine.of(site.chain(), loads), 0, 0, 800, 400, playback, "");
        return texts;
    }

    @Test
    void everyBoxSaysItsLoadAndLimit() {
        List<String> texts = painted(Playback.NONE);
        assertTrue(texts.stream().anyMatch(t -> t.contains("no limit")), texts.toString());
        assertTrue(texts.stream().anyMatch(t -> t.contains(" of ")), texts.toString());
        assertEquals(
                0,
                texts.stream().filter(t -> t.equals("lost") || t.equals("dark")).count());
    }

    @Test
    void aPlayedBackFailureIsWrittenNotOnlyColoured() {
        var site = SampleAssessments.mixed().plan().sites().getFirst();
        String ups = site.chain().stream()
                .filter(n -> n.kind().name().equals("UPS"))
                .findFirst()
                .orElseThrow()
                .id();
        Set<String> dead = OneLine.dead(site.chain(), ups);
        List<String> texts = painted(new Playback(ups, dead, Set.of()));
        assertEquals(1, texts.stream().filter(t -> t.equals("lost")).count());
        assertEquals(
                dead.size() - 1, texts.stream().filter(t -> t.equals("dark")).count());
    }
}
