package org.aumbry.support;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.PasskeySignatures;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Operators' access as the network decides about it: consent by passkey, taking it back, what was shown. */
@Service
public class Support {

    private final SupportStore store;
    private final GrantReading reading;
    private final GrantRelease grantRelease;
    private final PasskeySignatures signatures;
    private final Administrators administrators;
    private final Journal journal;
    private final Clock clock;

    Support(
            SupportStore store,
            GrantReading reading,
            GrantRelease grantRelease,
            PasskeySignatures signatures,
            Administrators administrators,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.reading = reading;
        this.grantRelease = grantRelease;
        this.signatures = signatures;
        this.administrators = administrators;
        this.journal = journal;
        this.clock = clock;
    }

    /** Requests to this network, newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<SupportGrant> list(Principal who) {
        administrators.require(who, "support.list");
        return reading.newest();
    }

    @Transactional(readOnly = true)
    public SupportGrant get(Principal who, SupportGrantId id) {
        administrators.require(who, "support.open");
        return reading.find(id).orElseThrow(Refusal::notFound);
    }

    /** What was really shown or changed, in order. */
    @Transactional(readOnly = true)
    public List<Shown> shown(Principal who, SupportGrantId id) {
        administrators.require(who, "support.open");
        return reading.shown(id);
    }

    /** What to ask the approver's browser for, as JSON; empty when they have no passkey. */
    @Transactional(readOnly = true)
    public String question(Principal who, SupportGrantId id) {
        administrators.require(who, "support.approve");
        return signatures.question(who, store.text(asked(id)).hash());
    }

    /** Consents: takes the signature under the exact words, and wraps the keys they release under it. */
    @Transactional
    public SupportGrant approve(Principal who, SupportGrantId id, String answer) {
        administrators.require(who, "support.approve");
        var text = store.text(lock(id));
        var signed = signatures.sign(who, answer, text.hash());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var approval = new Approval(
                now, who.user().value(), signed.key(), signed.backupEligible(), signed.answer());
        grantRelease.wrap(id, text, approval);
        journal.record(who, "support.approve", id.ref(), Map.of("ticket", text.ticket()));
        grantRelease.tell(who.tenant(), "support.approve", id);
        return reading.find(id).orElseThrow();
    }

    @Transactional
    public void decline(Principal who, SupportGrantId id) {
        administrators.require(who, "support.decline");
        var text = store.text(lock(id));
        store.decline(id, who.user(), clock.instant());
        journal.record(who, "support.decline", id.ref(), Map.of("ticket", text.ticket()));
        grantRelease.tell(who.tenant(), "support.decline", id);
    }

    /** Takes consent back: the very next request of the operator is refused, and the key is gone. */
    @Transactional
    public void revoke(Principal who, SupportGrantId id) {
        administrators.require(who, "support.revoke");
        var row = store.lock(id).orElseThrow(Refusal::notFound);
        if (SupportState.of(row, clock.instant()) != SupportState.LIVE) {
            throw Refusal.of(Refusal.Code.CONFLICT, "support.refusal.not-live");
        }
        store.revoke(id, who.user(), clock.instant());
        grantRelease.destroy(id);
        journal.record(who, "support.revoke", id.ref(), Map.of("ticket", store.text(row).ticket()));
        grantRelease.tell(who.tenant(), "support.revoke", id);
    }

    private SupportStore.Row asked(SupportGrantId id) {
        return open(store.find(id).orElseThrow(Refusal::notFound));
    }

    private SupportStore.Row lock(SupportGrantId id) {
        return open(store.lock(id).orElseThrow(Refusal::notFound));
    }

    private SupportStore.Row open(SupportStore.Row row) {
        if (SupportState.of(row, clock.instant()) != SupportState.ASKED) {
            throw Refusal.of(Refusal.Code.CONFLICT, "support.refusal.answered");
        }
        return row;
    }
}
