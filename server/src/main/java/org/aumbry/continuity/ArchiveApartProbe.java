package org.aumbry.continuity;

import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether no two locations of the archive share whatever copies are to be kept apart by. */
@Component
class ArchiveApartProbe implements Probe {

    private final Supplier<List<String>> faults;

    @Autowired
    ArchiveApartProbe(ArchiveConsole console) {
        this(console::together);
    }

    ArchiveApartProbe(Supplier<List<String>> faults) {
        this.faults = faults;
    }

    @Override
    public String id() {
        return "continuity.apart";
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
                ? Result.holds("No two locations of the archive share a label that keeps copies apart, nor a disk.")
                : Result.fails("Locations of the archive: " + String.join("; ", found) + ".");
    }
}
