package io.kilorack.assess;

import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import java.util.ArrayList;
import java.util.List;

/// `count` pieces of `part` in one rack that a stock lot is said to cover.
record LotUse(String lotId, Part part, int count) {
    private static final List<LotUse> NONE = List.of();

    /// What a rack takes from stock, in the order of its devices; the shared empty list for most racks.
    static List<LotUse> of(Rack rack, Parts parts) {
        List<LotUse> found = NONE;
        if (!rack.stockId().isEmpty()) {
            found = with(found, new LotUse(rack.stockId(), parts.of(rack.modelId()), 1));
        }
        for (Device device : rack.devices()) {
            if (!device.stockId().isEmpty()) {
                found = with(found, new LotUse(device.stockId(), parts.of(device.modelId()), 1));
            }
        }
        return found;
    }

    private static List<LotUse> with(List<LotUse> list, LotUse one) {
        var next = list.isEmpty() ? new ArrayList<LotUse>() : list;
        for (int i = 0; i < next.size(); i++) {
            LotUse have = next.get(i);
            if (have.lotId.equals(one.lotId) && have.part.id().equals(one.part.id())) {
                next.set(i, new LotUse(have.lotId, have.part, have.count + one.count));
                return next;
            }
        }
        next.add(one);
        return next;
    }
}
