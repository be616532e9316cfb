package org.aumbry.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who must have a second factor, who has one, and since when it is owed. */
@Repository
class FactorDemandStore {

    static final String HAS = """
            select exists (select 1 from passkey where user_id = :user) as passkey,
                   exists (select 1 from totp_secret where user_id = :user and confirmed_at is not null) as totp,
                   exists (select 1 from recovery_code where user_id = :user and used_at is null) as recovery
            """;

    static final String IN_GROUP = """
            with recursive around (id) as (
                select group_id
                  from group_member
                 where user_id = :user
                 union
                select member.group_id
                  from group_member member
                  join around on member.nested_group_id = around.id
            )
            select exists (select 1 from factor_demand where group_id in (select id from around))
            """;

    static final String OWED = """
            insert into factor_owed (user_id, since)
            values (:user, :at)
                on conflict (user_id) do nothing
            """;

    static final String SINCE = """
            select since
              from factor_owed
             where user_id = :user
            """;

    static final String SETTLED = """
            delete from factor_owed
             where user_id = :user
            """;

    static final String WITHOUT = """
            select id
              from user_account
             where state = 'active'
               and not exists (select 1 from passkey where user_id = user_account.id)
               and not exists (select 1 from totp_secret where user_id = user_account.id and confirmed_at is not null)
             order by id
             limit 10000
            """;

    static final String GROUPS = """
            select group_id
              from factor_demand
             order by group_id
             limit 10000
            """;

    static final String ASK = """
            insert into factor_demand (group_id, asked_by, asked_at)
            values (:group, :by, :at)
                on conflict (group_id) do nothing
            """;

    static final String ASK_NO_MORE = """
            delete from factor_demand
             where group_id = :group
            """;

    private final JdbcClient db;

    FactorDemandStore(JdbcClient db) {
        this.db = db;
    }

    /** The second factors a person has; recovery codes alone are none, they only stand in for one. */
    Set<Factor> has(UserId user) {
        return db.sql(HAS)
                .param("user", user.value())
                .query((row, number) -> factors(
                        row.getBoolean("passkey"), row.getBoolean("totp"), row.getBoolean("recovery")))
                .single();
    }

    private static Set<Factor> factors(boolean passkey, boolean totp, boolean recovery) {
        if (!passkey && !totp) {
            return Set.of();
        }
        var found = java.util.EnumSet.noneOf(Factor.class);
        if (passkey) {
            found.add(Factor.PASSKEY);
        }
        if (totp) {
            found.add(Factor.TOTP);
        }
        if (recovery) {
            found.add(Factor.RECOVERY_CODE);
        }
        return found;
    }

    /** Whether a group asks it of the person, directly or through groups inside groups. */
    boolean askedByGroup(UserId user) {
        return db.sql(IN_GROUP).param("user", user.value()).query(Boolean.class).single();
    }

    /** Since when a person owes a factor; from now on when nobody noticed before. */
    Instant since(UserId user, Instant now) {
        return noticed(user).orElseGet(() -> {
            db.sql(OWED).param("user", user.value()).param("at", now.atOffset(ZoneOffset.UTC)).update();
            return noticed(user).orElse(now);
        });
    }

    /** Since when it was noticed that a person owes a factor, if it was. */
    Optional<Instant> noticed(UserId user) {
        return db.sql(SINCE)
                .param("user", user.value())
                .query((row, number) -> row.getObject("since", OffsetDateTime.class).toInstant())
                .optional();
    }

    void settled(UserId user) {
        db.sql(SETTLED).param("user", user.value()).update();
    }

    List<UserId> without() {
        return db.sql(WITHOUT).query((row, number) -> new UserId(row.getObject("id", UUID.class))).list();
    }

    List<GroupId> groups() {
        return db.sql(GROUPS).query((row, number) -> new GroupId(row.getObject("group_id", UUID.class))).list();
    }

    boolean ask(GroupId group, UserId by, Instant now) {
        return db.sql(ASK)
                .param("group", group.value())
                .param("by", by.value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    boolean askNoMore(GroupId group) {
        return db.sql(ASK_NO_MORE).param("group", group.value()).update() == 1;
    }
}
