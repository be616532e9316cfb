package org.aumbry.timemachine;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.documents.Fitting;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carries a batch out, in the caller's transaction: all of it or, when something does not fit, nothing. */
@Component
class Restoring {

    private final RestoreStore store;
    private final FitStore fits;
    private final Fitting fitting;
    private final Aftermath aftermath;
    private final StateRoots roots;

    Restoring(RestoreStore store, FitStore fits, Fitting fitting, Aftermath aftermath, StateRoots roots) {
        this.store = store;
        this.fits = fits;
        this.fitting = fitting;
        this.aftermath = aftermath;
        this.roots = roots;
    }

    /** Somebody changed what is to be restored after this transaction began; to be tried again in another. */
    static final class Overtaken extends RuntimeException {
        Overtaken() {
            super("a row is younger than the restore", null, false, false);
        }
    }

    /** Holds spaces still until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(Collection<UUID> spaces) {
        fitting.hold(spaces.stream().map(SpaceId::new).toList());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Outcome carryOut(Principal who, Batch batch) {
        store.defer();
        var written = new EnumMap<Kept, Set<String>>(Kept.class);
        try {
            var seals = store.seals();
            var outside = makeRoom(batch);
            aftermath.beforeGone(who, Batch.uuids(batch.awayOf(Kept.DOCUMENT)));
            takeAway(batch, written);
            putBack(batch, written);
            store.dropLost();
            store.sealAgain(seals);
            int renamed = rename(who, batch, outside);
            fits.align(batch.spaces().toArray(UUID[]::new));
            if (fits.circular(batch.ids(Kept.FOLDER))) {
                throw Refusal.of(Refusal.Code.CONFLICT, "timemachine.refusal.circle");
            }
            store.settle();
            return finish(who, batch, written, renamed);
        } catch (DataIntegrityViolationException unfit) {
            throw Refusal.of(Refusal.Code.CONFLICT, "timemachine.refusal.unfit");
        }
    }

    private Outcome finish(Principal who, Batch batch, Map<Kept, Set<String>> written, int renamed) {
        aftermath.follow(who, batch, written);
        var parts = batch.parts();
        var stands = roots.standing(batch.at(), parts);
        boolean verified = Arrays.equals(stands.root(), roots.then(batch.at(), parts).root());
        if (store.overtaken()) {
            throw new Overtaken();
        }
        int back = count(written, Kept.FOLDER, batch.backOf(Kept.FOLDER))
                + count(written, Kept.DOCUMENT, batch.backOf(Kept.DOCUMENT));
        int away = count(written, Kept.FOLDER, batch.awayOf(Kept.FOLDER))
                + count(written, Kept.DOCUMENT, batch.awayOf(Kept.DOCUMENT)) - overlap(batch, written);
        return new Outcome(store.now(), back, Math.max(0, away), renamed, batch.left(), verified, stands.root(), null);
    }

    /** Besides, when the whole network was brought back exactly: against the journal. */
    @Transactional(propagation = Propagation.MANDATORY)
    Outcome compared(Outcome outcome, Batch batch) {
        return outcome.with(roots.compare(batch.at(), outcome.madeAt()).orElse(null));
    }

    private static int overlap(Batch batch, Map<Kept, Set<String>> written) {
        int both = 0;
        for (var kept : List.of(Kept.FOLDER, Kept.DOCUMENT)) {
            var away = new HashSet<>(text(batch.awayOf(kept)));
            away.retainAll(text(batch.backOf(kept)));
            away.retainAll(written.getOrDefault(kept, Set.of()));
            both += away.size();
        }
        return both;
    }

    private static int count(Map<Kept, Set<String>> written, Kept kept, Set<Object> of) {
        var done = new HashSet<>(written.getOrDefault(kept, Set.of()));
        done.retainAll(text(of));
        return done.size();
    }

    /** Frees the names that will be needed; answers who outside the batch had one, by whether it is a folder. */
    private Map<Boolean, List<FitStore.Named>> makeRoom(Batch batch) {
        var outside = new java.util.HashMap<Boolean, List<FitStore.Named>>();
        for (boolean folders : new boolean[] {true, false}) {
            var kept = folders ? Kept.FOLDER : Kept.DOCUMENT;
            var way = fits.inTheWay(folders, batch.ids(kept), batch.at());
            fits.blank(folders, way.stream().map(FitStore.Named::id).toList());
            var inside = new HashSet<>(text(batch.backOf(kept)));
            inside.addAll(text(batch.awayOf(kept)));
            outside.put(folders, way.stream().filter(named -> !inside.contains(named.id().toString())).toList());
        }
        return outside;
    }

    /** Of folders and documents every key is named, since making room gave some of them another moment. */
    private void takeAway(Batch batch, Map<Kept, Set<String>> written) {
        for (var kept : Arrays.asList(Kept.values()).reversed()) {
            var since = kept == Kept.FOLDER || kept == Kept.DOCUMENT ? null : batch.since();
            note(written, kept, store.takeAway(kept, batch.at(), batch.everyAway(kept), since));
        }
    }

    private void putBack(Batch batch, Map<Kept, Set<String>> written) {
        for (var kept : Kept.values()) {
            note(written, kept, store.putBack(kept, batch.at(), batch.backOf(kept)));
        }
    }

    private static void note(Map<Kept, Set<String>> written, Kept kept, List<String> keys) {
        written.computeIfAbsent(kept, each -> new HashSet<>()).addAll(keys);
    }

    /** What came back under a name that others have by now gets a number. */
    private int rename(Principal who, Batch batch, Map<Boolean, List<FitStore.Named>> outside) {
        int renamed = 0;
        for (boolean folders : new boolean[] {true, false}) {
            var ids = batch.ids(folders ? Kept.FOLDER : Kept.DOCUMENT);
            var clashing = new HashSet<>(fits.called(folders, ids, outside.get(folders)));
            fits.blank(folders, clashing);
            outside.get(folders).forEach(named -> fits.name(folders, named));
            clashing.addAll(fits.likeOthers(folders, ids));
            for (var id : clashing) {
                fitting.rename(who, new ObjectRef(folders ? "folder" : "document", id));
                renamed++;
            }
        }
        return renamed;
    }

    private static Set<String> text(Set<Object> keys) {
        var text = new HashSet<String>();
        keys.forEach(key -> text.add(key.toString()));
        return text;
    }
}
