package org.aumbry.operators;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tries whether anybody may act as an operator about whom something is not on record, or no more in date. */
@Component
class RosterProbe implements Probe {

    private final OperatorRoster roster;
    private final Predicate<Operator> mayAct;

    @Autowired
    RosterProbe(OperatorRoster roster) {
        this(roster, RosterProbe::passes);
    }

    RosterProbe(OperatorRoster roster, Predicate<Operator> mayAct) {
        this.roster = roster;
        this.mayAct = mayAct;
    }

    @Override
    public String id() {
        return "operators.roster";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-7", "XAAS-10", "ELI-29");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var open = roster.list().stream().filter(each -> !each.closed()).toList();
        var lacking = open.stream().filter(each -> !each.lacks().isEmpty() || each.passkeys() == 0).toList();
        long astray = lacking.stream().filter(mayAct).count();
        return astray == 0
                ? Result.holds("%d operators are active with everything on record and in date; %d are shut out."
                        .formatted(open.size() - lacking.size(), lacking.size()))
                : Result.fails("%d operators may act although something is not on record or out of date."
                        .formatted(astray));
    }

    private static boolean passes(Operator operator) {
        try {
            return new OnDuty(operator, new UUID(0, 0), "", java.time.Instant.EPOCH).active().operator().active();
        } catch (Refusal shutOut) {
            return false;
        }
    }
}
