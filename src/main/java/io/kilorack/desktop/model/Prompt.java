package io.kilorack.desktop.model;

import io.kilorack.plan.edit.Edit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A few values asked for before an edit is made. The edit is tried with every answer, so that what it
/// would do, or why it is refused, is seen before it is made. Free of controls.
///
/// @param id stable key of what is asked; fields are `<id>-<key of the ask>`
/// @param about one sentence: on what it acts
/// @param accept what the button says
/// @param edit the edit that answers stand for, by key
/// @param effect in words, what an edit does
/// @param select what is selected once it is made
public record Prompt(
        String id,
        String title,
        String about,
        List<Ask> asks,
        String accept,
        Function<Map<String, String>, Edit> edit,
        Function<Edit.Made, String> effect,
        Function<Edit.Made, Selection> select) {

    /// One value.
    public sealed interface Ask {
        /// How much room a text needs.
        enum Length {
            NUMBER,
            NAME,
            LIST
        }

        String key();

        String label();

        /// @param suggest the text proposed for the other answers; it follows them until a person writes
        record Text(String key, String label, String unit, Length length, Function<Map<String, String>, String> suggest)
                implements Ask {}

        /// One of several; `values` and `texts` go together.
        record Choice(String key, String label, List<String> values, List<String> texts, String now) implements Ask {}
    }

    public Prompt {
        asks = List.copyOf(asks);
    }

    /// True when it lists names, which need more room than numbers.
    public boolean wide() {
        return asks.stream().anyMatch(ask -> ask instanceof Ask.Text text && text.length() == Ask.Length.LIST);
    }
}
