package org.aumbry.identity;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets some people wish that nobody sees their fields, looks at them as another member would, and then with everything
 * shown. Everything is taken back.
 */
@Component
class ProfileFieldsProbe implements Probe {

    private static final int PEOPLE = 5;
    private static final Wishes.Shown NOTHING = new Wishes.Shown(false, false, false);

    private final UserStore users;
    private final WishStore wishes;
    private final Here here;
    private final TransactionTemplate transaction;
    private final BiFunction<Principal, User, Profiles.Seen> look;

    @Autowired
    ProfileFieldsProbe(
            UserStore users, WishStore wishes, Here here, TransactionTemplate transaction, Profiles profiles) {
        this(users, wishes, here, transaction, profiles::of);
    }

    ProfileFieldsProbe(
            UserStore users,
            WishStore wishes,
            Here here,
            TransactionTemplate transaction,
            BiFunction<Principal, User, Profiles.Seen> look) {
        this.users = users;
        this.wishes = wishes;
        this.here = here;
        this.transaction = transaction;
        this.look = look;
    }

    @Override
    public String id() {
        return "identity.profile-fields";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-31");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return Objects.requireNonNull(transaction.execute(open -> {
            open.setRollbackOnly();
            var asker = new Principal(
                    here.tenant(), new UserId(here.id()), false, false, null, null, Set.of("read"), "");
            var people = users.list(null, List.of(AccountState.ACTIVE), PEOPLE);
            long told = people.stream().filter(person -> tells(asker, person, NOTHING)).count();
            long kept = people.stream().filter(person -> !tells(asker, person, Wishes.Shown.ALL)).count();
            return told == 0 && kept == 0
                    ? Result.holds("fields of %d people were seen as they wished".formatted(people.size()))
                    : Result.fails(("of %d people the fields of %d were seen against their wish, of %d not although"
                            + " they wished it").formatted(people.size(), told, kept));
        }));
    }

    private boolean tells(Principal asker, User person, Wishes.Shown shown) {
        var wish = wishes.find(person.id()).orElse(Wishes.Wish.USUAL);
        wishes.set(
                person.id(), new Wishes.Wish(wish.mails(), wish.analytics(), wish.listed(), shown), here.now());
        var seen = look.apply(asker, person);
        return seen.email() != null || seen.since() != null;
    }
}
