package org.aumbry.identity;

import java.util.Map;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.MailWishes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people want to have nothing to do with: mails they could do without, analytics, the directory. Their own affair.
 */
@Service
public class Wishes implements MailWishes {

    private final WishStore store;
    private final Journal journal;
    private final Here here;

    Wishes(WishStore store, Journal journal, Here here) {
        this.store = store;
        this.journal = journal;
        this.here = here;
    }

    /**
     * What a person wants.
     *
     * @param mails letters beside those that are needed for signing in
     * @param analytics to be counted in figures about use
     * @param listed to be found by a part of the name; otherwise by the whole address only
     * @param shown what others of the network see of the profile
     */
    public record Wish(boolean mails, boolean analytics, boolean listed, Shown shown) {

        public static final Wish USUAL = new Wish(true, true, true, Shown.ALL);
    }

    /**
     * Which fields of a profile others of the network see. The name is always seen; administrators of people see all.
     *
     * @param email the address
     * @param groups in which groups the person is
     * @param since since when the person is here
     */
    public record Shown(boolean email, boolean groups, boolean since) {

        public static final Shown ALL = new Shown(true, true, true);
    }

    @Transactional(readOnly = true)
    public Wish of(UserId user) {
        return store.find(user).orElse(Wish.USUAL);
    }

    @Transactional
    public void change(Principal who, Wish wish) {
        store.set(who.user(), wish, here.now());
        journal.record(who, "user.change-wishes", Users.ref(who.user()), Map.of(
                "mails", "" + wish.mails(), "analytics", "" + wish.analytics(), "listed", "" + wish.listed(),
                "email", "" + wish.shown().email(), "groups", "" + wish.shown().groups(),
                "since", "" + wish.shown().since()));
    }

    /** People who don't want to be counted in figures about use. */
    @Transactional(readOnly = true)
    public Set<UserId> uncounted() {
        return store.uncounted();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean wantsOptional(UserId person) {
        return of(person).mails();
    }
}
