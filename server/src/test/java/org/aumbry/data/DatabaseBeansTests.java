package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class DatabaseBeansTests {

    private static final String WHERE = "select current_database() || ' ' || current_user";

    @Autowired
    private Tenants tenants;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    @Qualifier("control")
    private JdbcClient control;

    @Autowired
    @Qualifier("control")
    private TransactionTemplate controlTransaction;

    @Test
    void withoutQualifierABeanBelongsToTheTenant() {
        var tenant = new TenantId(UUID.randomUUID());
        tenants.create(tenant);
        var where = scope.call(tenant, () -> transaction.execute(status -> db.sql(WHERE).query(String.class).single()));
        assertThat(where).isEqualTo("aumbry_shard_1 " + Schemas.of(tenant));
        assertThatThrownBy(() -> transaction.execute(status -> 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withQualifierABeanBelongsToTheInstallation() {
        var where = controlTransaction.execute(status -> control.sql(WHERE).query(String.class).single());
        assertThat(where).isEqualTo("aumbry_control aumbry_app");
        assertThat(control.sql(WHERE).query(String.class).single()).isEqualTo("aumbry_control aumbry_app");
    }

    @Test
    void theRequestsLoginChangesNoMigrationRecord() {
        assertThatThrownBy(() -> control.sql("delete from schema_version").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
