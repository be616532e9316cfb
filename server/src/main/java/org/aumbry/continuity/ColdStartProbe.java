package org.aumbry.continuity;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks whether an empty machine could become the service again: the newest restore beside the server gave the same, in
 * time, and the key that opens the archive is on paper, shown by typing it in.
 */
@Component
class ColdStartProbe implements Probe {

    private final ProvenProbe proven;
    private final BooleanSupplier held;

    @Autowired
    ColdStartProbe(ProvenProbe proven, BackupCustody custody) {
        this(proven, custody::held);
    }

    ColdStartProbe(ProvenProbe proven, BooleanSupplier held) {
        this.proven = proven;
        this.held = held;
    }

    @Override
    public String id() {
        return "continuity.cold-start";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-26");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var seen = proven.look();
        if (!seen.holds()) {
            return seen;
        }
        return held.getAsBoolean()
                ? Result.fails("Nobody has typed in yet what opens the archive without this server, so nobody knows"
                        + " whether it is on paper.")
                : Result.holds(seen.observed() + " What opens the archive without this server is on paper and was typed"
                        + " in from there.");
    }
}
