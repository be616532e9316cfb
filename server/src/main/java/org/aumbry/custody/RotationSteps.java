package org.aumbry.custody;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.blobs.BlobKeys;
import org.aumbry.data.NetworkKeys;
import org.aumbry.data.Resealing;
import org.aumbry.data.TenantKeys;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The steps of a change of keys, each a transaction of its own. What is left to do is read off the keys themselves, so
 * a step that was cut off leaves nothing behind that the next one would not see.
 */
@Component
class RotationSteps {

    private static final int KEYS_AT_ONCE = 200;
    private static final int VALUES_AT_ONCE = 1_000;
    private static final int FILES_AT_ONCE = 20;

    private final RotationStore store;
    private final NetworkKeys network;
    private final TenantKeys keys;
    private final BlobKeys blobs;
    private final Resealing resealing;
    private final Journal journal;
    private final Clock clock;
    private final Set<TenantId> begun = ConcurrentHashMap.newKeySet();

    RotationSteps(
            RotationStore store,
            NetworkKeys network,
            TenantKeys keys,
            BlobKeys blobs,
            Resealing resealing,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.network = network;
        this.keys = keys;
        this.blobs = blobs;
        this.resealing = resealing;
        this.journal = journal;
        this.clock = clock;
    }

    /** Prepares the change in the caller's transaction. @return how much there is to do */
    long begin(Level level, Instant now) {
        var tenant = keys.tenant();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                begun.add(tenant);
            }
        });
        if (level == Level.NETWORK) {
            network.begin();
            return network.own().left();
        }
        return network.countOlder(level.kinds(), now) + (level == Level.ANEW ? blobs.count() : 0);
    }

    /** In which networks changes were begun here since this was last asked. */
    Set<TenantId> takeBegun() {
        var taken = Set.copyOf(begun);
        begun.removeAll(taken);
        return taken;
    }

    /** Takes one step of the change that goes on in the entered network; false when there is nothing to do here. */
    @Transactional
    public boolean step() {
        var running = store.lockRunning();
        if (running.isEmpty()) {
            return false;
        }
        var rotation = running.get();
        var place = rotation.place();
        int done = switch (rotation.level()) {
            case NETWORK -> network.rewrap(KEYS_AT_ONCE);
            case CONTENTS, PEOPLE, ANEW -> change(rotation);
        };
        boolean over = done == 0;
        if (over && rotation.level() == Level.NETWORK) {
            over = network.finish();
        } else if (over && rotation.level() == Level.ANEW) {
            var step = resealing.step(place.column(), place.block(), VALUES_AT_ONCE);
            place = new Rotation.Place(step.column(), step.block());
            done = step.values();
            over = step.over() && blobs.countOtherwise() == 0;
            if (step.over()) {
                done += blobs.reseal(FILES_AT_ONCE);
            }
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.advance(rotation, done, place, over ? now : null);
        if (over) {
            var system = Principal.system(keys.tenant(), rotation.startedBy());
            journal.record(system, "key.rotated", new ObjectRef("key", rotation.id()));
        }
        return !over;
    }

    private int change(Rotation rotation) {
        var older = network.older(rotation.level().kinds(), rotation.startedAt(), KEYS_AT_ONCE);
        if (!older.isEmpty()) {
            older.forEach(keys::rotate);
            return older.size();
        }
        return rotation.level() == Level.PEOPLE ? 0 : blobs.rewrap(KEYS_AT_ONCE);
    }
}
