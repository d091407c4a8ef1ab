package io.kilorack.desktop.actions;

import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The shortcut key with a sign such as plus, wherever the keyboard layout has it, with or without Shift,
/// or on the number block. The toolkit's own combination by character asks the platform for the key, which
/// the headless one cannot answer.
final class SignCombination extends KeyCombination {
    private final String sign;
    private final Set<KeyCode> keys;

    SignCombination(String sign, KeyCode... keys) {
        super(ModifierValue.ANY, ModifierValue.UP, ModifierValue.UP, ModifierValue.UP, ModifierValue.DOWN);
        this.sign = sign;
        this.keys = Set.of(keys);
    }

    @Override
    public boolean match(KeyEvent event) {
        return super.match(event) && (keys.contains(event.getCode()) || sign.equals(event.getText()));
    }

    @Override
    public String getDisplayText() {
        return "Ctrl+" + sign;
    }

    @Override
    public String getName() {
        return "Shortcut+" + sign;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignCombination o && o.sign.equals(sign);
    }

    @Override
    public int hashCode() {
        return sign.hashCode();
    }
}
