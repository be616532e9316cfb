package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.aumbry.crypto.Randomness;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@AumbryTest
class NodesTests {

    @Autowired
    @Qualifier("control")
    private DataSource control;

    @Autowired
    private Randomness randomness;

    @Test
    void whoeverIsGoneIsMissedOnce() throws SQLException {
        var other = new Nodes(unpooled(), randomness);
        try (var one = new Nodes(unpooled(), randomness)) {
            assertThat(one.oneIsGone()).isFalse();
            assertThat(other.oneIsGone()).as("who was here before").isFalse();
            assertThat(one.oneIsGone()).as("somebody came").isFalse();

            other.close();
            assertThat(missed(one)).isTrue();
            assertThat(one.oneIsGone()).isFalse();
        }
    }

    @Test
    void whoeverLostTheDatabaseAssumesTheWorst() throws SQLException {
        try (var one = new Nodes(unpooled(), randomness); var connection = control.getConnection()) {
            one.oneIsGone();
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and"
                        + " classid::bigint = 1096109378 and objid::bigint = " + one.number());
            }
            assertThat(missed(one)).isTrue();
        }
    }

    /** A connection that ends when it is closed, as the product's own does. */
    private DataSource unpooled() throws SQLException {
        return control.unwrap(HikariDataSource.class).getDataSource();
    }

    /** The server frees a lock a moment after its connection ended. */
    private static boolean missed(Nodes one) {
        for (int i = 0; i < 1000; i++) {
            if (one.oneIsGone()) {
                return true;
            }
        }
        return false;
    }
}
