package io.kilorack.desktop.views;

/// A view with views inside.
public interface SubViews {
    /// Shows one of them; false when there is none by that key.
    boolean open(String key);
}
