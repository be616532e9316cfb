package org.aumbry.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links by which people come in: for one person, once, for seven days. For administrators. */
@Service
public class Invitations {

    private static final int PAGE_LIMIT = 200;

    private final InvitationStore store;
    private final Users users;
    private final UserStore accounts;
    private final Administrators administrators;
    private final InvitationLetters letters;
    private final Journal journal;
    private final Here here;

    Invitations(
            InvitationStore store,
            Users users,
            UserStore accounts,
            Administrators administrators,
            InvitationLetters letters,
            Journal journal,
            Here here) {
        this.store = store;
        this.users = users;
        this.accounts = accounts;
        this.administrators = administrators;
        this.letters = letters;
        this.journal = journal;
        this.here = here;
    }

    /** Invites a person by mail; whoever opens the link chooses name, language and password. */
    @Transactional
    public InvitationLink invite(Principal who, NewUser draft) {
        administrators.require(who, "user.invite");
        if (draft.role() == Role.ADMIN) {
            administrators.requireFull(who, "user.invite");
        }
        var user = users.create(draft, AccountState.INVITED);
        journal.record(who, "user.invite", Users.ref(user.id()), Map.of("role", user.role().stored()));
        return issue(who.user(), user.id());
    }

    /** Makes a new link for a person who has not come yet; the old one no longer works. */
    @Transactional
    public InvitationLink renew(Principal who, UserId id) {
        administrators.require(who, "user.invite");
        requireInvited(users.get(id));
        administrators.requireOver(who, "user.invite", users.get(id));
        store.revokeOf(id, here.now());
        journal.record(who, "user.invite", Users.ref(id), Map.of("renewed", "yes"));
        return issue(who.user(), id);
    }

    /** Takes an invitation back; the account stays, deactivated. */
    @Transactional
    public void revoke(Principal who, UserId id) {
        administrators.require(who, "invitation.revoke");
        requireInvited(users.get(id));
        administrators.requireOver(who, "invitation.revoke", users.get(id));
        store.revokeOf(id, here.now());
        accounts.setState(id, AccountState.DEACTIVATED, here.now());
        journal.record(who, "invitation.revoke", Users.ref(id));
    }

    /** Invitations that can still be used, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<Invitation> open(Principal who, @Nullable UUID after, int limit) {
        administrators.require(who, "invitation.list");
        return store.open(after, here.now(), Math.clamp(limit, 1, PAGE_LIMIT));
    }

    /** The first person of a network, whom nobody could invite. */
    InvitationLink first(NewUser draft) {
        var user = users.create(draft, AccountState.INVITED);
        var self = Principal.system(here.tenant(), user.id());
        journal.record(self, "user.invite", Users.ref(user.id()), Map.of("role", user.role().stored()));
        return letters.issue(user.id(), user.id());
    }

    Optional<Invitation> find(OpaqueToken token) {
        return store.byHash(token.hash(), here.now());
    }

    /** The link for someone who is invited, and the mail that brings it; the caller decides and records. */
    InvitationLink issue(UserId by, UserId user) {
        return letters.mail(letters.issue(by, user), users.get(user));
    }


    private static void requireInvited(User user) {
        if (user.state() != AccountState.INVITED) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.invitation.already-in");
        }
    }
}
