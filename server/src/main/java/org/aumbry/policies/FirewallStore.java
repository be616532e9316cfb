package org.aumbry.policies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class FirewallStore {

    private static final TypeReference<List<FirewallRule>> RULES = new TypeReference<>() {};
    private static final String RULES_COLUMN = "rules_sealed";
    private static final String DRAFT = "firewall_draft";

    /** What every request asks: which rules hold, and whether a change waits to be confirmed. */
    static final String NOW = """
            select n.version, p.id, p.kind, p.made_by, p.session_id, p.made_at, p.confirm_by
              from firewall_now n
              left join pending_change p on p.state = 'pending'
             limit 1
            """;

    static final String VERSION_FOR_UPDATE = """
            select version
              from firewall_now
               for update
            """;

    static final String LAST_VERSION = """
            select coalesce(max(version), 0)
              from firewall_rules
            """;

    static final String SET_VERSION = """
            update firewall_now
               set version = :version
            """;

    static final String ADD = """
            insert into firewall_rules (version, id, rules_sealed, made_by, made_at)
            values (:version, :id, :rules, :by, :at)
            """;

    static final String RULES_OF = """
            select id, rules_sealed
              from firewall_rules
             where version = :version
            """;

    static final String DRAFT_RULES = """
            select id, rules_sealed
              from firewall_draft
             limit 1
               for update
            """;

    static final String SET_DRAFT = """
            insert into firewall_draft (one, id, rules_sealed, changed_by, changed_at)
            values (true, :id, :rules, :by, :at)
                on conflict (one) do update
               set id = excluded.id,
                   rules_sealed = excluded.rules_sealed,
                   changed_by = excluded.changed_by,
                   changed_at = excluded.changed_at
            """;

    static final String DISCARD = """
            delete from firewall_draft
            """;

    private final JdbcClient db;
    private final Sealer sealer;
    private final JsonMapper json;

    FirewallStore(JdbcClient db, Sealer sealer, JsonMapper json) {
        this.db = db;
        this.sealer = sealer;
        this.json = json;
    }

    /** @param pending the change that waits to be confirmed; null for none */
    record Now(long version, @Nullable PendingChange pending) {}

    Now now() {
        return db.sql(NOW).query(FirewallStore::current).single();
    }

    /** The version that holds, kept from changing until the transaction ends. */
    long lockVersion() {
        return db.sql(VERSION_FOR_UPDATE).query(Long.class).single();
    }

    /** Keeps rules under a number that no others ever had. */
    long add(UUID id, List<FirewallRule> rules, UserId by, Instant at) {
        long version = db.sql(LAST_VERSION).query(Long.class).single() + 1;
        insert(version, id, rules, by, at);
        return version;
    }

    private void insert(long version, UUID id, List<FirewallRule> rules, UserId by, Instant at) {
        db.sql(ADD)
                .param("version", version)
                .param("id", id)
                .param("rules", seal("firewall_rules", id, rules))
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Keeps rules under a number of one's own, which no list in force ever has: for looking whether rules are obeyed.
     */
    void addAside(long version, UUID id, List<FirewallRule> rules, UserId by, Instant at) {
        if (version >= 0) {
            throw new IllegalArgumentException("lists in force are numbered from 0 on");
        }
        insert(version, id, rules, by, at);
    }

    void setVersion(long version) {
        db.sql(SET_VERSION).param("version", version).update();
    }

    List<FirewallRule> rules(long version) {
        return db.sql(RULES_OF)
                .param("version", version)
                .query((row, number) -> open("firewall_rules", row))
                .optional()
                .orElse(List.of());
    }

    Optional<List<FirewallRule>> draft() {
        return db.sql(DRAFT_RULES).query((row, number) -> open(DRAFT, row)).optional();
    }

    void setDraft(UUID id, List<FirewallRule> rules, UserId by, Instant at) {
        db.sql(SET_DRAFT)
                .param("id", id)
                .param("rules", seal(DRAFT, id, rules))
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void discard() {
        db.sql(DISCARD).update();
    }

    private static Now current(ResultSet row, int number) throws SQLException {
        return new Now(
                row.getLong("version"), row.getString("kind") == null ? null : PendingStore.change(row, number));
    }

    private byte[] seal(String table, UUID id, List<FirewallRule> rules) {
        return sealer.sealBytes(KeyScope.SETTINGS, new Cell(table, id, RULES_COLUMN), json.writeValueAsBytes(rules));
    }

    private List<FirewallRule> open(String table, ResultSet row) throws SQLException {
        var cell = new Cell(table, row.getObject("id", UUID.class), RULES_COLUMN);
        return json.readValue(sealer.openBytes(cell, row.getBytes(RULES_COLUMN)), RULES);
    }
}
