package org.aumbry.policies;

import java.time.Duration;
import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.EntryRule;
import org.aumbry.identity.Visit;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets nobody in with a key that is bait, and tells; whoever tries learns only that such a key is not known. */
@Component
@Order(5)
class HoneyDoor implements EntryRule {

    private final HoneySteps steps;
    private final Findings findings;
    private final Journal journal;
    private final TenantScope scope;
    private final Desk desk;

    HoneyDoor(HoneySteps steps, Findings findings, Journal journal, TenantScope scope, Desk desk) {
        this.steps = steps;
        this.findings = findings;
        this.journal = journal;
        this.scope = scope;
        this.desk = desk;
    }

    @Override
    public void require(Visit visit) {
        var token = visit.token();
        var user = visit.user();
        if (token == null || user == null || !steps.isToken(token)) {
            return;
        }
        var who = new Principal(scope.current(), user, false, false, null, token, Set.of(), visit.address());
        journal.denied(who, "entry.refuse", new ObjectRef("token", token), "honey-token");
        findings.add(new Findings.Seen(
                Finding.Rule.HONEY_TOKEN, null, token, 1, desk.now(), desk.now(), visit.address(),
                        Duration.ofHours(1)));
        throw Refusal.of(Refusal.Code.NOT_SIGNED_IN, "refusal.not-signed-in");
    }
}
