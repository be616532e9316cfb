package org.aumbry.perimeter;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.aumbry.web.EgressList;
import org.aumbry.web.Machine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tries whether a machine that is silent keeps nobody waiting, and counts those that are. */
@Component
class MachinesProbe implements Probe {

    private final BooleanSupplier spares;
    private final Supplier<List<Machine>> machines;

    @Autowired
    MachinesProbe(EgressList list) {
        this(EgressList::sparesCallers, list::machines);
    }

    MachinesProbe(BooleanSupplier spares, Supplier<List<Machine>> machines) {
        this.spares = spares;
        this.machines = machines;
    }

    @Override
    public String id() {
        return "perimeter.machines";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-17");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        if (!spares.getAsBoolean()) {
            return Result.fails("Whoever asks a machine that was silent several times in a row waits there again.");
        }
        var known = machines.get();
        long silent = known.stream().filter(each -> !each.answers()).count();
        int waiting = known.stream().mapToInt(Machine::waiting).sum();
        return Result.holds(("A machine that is silent is left alone and tried by one. Of %d other machines %d are"
                + " silent now, and %d callers wait.").formatted(known.size(), silent, waiting));
    }
}
