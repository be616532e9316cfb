package org.aumbry.identity;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the end of a look does inside the person's network. */
@Component
class LookSteps {

    private final UserStore users;
    private final SessionStore store;
    private final Sessions sessions;
    private final HeldFormDesk forms;
    private final Here here;

    LookSteps(UserStore users, SessionStore store, Sessions sessions, HeldFormDesk forms, Here here) {
        this.users = users;
        this.store = store;
        this.sessions = sessions;
        this.forms = forms;
        this.here = here;
    }

    /** Ends the earlier sign-in and lets what waits follow the new one; false when the earlier one was over. */
    @Transactional
    public boolean replace(Look look, SignedIn after) {
        var user = users.find(look.user()).filter(User::active);
        var live = store.byId(look.session());
        if (user.isEmpty() || live.isEmpty() || !live.get().user().equals(look.user())) {
            return false;
        }
        var before = Sessions.principal(
                here.tenant(), user.get(), look.session(), live.get().proof(), "", Set.of());
        if (!sessions.counts(before)) {
            return false;
        }
        forms.follow(before, after);
        sessions.signOut(before);
        return true;
    }
}
