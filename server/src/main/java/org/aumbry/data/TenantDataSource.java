package org.aumbry.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to the shard of the tenant whose transaction is beginning. Only the transaction manager can have one:
 * a statement outside a transaction would run without the tenant's role, so it is refused with a word that helps.
 */
class TenantDataSource extends AbstractDataSource {

    private final Map<String, DataSource> shards;
    private final ConnectionQueue queue;
    private final ScopedValue<String> shard = ScopedValue.newInstance();

    TenantDataSource(Map<String, DataSource> shards) {
        this(shards, new ConnectionQueue(ConnectionQueue.MOST_WAITING));
    }

    TenantDataSource(Map<String, DataSource> shards, ConnectionQueue queue) {
        this.shards = Map.copyOf(shards);
        this.queue = queue;
    }

    ConnectionQueue queue() {
        return queue;
    }

    /** Runs the beginning of a transaction on a shard. */
    void beginOn(String name, Runnable begin) {
        ScopedValue.where(shard, name).run(begin);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!shard.isBound()) {
            throw new IllegalStateException(
                    "a statement for a tenant needs a transaction: put @Transactional on the method"
                    + " of the facade");
        }
        return queue.take(pool(shard.get()));
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("the login is fixed");
    }

    private DataSource pool(String name) {
        @Nullable DataSource pool = shards.get(name);
        if (pool == null) {
            throw new IllegalStateException("the directory names the shard " + name + ", which is not configured");
        }
        return pool;
    }
}
