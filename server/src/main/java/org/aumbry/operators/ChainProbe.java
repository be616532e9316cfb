package org.aumbry.operators;

import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Computes the installation's journal anew from its first entry. */
@Component
class ChainProbe implements Probe {

    private final InstallationJournal journal;

    ChainProbe(InstallationJournal journal) {
        this.journal = journal;
    }

    @Override
    public String id() {
        return "operators.journal-chain";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-48");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var newest = journal.before(Long.MAX_VALUE, 1);
        var fault = journal.fault();
        return fault.isEmpty()
                ? Result.holds("%d entries follow each other, none changed.".formatted(
                        newest.isEmpty() ? 0 : newest.getFirst().number()))
                : Result.fails("Entry %d is not what was written.".formatted(fault.getAsLong()));
    }
}
