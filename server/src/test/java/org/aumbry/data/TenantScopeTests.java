package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TenantScopeTests {

    private static DataHarness data;
    private static TenantId acme;
    private static TenantId globex;

    @BeforeAll
    static void start() {
        data = DataHarness.fast();
        acme = data.newTenant();
        globex = data.newTenant();
        for (var tenant : new TenantId[] {acme, globex}) {
            data.asOwner(tenant, "create table note (id int primary key, words text not null)");
        }
        add(acme, 1, "acme's");
        add(globex, 1, "globex's");
    }

    @AfterAll
    static void stop() {
        data.close();
    }

    @Test
    void eachTenantReadsItsOwnRows() {
        assertThat(words(acme)).isEqualTo("acme's");
        assertThat(words(globex)).isEqualTo("globex's");
    }

    @Test
    void theLoginReadsNoTenantTableWithoutScope() throws SQLException {
        try (var connection = data.bare("1");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select words from " + Schemas.of(acme) + ".note"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema");
        }
    }

    @Test
    void theLoginOwnsNothing() throws SQLException {
        for (var pool : new javax.sql.DataSource[] {data.databases.shards().get("1"), data.databases.control()}) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("""
                            select (select count(*) from pg_class where relowner = current_user::regrole)
                                 + (select count(*) from pg_namespace where nspowner = current_user::regrole)
                                 + (select count(*) from pg_proc where proowner = current_user::regrole)
                                 + (select count(*) from pg_database where datdba = current_user::regrole)
                            """)) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    @Test
    void oneTenantsRoleReadsNoOtherSchema() {
        assertThatThrownBy(() -> data.inside(acme, () -> data.db
                        .sql("select words from " + Schemas.of(globex) + ".note")
                        .query(String.class)
                        .list()))
                .rootCause()
                .hasMessageContaining("permission denied for schema");
    }

    @Test
    void aTenantsRoleMakesNoTableAndNoTemporaryOne() {
        for (var sql : new String[] {
            "create table mine (id int)", "create temporary table mine (id int)", "drop table note", "truncate note"
        }) {
            assertThatThrownBy(() -> data.inside(acme, () -> data.db.sql(sql).update()))
                    .rootCause()
                    .hasMessageMatching("ERROR: (permission denied|must be owner)[^§]*");
        }
    }

    @Test
    void nothingOfTheScopeStaysOnTheConnection() throws SQLException {
        for (int i = 0; i < 20; i++) {
            words(acme);
            assertThatThrownBy(() -> data.inside(acme, () -> data.db.sql("select 1/0").query(Integer.class).single()));
        }
        try (var connection = data.bare("1");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_user, current_setting('search_path')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("aumbry_app");
            assertThat(row.getString(2)).doesNotContain("t_");
        }
    }

    @Test
    void withoutScopeATransactionIsRefused() {
        assertThatThrownBy(() -> data.transaction.execute(status -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no tenant scope");
    }

    @Test
    void withoutTransactionAStatementIsRefused() {
        assertThatThrownBy(() -> data.scope.call(acme, () -> data.db.sql("select 1").query(Integer.class).single()))
                .hasStackTraceContaining("needs a transaction");
    }

    @Test
    void anotherTenantIsEnteredOnlyOutsideATransaction() {
        assertThatThrownBy(() -> data.inside(acme, () -> words(globex))).isInstanceOf(IllegalStateException.class);
        assertThat(data.scope.call(acme, () -> words(globex))).isEqualTo("globex's");
        assertThatCode(() -> data.inside(acme, () -> data.scope.call(acme, () -> data.scope.current())))
                .doesNotThrowAnyException();
    }

    @Test
    void theScopeEndsWithItsWork() {
        data.scope.run(acme, () -> assertThat(data.scope.current()).isEqualTo(acme));
        assertThat(data.scope.entered()).isEmpty();
        assertThatThrownBy(data.scope::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTenantNobodyMadeIsNotFound() {
        assertThatThrownBy(() -> words(new TenantId(UUID.randomUUID())))
                .isInstanceOfSatisfying(Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_FOUND));
    }

    private static void add(TenantId tenant, int id, String words) {
        data.inside(tenant, () -> data.db
                .sql("insert into note (id, words) values (:id, :words)")
                .param("id", id)
                .param("words", words)
                .update());
    }

    private static String words(TenantId tenant) {
        return data.inside(tenant,
                () -> data.db.sql("select words from note where id = 1").query(String.class).single());
    }
}
