package org.aumbry.checkpoints;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.journal.KeptValues;
import org.aumbry.journal.KeptValues.Hold;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.Networks;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long values of the network's journal can be opened, and what is kept longer because somebody put it on hold. An
 * erasure takes what opens values; entries, what they commit to, and every proof stay.
 */
@Service
public class Retention {

    private final KeptValues values;
    private final NetworkPolicy policy;
    private final Networks networks;
    private final Journal journal;
    private final TreeDesk desk;

    Retention(KeptValues values, NetworkPolicy policy, Networks networks, Journal journal, TreeDesk desk) {
        this.values = values;
        this.policy = policy;
        this.networks = networks;
        this.journal = journal;
        this.desk = desk;
    }

    /**
     * What holds now.
     *
     * @param days how long values are kept, as the policy has it
     * @param erasedBefore up to when the journal was gone through
     * @param holds what is kept longer, newest first
     */
    public record Kept(int days, Instant erasedBefore, List<Hold> holds) {}

    /** What holds now; whoever asks stands in the journal. */
    public Kept kept(Principal who) {
        networks.requireAdministrator(who, "journal.read");
        journal.observe(who, "journal.read", network(who), Map.of("of", "holds"));
        return new Kept(days(), values.erasedBefore(), values.holds());
    }

    /** Two numbers for whoever reads the journal already: days, and how many holds there are. */
    public Kept summary(Principal who) {
        networks.requireAdministrator(who, "journal.read");
        return new Kept(days(), values.erasedBefore(), values.holds());
    }

    /** From now on nothing that the wish names is erased, until the hold is lifted. */
    @Transactional
    public UUID hold(Principal who, HoldWish wish) {
        networks.requireAdministrator(who, "journal.hold");
        wish.require();
        var id = desk.id();
        values.hold(new Hold(
                id, wish.person(), wish.object(), wish.from(), wish.until(), wish.reason().strip(), who.user(),
                desk.now()));
        journal.record(who, "journal.hold", new ObjectRef("hold", id), wish.said());
        return id;
    }

    /** What the hold kept past its time goes with the next erasure. */
    @Transactional
    public void lift(Principal who, UUID id) {
        networks.requireAdministrator(who, "journal.lift-hold");
        var lifted = values.lift(id, who.user(), desk.now()).orElseThrow(Refusal::notFound);
        journal.record(who, "journal.lift-hold", new ObjectRef("hold", id), Map.of("reason", lifted.reason()));
    }

    /** Erases some values of the entered network's journal that are past their time. */
    boolean eraseSome() {
        return values.eraseSome(desk.now().minus(time()));
    }

    /** How long values can be opened now. */
    Duration time() {
        return Duration.ofDays(days());
    }

    private int days() {
        return policy.values().count(PolicyOption.JOURNAL_DAYS);
    }

    private static ObjectRef network(Principal who) {
        return new ObjectRef("network", who.tenant().value());
    }
}
