package org.aumbry.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tenant's journal: the one place where acts, reads and refusals become evidence. */
@Service
public class Journal {

    private static final int PAGE_LIMIT = 200;

    private final JournalStore store;
    private final GroupCommit groupCommit;
    private final FreshEntries fresh;
    private final TenantScope scope;
    private final Ids ids;
    private final Clock clock;

    Journal(
            JournalStore store,
            GroupCommit groupCommit,
            FreshEntries fresh,
            TenantScope scope,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.groupCommit = groupCommit;
        this.fresh = fresh;
        this.scope = scope;
        this.ids = ids;
        this.clock = clock;
    }

    /** Records an act in the transaction that carries it out; refuses to work without one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Principal who, String verb, ObjectRef object) {
        record(who, verb, object, Map.of());
    }

    /**
     * Records an act with what else an auditor needs to understand it.
     *
     * @param details sealed before stored; values may hold personal data, never secrets
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Principal who, String verb, ObjectRef object, Map<String, String> details) {
        insert(entry(who, verb, object, Outcome.ALLOWED, null, details));
    }

    /** Records an act by someone not recognised yet, such as a sign-in, in the current transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordUnrecognised(
            @Nullable UserId alleged, String verb, Outcome outcome, @Nullable String reason, String address) {
        var object = new ObjectRef("user", alleged == null ? null : alleged.value());
        insert(new AuditEntry(
                ids.next(), now(), null, null, null, verb, object, outcome, reason, Map.of("address", address)));
    }

    /** Records what the product does on nobody's behalf, in the current transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordOfItself(String verb, ObjectRef object, Map<String, String> details) {
        insert(new AuditEntry(
                ids.next(), now(), null, null, null, verb, object, Outcome.ALLOWED, null, details));
    }

    /** Records a read; returns when the entry is durable, at most about 50 ms later. */
    public void observe(Principal who, String verb, ObjectRef object) {
        observe(who, verb, object, Map.of());
    }

    /** Records a read with details; returns when the entry is durable. */
    public void observe(Principal who, String verb, ObjectRef object, Map<String, String> details) {
        settleOrDefer(entry(who, verb, object, Outcome.ALLOWED, null, details));
    }

    /**
     * Records a refusal. Inside a transaction, which the refusal will roll back, the entry goes its own way and
     * {@link #settle()} waits for it before the answer leaves.
     */
    public void denied(Principal who, String verb, ObjectRef object, String reason) {
        settleOrDefer(entry(who, verb, object, Outcome.DENIED, reason, Map.of()));
    }

    /** Records that someone who is nobody in particular, such as the follower of a link, was refused. */
    public void deniedUnrecognised(String verb, ObjectRef object, String reason, String address) {
        settleOrDefer(new AuditEntry(
                ids.next(), now(), null, null, null, verb, object, Outcome.DENIED, reason, Map.of("address", address)));
    }

    /** Records in the current transaction what somebody did here who is nobody of this network. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordOutsider(
            String verb, ObjectRef object, Outcome outcome, @Nullable String reason, Map<String, String> details) {
        insert(new AuditEntry(ids.next(), now(), null, null, null, verb, object, outcome, reason, details));
    }

    /** Waits until everything this thread observed or was denied is durable. */
    public void settle() {
        groupCommit.settle();
    }

    /** What a person did, newest first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> ofUser(UserId user, JournalCursor before, int limit) {
        return store.ofUser(user, before, Math.clamp(limit, 1, PAGE_LIMIT));
    }

    /** What was done with an object, newest first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> ofObject(UUID object, JournalCursor before, int limit) {
        return store.ofObject(object, before, Math.clamp(limit, 1, PAGE_LIMIT));
    }

    /** What a person did anything with since that time, in no order; at most 20,000 things. */
    @Transactional(readOnly = true)
    public List<UUID> touched(UserId user, Instant since) {
        return store.touched(user, since);
    }

    /** When each person last did one of these with an object, as far as entries are kept. */
    @Transactional(readOnly = true)
    public Map<UserId, Instant> last(UUID object, Collection<String> verbs) {
        return store.last(object, verbs);
    }

    private void insert(AuditEntry entry) {
        store.insert(List.of(entry));
        fresh.afterCommit(scope.current());
    }

    private void settleOrDefer(AuditEntry entry) {
        groupCommit.add(scope.current(), entry);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            groupCommit.settle();
        }
    }

    private AuditEntry entry(
            Principal who,
            String verb,
            ObjectRef object,
            Outcome outcome,
            @Nullable String reason,
            Map<String, String> details) {
        if (!who.tenant().equals(scope.current())) {
            throw new IllegalStateException("a principal of another tenant reached this tenant's journal");
        }
        var all = new LinkedHashMap<>(details);
        if (!who.address().isEmpty()) {
            all.put("address", who.address());
        }
        SessionId session = who.session();
        return new AuditEntry(
                ids.next(), now(), who.user(), session, who.token(), verb, object, outcome, reason, all);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
