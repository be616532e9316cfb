package org.aumbry.identity;

import java.util.List;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests to join that wait for an administrator. */
@Service
public class JoinRequests {

    private final JoinRequestStore store;
    private final Invitations invitations;
    private final Administrators administrators;
    private final Journal journal;
    private final Here here;

    JoinRequests(
            JoinRequestStore store,
            Invitations invitations,
            Administrators administrators,
            Journal journal,
            Here here) {
        this.store = store;
        this.invitations = invitations;
        this.administrators = administrators;
        this.journal = journal;
        this.here = here;
    }

    @Transactional(readOnly = true)
    public List<JoinRequest> open(Principal who) {
        administrators.require(who, "join-request.list");
        return store.open();
    }

    /** Lets the person in: as a member, by an invitation that is mailed to the address they have shown to be theirs. */
    @Transactional
    public void approve(Principal who, UUID id) {
        administrators.require(who, "join-request.approve");
        var request = store.find(id).orElseThrow(Refusal::notFound);
        decide(who, id, true);
        invitations.invite(who, new NewUser(request.name(), request.email(), Role.MEMBER, request.language()));
    }

    @Transactional
    public void refuse(Principal who, UUID id) {
        administrators.require(who, "join-request.refuse");
        decide(who, id, false);
    }

    private void decide(Principal who, UUID id, boolean approved) {
        if (!store.decide(id, approved, who.user(), here.now())) {
            throw Refusal.notFound();
        }
        var verb = approved ? "join-request.approve" : "join-request.refuse";
        journal.record(who, verb, new ObjectRef("join-request", id));
    }
}
