package io.kilorack.command.file;

import io.kilorack.assess.PartyScreening.Likeness;
import io.kilorack.assess.PartyScreening.Screened;
import io.kilorack.plan.PartyAnswer;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Screened names as JSON.
public final class ScreenJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ScreenJson() {}

    public static String text(List<Screened> screened, int parties, String notice) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("notice", notice);
        root.put("listed_parties", parties);
        ArrayNode names = root.putArray("names");
        for (Screened each : screened) {
            ObjectNode name = names.addObject();
            name.put("name", each.party().name());
            each.party().roles().forEach(name.putArray("roles")::add);
            name.put("asks", each.open());
            ArrayNode likenesses = name.putArray("likenesses");
            each.likenesses().forEach(l -> likeness(l, likenesses.addObject()));
        }
        return MAPPER.writeValueAsString(root);
    }

    private static void likeness(Likeness likeness, ObjectNode node) {
        node.put("party", likeness.hit().party().id());
        node.put("name", likeness.hit().party().name());
        node.put("listed_name", likeness.hit().listedName());
        node.put("country", likeness.hit().party().country());
        node.put("score", likeness.hit().score());
        likeness.lists().forEach(node.putArray("lists")::add);
        if (likeness.listedOn() != null) {
            node.put("listed_on", String.valueOf(likeness.listedOn()));
        }
        PartyAnswer answer = likeness.answer();
        if (answer != null) {
            ObjectNode given = node.putObject("answer");
            given.put("verdict", answer.verdict().name().toLowerCase(Locale.ROOT));
            given.put("by", answer.by());
            given.put("on", answer.on().toString());
            given.put("reason", answer.reason());
            given.put("lists_changed_since", likeness.changed());
        }
    }
}
