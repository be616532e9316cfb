package org.aumbry.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets people who share something bring in the person they share it with, as a guest with an end. */
@Service
public class GuestInvitations {

    private final Invitations invitations;
    private final Users users;
    private final GuestTerms terms;
    private final NetworkPolicy policy;
    private final GuestLetters letters;
    private final Journal journal;

    GuestInvitations(
            Invitations invitations,
            Users users,
            GuestTerms terms,
            NetworkPolicy policy,
            GuestLetters letters,
            Journal journal) {
        this.invitations = invitations;
        this.users = users;
        this.terms = terms;
        this.policy = policy;
        this.letters = letters;
        this.journal = journal;
    }

    /**
     * Someone brought in.
     *
     * @param link the way in, once; empty when the person was invited before and has not come yet
     */
    public record Brought(UserId user, Optional<InvitationLink> link) {}

    /** Refuses unless this principal may bring in guests now and this is an address. */
    @Transactional(readOnly = true)
    public void check(Principal who, String email) {
        if (who.guest() || !policy.values().on(PolicyOption.GUESTS)) {
            throw Refusal.of(Refusal.Code.DENIED, "identity.guest.not-allowed");
        }
        ProfileRules.email(email);
    }

    /**
     * Invites the holder of the address as a guest. The caller has decided that something may be shared with them.
     *
     * @param end when their time ends; null = as late as the network allows
     */
    @Transactional
    public Brought bring(Principal who, String email, @Nullable Instant end) {
        check(who, email);
        var known = users.findByEmail(email);
        if (known.isPresent()) {
            if (known.get().state() != AccountState.INVITED) {
                throw Refusal.invalid("who", "identity.email.taken");
            }
            return new Brought(known.get().id(), Optional.empty());
        }
        var address = ProfileRules.email(email);
        var name = address.substring(0, address.indexOf('@'));
        var user = users.create(new NewUser(name, address, Role.GUEST, "en"), AccountState.INVITED);
        var until = end == null || end.isAfter(terms.latest()) ? terms.latest() : end;
        terms.begin(who, user.id(), until);
        journal.record(who, "user.invite", Users.ref(user.id()), Map.of(
                "role", user.role().stored(), "end", until.toString()));
        var link = invitations.issue(who.user(), user.id());
        letters.send(who, user, link);
        return new Brought(user.id(), Optional.of(link));
    }
}
