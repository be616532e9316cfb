package org.aumbry.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The one way into a network: whatever recognises someone, by session, key, directory or link, asks here before
 * anything
 * is done for them. Asks every rule there is; one refusal is enough.
 */
@Component
public class Entrance {

    private final ObjectProvider<EntryRule> rules;

    Entrance(ObjectProvider<EntryRule> rules) {
        this.rules = rules;
    }

    /** Called inside the network. @throws org.aumbry.kernel.Refusal when a rule refuses */
    public void require(Visit visit) {
        rules.orderedStream().forEach(rule -> rule.require(visit));
    }
}
