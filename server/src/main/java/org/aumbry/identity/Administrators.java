package org.aumbry.identity;

import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Decides who may administer what. */
@Component
public class Administrators {

    private final AdminRoleStore roles;
    private final Journal journal;

    Administrators(AdminRoleStore roles, Journal journal) {
        this.roles = roles;
        this.journal = journal;
    }

    /**
     * Refuses everyone who does not administer the area in which the act lies, as if the page did not exist, and keeps
     * evidence of the try. An act that lies in no area is for full administrators.
     */
    public void require(Principal who, String verb) {
        if (!who.administers(verb)) {
            journal.denied(who, verb, new ObjectRef("network", who.tenant().value()), "not-an-administrator");
            throw Refusal.notFound();
        }
    }

    /** Refuses whoever is no full administrator; for what is done to full administrators and makes somebody one. */
    void requireFull(Principal who, String verb) {
        if (!who.admin()) {
            journal.denied(who, verb, new ObjectRef("network", who.tenant().value()), "not-a-full-administrator");
            throw Refusal.of(Refusal.Code.DENIED, "identity.areas.full-only");
        }
    }

    /** Refuses acts on the account of someone who administers more than the asker. */
    void requireOver(Principal who, String verb, User user) {
        if (!who.admin() && !AdminRoleRules.mayActOn(who, user.role(), areas(user))) {
            journal.denied(who, verb, Users.ref(user.id()), "more-than-one-has");
            throw Refusal.of(Refusal.Code.DENIED, "identity.areas.more");
        }
    }

    /** Refuses changing who is in a group that gives more than the asker has. */
    void requireOver(Principal who, String verb, GroupId group) {
        if (!who.admin() && !AdminRoleRules.mayHand(who, roles.areas(group))) {
            journal.denied(who, verb, new ObjectRef("group", group.value()), "more-than-one-has");
            throw Refusal.of(Refusal.Code.DENIED, "identity.areas.more");
        }
    }

    /** What the person administers by roles of the network's own; for deciding, never for showing. */
    Set<Area> areas(User user) {
        return user.role() == Role.MEMBER ? roles.areas(user.id()) : Set.of();
    }
}
