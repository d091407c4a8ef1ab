package io.kilorack.plan.edit;

import io.kilorack.plan.layout.PartSizes;

/// Every edit a user can make, by what it changes. Geometry is judged with the sizes given here; an edit
/// that cannot be made is refused with a reason, never an exception.
public final class Edits {
    private final RackEdits racks;
    private final DeviceEdits devices;
    private final RowEdits rows;
    private final AreaEdits areas;
    private final PowerEdits power = new PowerEdits();
    private final PlaceEdits places = new PlaceEdits();
    private final ContentEdits contents = new ContentEdits();
    private final ComplianceEdits compliance = new ComplianceEdits();

    public Edits(PartSizes sizes) {
        this.racks = new RackEdits(sizes);
        this.devices = new DeviceEdits(sizes);
        this.rows = new RowEdits(sizes);
        this.areas = new AreaEdits(sizes);
    }

    /// Racks on the floor.
    public RackEdits racks() {
        return racks;
    }

    /// Devices in racks.
    public DeviceEdits devices() {
        return devices;
    }

    /// Many racks at once: fill a row, repeat a pattern, spread feeds, number names.
    public RowEdits rows() {
        return rows;
    }

    /// Power chain and cooling units.
    public PowerEdits power() {
        return power;
    }

    /// Aisles and obstacles on the floor.
    public AreaEdits areas() {
        return areas;
    }

    /// Sites and halls.
    public PlaceEdits places() {
        return places;
    }

    /// Title, dates, owner, stock, pools, workloads, waivers.
    public ContentEdits contents() {
        return contents;
    }

    /// Further parties, screening answers, changed risk scenarios.
    public ComplianceEdits compliance() {
        return compliance;
    }
}
