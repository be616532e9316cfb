package org.aumbry.blobs;

import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether no two places of blobs share a rack, a power supply or whatever copies are to be kept apart by. */
@Component
class BlobsApartProbe implements Probe {

    private final Supplier<List<String>> faults;

    @Autowired
    BlobsApartProbe(BlobPlaces places) {
        this(places::together);
    }

    BlobsApartProbe(Supplier<List<String>> faults) {
        this.faults = faults;
    }

    @Override
    public String id() {
        return "blobs.apart";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-6");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var found = faults.get();
        return found.isEmpty()
                ? Result.holds("No two places of files share a label that copies are kept apart by, nor a disk.")
                : Result.fails("Places of files: " + String.join("; ", found) + ".");
    }
}
