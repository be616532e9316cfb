package org.aumbry.journal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Values of entries that are kept so long and no longer. What goes are the sealed values with the seed of their salts;
 * what an entry commits to stays, so that its leaf is the same and every proof valid. Every erasure is an entry itself,
 * with the number of entries and a digest of their ids, in the same transaction. Decides nothing about who may.
 */
@Service
public class KeptValues {

    /** What the database grants at least, whatever is asked for. */
    public static final int LEAST_DAYS = 90;

    static final String ERASE = "journal.erase";
    static final String ERASURE = "erasure";
    static final String BEFORE = "before";
    static final String ENTRIES = "entries";
    static final String DIGEST = "digest";

    private static final UserId PROGRAM = new UserId(new UUID(0, 0));
    private static final int MOST = 5_000;

    /** How far back an erasure looks behind the end of the one before, in case clocks disagree. */
    private static final Duration OVERLAP = Duration.ofDays(1);

    private final KeptValuesStore store;
    private final Journal journal;
    private final TenantScope scope;
    private final Ids ids;

    KeptValues(KeptValuesStore store, Journal journal, TenantScope scope, Ids ids) {
        this.store = store;
        this.journal = journal;
        this.scope = scope;
        this.ids = ids;
    }

    /**
     * Something that keeps values: those of the entries that fit all of what is named.
     *
     * @param person entries of this person and about them
     * @param object entries about this thing
     */
    public record Hold(
            UUID id,
            @Nullable UUID person,
            @Nullable UUID object,
            @Nullable Instant from,
            @Nullable Instant until,
            String reason,
            UserId by,
            Instant at) {}

    /**
     * A hold that keeps something now, without its reason.
     *
     * @param person and {@code object}: null for anybody and anything
     */
    public record Standing(UUID id, @Nullable UUID person, @Nullable UUID object, Instant placedAt) {

        /** Whether it is about no single person and no single thing. */
        public boolean ofEverything() {
            return person == null && object == null;
        }

        /** Whether it is about the person or the thing of that number. */
        public boolean names(UUID number) {
            return number.equals(person) || number.equals(object);
        }
    }

    /** An erasure as its entry tells: every value that it took was of an entry before that time. */
    public record Erasure(UUID id, Instant before, long entries, String digest) {}

    /** Holds that keep something now, newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<Hold> holds() {
        return store.holds();
    }

    /** All holds, oldest first; to the end of the transaction none is placed or lifted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Standing> standing() {
        store.waitForErasure();
        return store.standing();
    }

    /** The oldest hold that keeps values of an entry which that person's own key seals. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Standing> keeping(UserId person) {
        return store.keeping(person);
    }

    /** Up to when the journal was gone through. */
    @Transactional(readOnly = true)
    public Instant erasedBefore() {
        return store.erasedBefore();
    }

    /** From the end of the transaction on nothing that the hold fits is erased. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Hold hold) {
        store.waitForErasure();
        store.add(hold);
    }

    /**
     * The journal is gone through once more from where the hold began.
     *
     * @return the hold; empty when none of that id keeps anything
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Hold> lift(UUID id, UserId by, Instant at) {
        store.waitForErasure();
        var held = store.find(id);
        held.ifPresent(hold -> {
            store.lift(id, by, at);
            var from = hold.from() == null ? Instant.EPOCH : hold.from();
            if (from.isBefore(store.erasedBefore())) {
                store.wentThrough(from);
            }
        });
        return held;
    }

    /**
     * Erases values of some entries before that time, none younger than {@link #LEAST_DAYS}.
     *
     * @return whether there may be more to erase
     */
    @Transactional
    public boolean eraseSome(Instant before) {
        var begun = store.turn();
        if (begun.isEmpty() || !begun.get().isBefore(before)) {
            return false;
        }
        var erasure = ids.next();
        var gone = store.erase(erasure, begun.get(), before, MOST);
        if (!gone.isEmpty()) {
            var digest = digest(gone.stream().map(KeptValuesStore.Gone::entry).toList());
            journal.record(Principal.system(scope.current(), PROGRAM), ERASE, new ObjectRef(ERASURE, erasure),
                    new TreeMap<>(Map.of(BEFORE, before.toString(), ENTRIES, "" + gone.size(), DIGEST, digest)));
        }
        boolean more = gone.size() >= MOST;
        var reached = more
                ? gone.stream().map(KeptValuesStore.Gone::at).max(Comparator.naturalOrder()).orElseThrow()
                : before.minus(OVERLAP);
        if (reached.isAfter(begun.get())) {
            store.wentThrough(reached);
        }
        return more;
    }

    /** What those erasures say of themselves; missing when the journal has no such entry that opens. */
    @Transactional(readOnly = true)
    public Map<UUID, Erasure> erasures(Collection<UUID> wanted) {
        return wanted.isEmpty() ? Map.of() : store.erasures(wanted);
    }

    /** Erasures, newest first. */
    @Transactional(readOnly = true)
    public List<Erasure> newest(int limit) {
        return store.newest(limit);
    }

    /** Whether the entries that an erasure is said to have taken values of are those that it took them of. */
    @Transactional(readOnly = true)
    public boolean matches(Erasure erasure) {
        var entries = store.erasedBy(erasure.id());
        return entries.size() == erasure.entries() && digest(entries).equals(erasure.digest());
    }

    /** How many entries before that time still have values that no hold keeps, at most 1,000. */
    @Transactional(readOnly = true)
    public long overdue(Instant before) {
        return store.overdue(before);
    }

    /** SHA-256 in hex over ids of 16 bytes, in the order of their bytes. */
    static String digest(Collection<UUID> entries) {
        var digest = Hashes.sha256();
        entries.stream().map(KeptValues::bytes).sorted(java.util.Arrays::compareUnsigned).forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
