package io.kilorack.assess;

import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rack is made of, without its name, its place, its feeds, its work and the lots its parts come
/// from. Racks with equal keys have one [RackContent].
final class RackKey {
    final String modelId;
    final List<Device> devices;
    private final int hash;

    RackKey(Rack rack) {
        modelId = rack.modelId();
        devices = rack.devices();
        int h = modelId.hashCode();
        for (Device device : devices) {
            h = 31 * h + device.modelId().hashCode();
            h = 31 * h + device.bottomHalfU();
            h = 2 * h + device.face().ordinal();
        }
        hash = h;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof RackKey that
                && hash == that.hash
                && modelId.equals(that.modelId)
                && sameDevices(devices, that.devices);
    }

    private static boolean sameDevices(List<Device> a, List<Device> b) {
        if (a == b) {
            return true;
        }
        int n = a.size();
        if (n != b.size()) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            Device x = a.get(i);
            Device y = b.get(i);
            if (x.bottomHalfU() != y.bottomHalfU()
                    || x.face() != y.face()
                    || !x.modelId().equals(y.modelId())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
