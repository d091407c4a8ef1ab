package io.kilorack.desktop;

import java.nio.file.Path;

/// A picture of the window to make without a display.
///
/// @param width of the scene, `scale` pixels for each of its units
/// @param theme `light`, `dark` or `system`
/// @param view key of the centre view (`floor`, `exposure`), or `rack` for the floor with its first filled
/// rack open
/// @param colour what the floor's colours mean, by name of [io.kilorack.report.draw.FloorColour]
public record Shot(Path target, int width, int height, double scale, String theme, String view, String colour) {}
