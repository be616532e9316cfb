package org.aumbry.data;

import java.util.List;
import java.util.Optional;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installation's tenants: making one's stores, listing them, and looking at what one has. */
public class Tenants {

    private static final Logger LOG = LoggerFactory.getLogger(Tenants.class);
    private static final int LIST_LIMIT = 1000;

    private final Databases databases;
    private final TenantDirectory directory;
    private final Migrations migrations;
    private final TenantRootKeys keys;

    Tenants(Databases databases, TenantDirectory directory, Migrations migrations, TenantRootKeys keys) {
        this.databases = databases;
        this.directory = directory;
        this.migrations = migrations;
        this.keys = keys;
    }

    /** All tenants that are served now. */
    public List<TenantId> active() {
        return directory.all().stream().filter(TenantEntry::served).map(TenantEntry::id).toList();
    }

    /** Tenants in the order of their identifiers, at most 1000. */
    public List<TenantEntry> list(@Nullable TenantId after) {
        return directory.page(after, LIST_LIMIT);
    }

    public Optional<TenantEntry> find(TenantId tenant) {
        return directory.find(tenant);
    }

    /**
     * Names the database that the tenant's tables are in.
     *
     * @throws Refusal when the tenant is not served now, or there is none
     */
    public String databaseOf(TenantId tenant) {
        return directory.shardOf(tenant);
    }

    /**
     * Makes a tenant's key, role, schema and tables on the shard with the fewest tenants. A creation that was
     * interrupted is finished by repeating it. Not inside a transaction.
     *
     * @throws Refusal conflict when the tenant is there already
     */
    public TenantEntry create(TenantId tenant) {
        directory.add(tenant, databases.shardNames());
        var entry = directory.find(tenant).orElseThrow();
        if (!entry.state().equals("creating")) {
            throw Refusal.of(Refusal.Code.CONFLICT, "data.network-exists");
        }
        keys.create(tenant, TenantRootKeys.FIRST);
        migrations.provision(tenant, entry.shard());
        directory.markMigrated(tenant);
        LOG.info("Network {} made on shard {}", tenant, entry.shard());
        return directory.find(tenant).orElseThrow();
    }

    /** Keeps the tenant's name, sealed under its own key, where lists of tenants find it. */
    public void name(TenantId tenant, byte[] sealed) {
        directory.setName(tenant, sealed);
    }
}
