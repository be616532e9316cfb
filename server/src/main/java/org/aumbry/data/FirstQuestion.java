package org.aumbry.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A question that every reading transaction of a tenant asks with its very first round trip, so that knowing the answer
 * costs none of its own. A transaction that may write does not ask it: what it writes could change the answer.
 */
public interface FirstQuestion<T> {

    /** What the answer is; answers are found by it. */
    Class<T> answer();

    /** One statement without parameters that returns one row. */
    String statement();

    T read(ResultSet row) throws SQLException;

    /** The answer that the running transaction began with; empty when it may write. */
    static <T> Optional<T> answered(Class<T> answer) {
        return Optional.ofNullable(answer.cast(TransactionSynchronizationManager.getResource(answer)));
    }
}
