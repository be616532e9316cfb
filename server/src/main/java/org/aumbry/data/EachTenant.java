package org.aumbry.data;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Work that comes round for every tenant that is served, one after another. */
@Component
public class EachTenant {

    private static final Logger LOG = LoggerFactory.getLogger(EachTenant.class);

    private final Tenants tenants;
    private final TenantScope scope;

    EachTenant(Tenants tenants, TenantScope scope) {
        this.tenants = tenants;
        this.scope = scope;
    }

    /**
     * Does the work in each tenant's scope. Where it fails is written to the log, and the others have their turn.
     *
     * @param failure what could not be done, as a sentence without its full stop that names nothing of the tenant
     */
    public void run(String failure, Runnable work) {
        run(failure, tenant -> work.run());
    }

    /** As {@link #run(String, Runnable)}, for work that wants to know whose turn it is. */
    public void run(String failure, Consumer<TenantId> work) {
        run(tenant -> true, failure, work);
    }

    /** As {@link #run(String, Consumer)}, for some of the tenants. */
    public void run(Predicate<TenantId> chosen, String failure, Consumer<TenantId> work) {
        tenants.active().stream().filter(chosen).forEach(tenant -> {
            try {
                scope.run(tenant, () -> work.accept(tenant));
            } catch (RuntimeException failed) {
                LOG.error("{}: {}", failure, failed.toString());
            }
        });
    }
}
