package org.aumbry.identity;

import java.util.List;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and groups as another system keeps them for the network; for administrators and what acts for them. */
@Service
public class Accounts {

    private final AccountStore store;
    private final UserStore users;
    private final SignInDirectory directory;
    private final Administrators administrators;
    private final Journal journal;
    private final Here here;

    Accounts(
            AccountStore store,
            UserStore users,
            SignInDirectory directory,
            Administrators administrators,
            Journal journal,
            Here here) {
        this.store = store;
        this.users = users;
        this.directory = directory;
        this.administrators = administrators;
        this.journal = journal;
        this.here = here;
    }

    /** Everyone, whatever the state of the account, in the order of their identifiers; at most 100,000. */
    @Transactional(readOnly = true)
    public List<UUID> people(Principal who) {
        administrators.require(who, "user.list");
        return store.ids();
    }

    /** All groups of people, in the order of their identifiers; at most 100,000. */
    @Transactional(readOnly = true)
    public List<UUID> groups(Principal who) {
        administrators.require(who, "group.list");
        return store.groupIds();
    }

    /** The group of people with that name, however it is spelled; none or one. */
    @Transactional(readOnly = true)
    public List<UUID> groupsNamed(Principal who, String name) {
        administrators.require(who, "group.list");
        return store.groupsByName(name);
    }

    /** Sets how a person is called, reached and spoken to. Refuses an address that is taken. */
    @Transactional
    public void describe(Principal who, UserId id, String name, String email, String language) {
        administrators.require(who, "user.change");
        var user = users.find(id).orElseThrow(Refusal::notFound);
        var tidyName = ProfileRules.name("name", name);
        var tidyEmail = ProfileRules.email(email);
        if (users.byEmail(tidyEmail).filter(other -> !other.id().equals(id)).isPresent()) {
            throw Refusal.invalid("email", "identity.email.taken");
        }
        var wishes = user.preferences();
        try {
            store.describe(id, tidyName, tidyEmail, new Preferences(language, wishes.theme(), wishes.shortcuts()));
        } catch (DuplicateKeyException taken) {
            throw Refusal.invalid("email", "identity.email.taken");
        }
        directory.remember(who.tenant(), tidyEmail);
        journal.record(who, "user.change", Users.ref(id));
    }

    /** Lets a deactivated person come in again, by whatever way in the network offers. */
    @Transactional
    public void reinstate(Principal who, UserId id) {
        administrators.require(who, "user.reactivate");
        var user = users.find(id).orElseThrow(Refusal::notFound);
        if (user.state() == AccountState.DEACTIVATED) {
            users.setState(id, AccountState.ACTIVE, here.now());
            journal.record(who, "user.reactivate", Users.ref(id));
        }
    }
}
