package org.aumbry.data;

import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which tenant the running work is for. Entered by the gate for a request, and by jobs for each tenant in turn. */
@Component
public class TenantScope {

    private static final ScopedValue<TenantId> TENANT = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> KEYLESS = ScopedValue.newInstance();

    private final TenantDataSource tenantDatabase;

    TenantScope(TenantDataSource tenantDatabase) {
        this.tenantDatabase = tenantDatabase;
    }

    /**
     * Does the work for the tenant and leaves its scope again.
     *
     * @throws IllegalStateException when a transaction of another tenant is open
     */
    public <T> T call(TenantId tenant, Supplier<T> work) {
        check(tenant);
        return ScopedValue.where(TENANT, tenant).call(work::get);
    }

    /**
     * Does the work for the tenant and leaves its scope again.
     *
     * @throws IllegalStateException when a transaction of another tenant is open
     */
    public void run(TenantId tenant, Runnable work) {
        check(tenant);
        ScopedValue.where(TENANT, tenant).run(work);
    }

    /**
     * Does the work, whatever tenant it enters, without being lent a key to content, names or people: only what was
     * sealed for support opens, and entries of journals can be written. There is no way out before the work ends.
     */
    public static <T, X extends Throwable> T keyless(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(KEYLESS, true).call(work);
    }

    /** Whether the running work is kept from the keys to content. */
    public static boolean isKeyless() {
        return KEYLESS.isBound();
    }

    /**
     * The tenant the running work is for.
     *
     * @throws IllegalStateException when no scope was entered
     */
    public TenantId current() {
        return entered().orElseThrow(() -> new IllegalStateException("no tenant scope was entered"));
    }

    /** The tenant the running work is for, if any. */
    public Optional<TenantId> entered() {
        return TENANT.isBound() ? Optional.of(TENANT.get()) : Optional.empty();
    }

    private void check(TenantId tenant) {
        var transactionOpen = TransactionSynchronizationManager.hasResource(tenantDatabase);
        if (transactionOpen && entered().filter(tenant::equals).isEmpty()) {
            throw new IllegalStateException("another tenant's scope is entered inside a tenant's transaction");
        }
    }
}
