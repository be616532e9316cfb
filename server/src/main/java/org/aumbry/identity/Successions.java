package org.aumbry.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letting a person go without leaving anything to nobody. */
@Service
public class Successions {

    private final Users users;
    private final UserStore store;
    private final ObjectProvider<Handover> handovers;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Journal journal;

    Successions(
            Users users,
            UserStore store,
            ObjectProvider<Handover> handovers,
            Administrators administrators,
            StepUp stepUp,
            Journal journal) {
        this.users = users;
        this.store = store;
        this.handovers = handovers;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.journal = journal;
    }

    /** What would be without anybody if the person went, by kind; kinds without any are left out. */
    @Transactional(readOnly = true)
    public SequencedMap<String, Long> holdings(Principal who, UserId person) {
        administrators.require(who, "user.holdings");
        var holdings = new LinkedHashMap<String, Long>();
        handovers.orderedStream().forEach(each -> {
            long count = each.count(person);
            if (count > 0) {
                holdings.put(each.kind(), count);
            }
        });
        return holdings;
    }

    /**
     * Ends every session and token of a person. Refuses while anything would be without anybody and no successor is
     * named; the last administrator stays.
     *
     * @param successor who gets what the person holds; null when there is nothing
     */
    @Transactional
    public void deactivate(Principal who, UserId person, @Nullable UserId successor) {
        administrators.require(who, "user.deactivate");
        if (successor != null) {
            if (who.session() != null) {
                stepUp.require(who);
            }
            letGo(who, person, successor);
        } else if (users.get(person).state() != AccountState.DEACTIVATED && !holdings(who, person).isEmpty()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.successor.needed");
        } else {
            users.deactivate(who, person);
        }
    }

    /**
     * Gives everything of a person to a successor and ends every session and token of theirs, all in one transaction.
     * Of someone deactivated already only the things change hands. The last administrator stays.
     */
    @Transactional
    public SequencedMap<String, Long> letGo(Principal who, UserId person, UserId successor) {
        administrators.require(who, "user.hand-over");
        var leaving = users.get(person);
        requireHeir(person, successor);
        administrators.requireOver(who, "user.hand-over", leaving);
        requireHands(who, successor);
        var given = new LinkedHashMap<String, Long>();
        handovers.orderedStream().forEach(each -> {
            long count = each.handOver(who, person, successor);
            if (count > 0) {
                given.put(each.kind(), count);
            }
        });
        users.deactivate(who, person);
        var details = new LinkedHashMap<String, String>(Map.of("successor", successor.toString()));
        given.forEach((kind, count) -> details.put(kind, String.valueOf(count)));
        journal.record(who, "user.hand-over", Users.ref(person), details);
        return given;
    }

    /**
     * Who administers people alone gives things only into the hands of somebody who could open everything anyway:
     * else they could let somebody of their own have them.
     */
    private void requireHands(Principal who, UserId successor) {
        if (!who.admin() && users.get(successor).role() != Role.ADMIN) {
            throw Refusal.invalid("successor", "identity.successor.full-only");
        }
    }

    private void requireHeir(UserId person, UserId successor) {
        boolean fit = store.find(successor)
                .filter(heir -> heir.active() && heir.role() != Role.GUEST && !heir.id().equals(person))
                .isPresent();
        if (!fit) {
            throw Refusal.invalid("successor", "identity.successor.unfit");
        }
    }
}
