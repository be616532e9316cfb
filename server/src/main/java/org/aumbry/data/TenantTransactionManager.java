package org.aumbry.data;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins every transaction on the shard of the entered tenant, as the tenant's own role and in its own schema.
 *
 * <p>Both are set for the transaction only, so the connection goes back to the pool as the login that sees nothing.
 */
class TenantTransactionManager extends JdbcTransactionManager {

    private final TenantScope scope;
    private final TenantDirectory directory;
    private final TenantDataSource tenants;

    TenantTransactionManager(TenantScope scope, TenantDirectory directory, TenantDataSource tenants) {
        super(tenants);
        this.scope = scope;
        this.directory = directory;
        this.tenants = tenants;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var shard = directory.shardOf(scope.current());
        tenants.beginOn(shard, () -> super.doBegin(transaction, definition));
    }

    /** Both settings go in one round trip, and {@code begin} travels with them. */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var schema = Schemas.of(scope.current());
        try (var statement = connection.createStatement()) {
            statement.execute("set local role " + schema + "; set local search_path to " + schema);
        }
    }
}
