package org.aumbry.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ShareRuleStore {

    static final String ALL = """
            select id, who_kind, who_id, label, targets, effect
              from share_rule
             order by position, id
             limit 200
            """;

    static final String ADD = """
            insert into share_rule (id, position, who_kind, who_id, label, targets, effect, set_by, set_at)
            select :id, coalesce(max(position), 0) + 1, :who, :group, :label, :targets, :effect, :by, :at
              from share_rule
            """;

    static final String REMOVE = """
            delete from share_rule
             where id = :id
            """;

    static final String PLACE = """
            update share_rule
               set position = :position
             where id = :id
               and position <> :position
            """;

    private final JdbcClient db;

    ShareRuleStore(JdbcClient db) {
        this.db = db;
    }

    List<ShareRule> all() {
        return db.sql(ALL).query(ShareRuleStore::rule).list();
    }

    void add(ShareRule rule, UserId by, Instant at) {
        var group = rule.group();
        db.sql(ADD)
                .param("id", rule.id())
                .param("who", rule.who().word())
                .param("group", group == null ? null : group.value(), java.sql.Types.OTHER)
                .param("label", rule.label())
                .param("targets", ShareTarget.mask(rule.targets()))
                .param("effect", (rule.allows() ? Effect.ALLOW : Effect.DENY).stored())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean remove(UUID id) {
        return db.sql(REMOVE).param("id", id).update() == 1;
    }

    void place(UUID id, int position) {
        db.sql(PLACE).param("id", id).param("position", position).update();
    }

    private static ShareRule rule(ResultSet row, int number) throws SQLException {
        var group = row.getObject("who_id", UUID.class);
        return new ShareRule(
                row.getObject("id", UUID.class),
                ShareRule.Who.valueOf(row.getString("who_kind").toUpperCase(Locale.ROOT)),
                group == null ? null : new GroupId(group),
                row.getString("label"),
                ShareTarget.of(row.getInt("targets")),
                Effect.of(row.getString("effect")) == Effect.ALLOW);
    }
}
