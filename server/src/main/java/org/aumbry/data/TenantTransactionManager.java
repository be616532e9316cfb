package org.aumbry.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins every transaction on the shard of the entered tenant, as the tenant's own role and in its own schema.
 *
 * <p>Both are set for the transaction only, so the connection goes back to the pool as the login that sees nothing.
 */
class TenantTransactionManager extends JdbcTransactionManager {

    private final TenantScope scope;
    private final TenantDirectory directory;
    private final TenantDataSource tenants;
    private final @Nullable FirstQuestion<?> first;

    TenantTransactionManager(
            TenantScope scope, TenantDirectory directory, TenantDataSource tenants, @Nullable FirstQuestion<?> first) {
        super(tenants);
        this.scope = scope;
        this.directory = directory;
        this.tenants = tenants;
        this.first = first;
    }

    private record Suspended(Object transaction, @Nullable Object answer) {}

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var shard = directory.shardOf(scope.current());
        try {
            tenants.beginOn(shard, () -> super.doBegin(transaction, definition));
        } catch (RuntimeException failed) {
            forget();
            throw failed.getCause() instanceof Refusal busy ? busy : failed;
        }
    }

    /** Both settings go in one round trip, {@code begin} travels with them, and so does what a reader asks first. */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var schema = Schemas.of(scope.current());
        var settings = "set local role " + schema + "; set local search_path to " + schema;
        var asked = definition.isReadOnly() ? first : null;
        try (var statement =
                connection.prepareStatement(asked == null ? settings : settings + "; " + asked.statement())) {
            statement.execute();
            if (asked != null) {
                remember(asked, statement);
            }
        }
    }

    @Override
    protected Object doSuspend(Object transaction) {
        return new Suspended(super.doSuspend(transaction), forget());
    }

    @Override
    protected void doResume(@Nullable Object transaction, Object suspended) {
        var before = (Suspended) suspended;
        super.doResume(transaction, before.transaction());
        if (first != null && before.answer() != null) {
            TransactionSynchronizationManager.bindResource(first.answer(), before.answer());
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        forget();
        super.doCleanupAfterCompletion(transaction);
    }

    private @Nullable Object forget() {
        return first == null ? null : TransactionSynchronizationManager.unbindResourceIfPossible(first.answer());
    }

    private static void remember(FirstQuestion<?> question, Statement statement) throws SQLException {
        while (statement.getResultSet() == null) {
            if (!statement.getMoreResults() && statement.getUpdateCount() == -1) {
                throw new IllegalStateException("the first question has no answer");
            }
        }
        try (var rows = statement.getResultSet()) {
            if (!rows.next()) {
                throw new IllegalStateException("the first question has one row for an answer");
            }
            TransactionSynchronizationManager.bindResource(question.answer(), question.read(rows));
        }
    }
}
