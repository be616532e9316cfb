package org.aumbry.timemachine;

import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.springframework.stereotype.Component;

/** Who may travel where: managers through their spaces, owners through their drives, administrators through all. */
@Component
class TravelGate {

    private final Spaces spaces;
    private final StepUp stepUp;
    private final Journal journal;

    TravelGate(Spaces spaces, StepUp stepUp, Journal journal) {
        this.spaces = spaces;
        this.stepUp = stepUp;
        this.journal = journal;
    }

    void require(Principal who, String verb, Scope scope) {
        if (!scope.network()) {
            spaces.require(who, Permission.MANAGE, new SpaceId(scope.id()));
        } else if (!who.admin() || !scope.id().equals(who.tenant().value())) {
            journal.denied(who, verb, scope.ref(), "not-an-administrator");
            throw Refusal.notFound();
        }
    }

    /** Besides, whoever turns the whole network back was looked at a moment ago. */
    void requireToRestore(Principal who, String verb, Scope scope) {
        require(who, verb, scope);
        if (scope.network()) {
            stepUp.require(who);
        }
    }
}
