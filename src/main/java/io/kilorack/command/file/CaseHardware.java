package io.kilorack.command.file;

import tools.jackson.databind.JsonNode;

/// Reads the `hardware` object of a measured case.
final class CaseHardware {
    private CaseHardware() {}

    /// Catalog id: as stated, else by the name of the accelerator. Empty for a variant that no catalog
    /// entry describes.
    static String accelerator(JsonNode c) {
        String stated = Json.text(c, "hardware", "catalog_id");
        if (!stated.isEmpty()) {
            return ModelNames.accelerator(stated);
        }
        return Json.text(c, "hardware", "variant").isEmpty()
                ? ModelNames.accelerator(Json.text(c, "hardware", "accelerator"))
                : "";
    }
}
