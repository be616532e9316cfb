package org.aumbry.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Handing what one runs, the network or a space, to somebody else: the one offers, the other accepts. */
@Service
public class Transfers {

    static final Duration LIFE = Duration.ofDays(14);

    private final TransferStore store;
    private final ObjectProvider<Transferable> kinds;
    private final UserStore users;
    private final StepUp stepUp;
    private final Mail mail;
    private final Journal journal;
    private final Here here;

    Transfers(
            TransferStore store,
            ObjectProvider<Transferable> kinds,
            UserStore users,
            StepUp stepUp,
            Mail mail,
            Journal journal,
            Here here) {
        this.store = store;
        this.kinds = kinds;
        this.users = users;
        this.stepUp = stepUp;
        this.mail = mail;
        this.journal = journal;
        this.here = here;
    }

    /** What the thing is called; refused as not found to everyone who does not run it. */
    @Transactional(readOnly = true)
    public String offerable(Principal who, String kind, UUID object) {
        var transferable = kind(kind);
        transferable.requireRuns(who, who.user(), object);
        return transferable.title(object);
    }

    /** Offers somebody to take over; nothing changes until they accept. */
    @Transactional
    public TransferOffer offer(Principal who, String kind, UUID object, UserId to) {
        kind(kind).requireRuns(who, who.user(), object);
        stepUp.require(who);
        var taker = users.find(to)
                .filter(user -> user.active() && user.role() != Role.GUEST && !user.id().equals(who.user()))
                .orElseThrow(() -> Refusal.invalid("person", "identity.transfer.unfit"));
        var now = here.now();
        var offer = new TransferOffer(here.id(), kind, object, who.user(), to, now.plus(LIFE));
        if (!store.add(offer, now)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.transfer.waiting");
        }
        journal.record(who, "transfer.offer", new ObjectRef(kind, object), Map.of("to", to.toString()));
        mail.send(Letter.to(taker.email(), taker.preferences().language(), "identity.transfer.mail")
                .of(to)
                .link("/transfers")
                .by(who.user()));
        return offer;
    }

    /** Takes over: one takes the other's place, or nothing happens. */
    @Transactional
    public void accept(Principal who, UUID id) {
        var offer = open(id);
        requireSide(who, offer.to());
        stepUp.require(who);
        var transferable = kind(offer.kind());
        transferable.requireRuns(who, offer.from(), offer.object());
        store.decide(id, TransferStore.State.ACCEPTED, here.now());
        transferable.carryOut(who, offer.from(), offer.to(), offer.object());
        journal.record(who, "transfer.accept", ref(offer), Map.of("from", offer.from().toString()));
    }

    @Transactional
    public void decline(Principal who, UUID id) {
        var offer = open(id);
        requireSide(who, offer.to());
        store.decide(id, TransferStore.State.DECLINED, here.now());
        journal.record(who, "transfer.decline", ref(offer), Map.of("from", offer.from().toString()));
    }

    /** Takes one's own offer back. */
    @Transactional
    public void withdraw(Principal who, UUID id) {
        var offer = open(id);
        requireSide(who, offer.from());
        store.decide(id, TransferStore.State.WITHDRAWN, here.now());
        journal.record(who, "transfer.withdraw", ref(offer), Map.of("to", offer.to().toString()));
    }

    /** Offers to and by the principal that wait for an answer. */
    @Transactional(readOnly = true)
    public List<TransferOffer> mine(Principal who) {
        return store.openOf(who.user(), here.now());
    }

    /** What an offer to or by the principal is about. */
    @Transactional(readOnly = true)
    public String title(Principal who, TransferOffer offer) {
        if (!who.user().equals(offer.to()) && !who.user().equals(offer.from())) {
            throw Refusal.notFound();
        }
        return kind(offer.kind()).title(offer.object());
    }

    private TransferOffer open(UUID id) {
        return store.locked(id, here.now()).orElseThrow(Refusal::notFound);
    }

    private static void requireSide(Principal who, UserId side) {
        if (!who.user().equals(side)) {
            throw Refusal.notFound();
        }
    }

    private Transferable kind(String kind) {
        return kinds.stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow(Refusal::notFound);
    }

    private static ObjectRef ref(TransferOffer offer) {
        return new ObjectRef(offer.kind(), offer.object());
    }
}
