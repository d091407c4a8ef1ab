package io.kilorack.assess;

import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `count` pieces of `part` in one rack that a stock lot is said to cover.
record LotUse(String lotId, Part part, int count) {

    /// What the racks of a plan take from stock, rack by rack. Racks of one content and the same lots, one
    /// after another, share one list: ten thousand racks of a few lots are a few dozen lists.
    static final class Reader {
        private final Parts parts;
        private @Nullable Rack last;
        private @Nullable RackContent lastContent;
        private List<LotUse> lastUses = List.of();

        Reader(Parts parts) {
            this.parts = parts;
        }

        List<LotUse> of(Rack rack, RackContent content) {
            if (last != null && content == lastContent && sameLots(rack, last)) {
                return lastUses;
            }
            last = rack;
            lastContent = content;
            lastUses = read(rack, parts);
            return lastUses;
        }

        /// Equal contents have equal devices in the same order, so only the lots have to be compared.
        private static boolean sameLots(Rack a, Rack b) {
            if (!a.stockId().equals(b.stockId())) {
                return false;
            }
            List<Device> x = a.devices();
            List<Device> y = b.devices();
            if (x == y) {
                return true;
            }
            for (int i = 0; i < x.size(); i++) {
                if (!x.get(i).stockId().equals(y.get(i).stockId())) {
                    return false;
                }
            }
            return true;
        }
    }

    /// What one rack takes from stock, in the order of its devices.
    static List<LotUse> read(Rack rack, Parts parts) {
        var found = new ArrayList<LotUse>(2);
        if (!rack.stockId().isEmpty()) {
            add(found, rack.stockId(), parts.of(rack.modelId()));
        }
        for (Device device : rack.devices()) {
            if (!device.stockId().isEmpty()) {
                add(found, device.stockId(), parts.of(device.modelId()));
            }
        }
        return List.copyOf(found);
    }

    private static void add(List<LotUse> list, String lotId, Part part) {
        for (int i = 0; i < list.size(); i++) {
            LotUse have = list.get(i);
            if (have.lotId.equals(lotId) && have.part.equals(part)) {
                list.set(i, new LotUse(lotId, part, have.count + 1));
                return;
            }
        }
        list.add(new LotUse(lotId, part, 1));
    }
}
