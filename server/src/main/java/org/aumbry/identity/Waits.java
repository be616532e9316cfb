package org.aumbry.identity;

import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Waits that failed sign-ins have brought upon an account. For administrators. */
@Service
public class Waits {

    private final Guesses guesses;
    private final UserStore users;
    private final Administrators administrators;
    private final Journal journal;

    Waits(Guesses guesses, UserStore users, Administrators administrators, Journal journal) {
        this.guesses = guesses;
        this.users = users;
        this.administrators = administrators;
        this.journal = journal;
    }

    /** The most failed tries that anyone has had on that account lately. */
    @Transactional(readOnly = true)
    public int failures(Principal who, UserId user) {
        administrators.require(who, "sign-in.waits");
        return guesses.failures(get(user).email());
    }

    /**
     * Lets the person try again at once, wherever they are. At most once an hour: who would help a guesser that way
     * gains
     * no more than waiting would.
     */
    @Transactional
    public void lift(Principal who, UserId user) {
        administrators.require(who, "sign-in.lift");
        var person = get(user);
        if (!guesses.lift(person.email())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.waits.none");
        }
        journal.record(who, "sign-in.lift", Users.ref(user));
    }

    private User get(UserId user) {
        return users.find(user).orElseThrow(Refusal::notFound);
    }
}
