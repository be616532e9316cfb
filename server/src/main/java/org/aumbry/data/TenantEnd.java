package org.aumbry.data;

import java.time.Clock;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys all keys of a tenant, its own and those below it. It is served no more, here and on every other node. */
@Component
public class TenantEnd {

    private static final int EVERY_VERSION = Integer.MAX_VALUE;

    private final TenantRootKeys roots;
    private final DataKeyStore keys;
    private final TenantDirectory directory;
    private final TransactionTemplate control;
    private final Clock clock;

    TenantEnd(
            TenantRootKeys roots,
            DataKeyStore keys,
            TenantDirectory directory,
            @Qualifier("control") TransactionTemplate control,
            Clock clock) {
        this.roots = roots;
        this.keys = keys;
        this.directory = directory;
        this.control = control;
        this.clock = clock;
    }

    /**
     * What is left of a tenant's keys.
     *
     * @param versions of its own key there have been
     * @param kept how many are still stored
     * @param released how many the key service still gives
     */
    public record Left(int versions, int kept, int released) {}

    /**
     * Erases the keys. Inside a transaction of the tenant, as the last thing in it: nothing can be sealed or opened
     * afterwards, whether it commits or not.
     *
     * @param evidence written down in the same transaction of the control database
     */
    public void destroy(TenantId tenant, Runnable evidence) {
        keys.destroyAll(clock.instant());
        control.executeWithoutResult(running -> {
            evidence.run();
            roots.store().destroyBefore(tenant, EVERY_VERSION, clock.instant());
            directory.close(tenant);
            roots.store().tellWithdrawn(tenant);
        });
        directory.forget(tenant);
    }

    /** Looks for keys of a tenant. */
    public Left left(TenantId tenant) {
        var store = roots.store();
        var all = store.all(tenant);
        return new Left(
                all.size(),
                (int) all.stream()
                        .flatMap(version -> store.find(tenant, version).stream())
                        .filter(row -> row.wrapped() != null)
                        .count(),
                (int) all.stream().filter(version -> roots.releases(tenant, version)).count());
    }

    @EventListener
    void withdrawn(KeysWithdrawn event) {
        directory.forget(event.tenant());
    }
}
