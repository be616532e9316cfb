package org.aumbry.federation;

import java.util.List;
import java.util.Map;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at and moves rows behind the facades' backs, for tests. */
@Component
class FederationStoreAccess {

    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final ProviderStore providers;

    FederationStoreAccess(
            TenantScope scope, TransactionTemplate transaction, JdbcClient db, ProviderStore providers) {
        this.scope = scope;
        this.transaction = transaction;
        this.db = db;
        this.providers = providers;
    }

    List<Map<String, Object>> rows(TenantId tenant, String sql) {
        return scope.call(tenant, () -> transaction.execute(status -> db.sql(sql).query().listOfRows()));
    }

    /** What the sessions were opened with. */
    List<String> factors(TenantId tenant) {
        return rows(tenant, "select cast(factors as text) as f from session").stream()
                .map(row -> (String) row.get("f"))
                .toList();
    }

    /** The verbs of the journal. */
    List<String> verbs(TenantId tenant) {
        return rows(tenant, "select verb from journal_entry").stream()
                .map(row -> (String) row.get("verb"))
                .toList();
    }

    int change(TenantId tenant, String sql) {
        return scope.call(tenant, () -> transaction.execute(status -> db.sql(sql).update()));
    }

    /** Moves a directory to another address, past the rules that a form is held to. */
    void plain(TenantId tenant, ProviderId id, String url) {
        scope.run(tenant, () -> transaction.executeWithoutResult(status -> {
            var provider = providers.find(id).orElseThrow();
            var ldap = (ProviderSettings.Ldap) provider.settings();
            providers.change(new Provider(
                    id, provider.name(), provider.enabled(),
                    new ProviderSettings.Ldap(
                            url, "", ldap.bindDn(), ldap.base(), ldap.filter(), ldap.reading(), ldap.groups()),
                    provider.welcome(), provider.hasSecret(), provider.createdAt(), provider.checkedAt()));
        }));
    }

    /** Everything that stands readable in the tables of providers and the journal. */
    String text(TenantId tenant) {
        return rows(tenant, "select cast(p as text) as t from sign_in_provider p") + " "
                + rows(tenant, "select cast(j as text) as t from journal_entry j") + " "
                + rows(tenant, "select cast(s as text) as t from provider_session s");
    }
}
