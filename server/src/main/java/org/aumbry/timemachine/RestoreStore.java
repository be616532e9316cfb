package org.aumbry.timemachine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Demand;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Puts rows of kept tables back, by the functions that every network's schema has for it. */
@Repository
class RestoreStore {

    static final String PUT_BACK = """
            select put
              from past_put_back(:kept, :at, :keys) put
            """;

    static final String TAKE_AWAY = """
            select gone
              from past_take_away(:kept, :at, :keys, :since) gone
            """;

    static final String CHANGED = """
            select changed
              from past_changed(:kept, :at) changed
            """;

    static final String BORN = """
            select id
              from folder
             where valid_from = :at
               and not exists (select 1
                                 from folder_history
                                where folder_history.id = folder.id
                                  and folder_history.valid_to = :at)
             union all
            select id
              from document
             where valid_from = :at
               and not exists (select 1
                                 from document_history
                                where document_history.id = document.id
                                  and document_history.valid_to = :at)
            """;

    static final String CHANGED_SINCE = """
            select changed
              from past_changed_since(:kept, :at) changed
            """;

    static final String NOW = """
            select now()
            """;

    static final String LATER = """
            select exists (select 1 from folder where valid_from > now() and xmin = cast(pg_current_xact_id() as xid))
                or exists (select 1 from document where valid_from > now() and xmin = cast(pg_current_xact_id() as xid))
                or exists (select 1
                             from access_class
                            where valid_from > now()
                              and xmin = cast(pg_current_xact_id() as xid))
                or exists (select 1
                             from access_grant
                            where valid_from > now()
                              and xmin = cast(pg_current_xact_id() as xid))
                or exists (select 1 from snip where valid_from > now() and xmin = cast(pg_current_xact_id() as xid))
            """;

    static final String GROUPS = """
            select unnest(array[members_group, admins_group])
              from space
             where id = :space
            """;

    static final String SPACES_OF = """
            select space_id from folder where id = any(:folders)
             union
            select space_id from folder_at(:at) where id = any(:folders)
             union
            select space_id from document where id = any(:documents)
             union
            select space_id from document_at(:at) where id = any(:documents)
            """;

    static final String SPACES = """
            select id
              from space
             order by id
             limit 100000
            """;

    static final String SNIPS = """
            select s.id, s.document_id, coalesce(d.access_class, t.access_class) as access_class
              from (select id, document_id from snip where valid_from > :at
                     union
                    select id, document_id from snip_history where valid_to > :at
                     union
                    select s.id, s.document_id
                      from snip_tag tag
                      join snip s on s.id = tag.snip_id
                     where tag.valid_from > :at) s
              left join document d on d.id = s.document_id
              left join document_at(:at) t on t.id = s.document_id
             where cast(:space as uuid) is null
                or d.space_id = :space
                or t.space_id = :space
             limit 200000
            """;

    static final String SEALS = """
            select class_id, source_id, demands, fresh_minutes
              from access_restriction
             where demands & :sealed <> 0
             order by class_id, source_id
            """;

    static final String BREAK_SEALS = """
            delete from access_restriction
             where demands & :sealed <> 0
            """;

    static final String SEAL = """
            insert into access_restriction (class_id, source_id, demands, fresh_minutes)
            select :class, :source, :demands, :fresh
             where exists (select 1
                             from access_class
                            where id = :class)
                on conflict (class_id, source_id) do update
               set demands = excluded.demands,
                   fresh_minutes = excluded.fresh_minutes
            """;

    static final String LOST_ROLES = """
            update access_grant
               set role_id = null
             where role_id is not null
               and valid_from = now()
               and not exists (select 1
                                 from access_role
                                where access_role.id = role_id)
            """;

    static final String LOST_PEOPLE = """
            delete from access_grant
             where subject_kind = 'user'
               and valid_from = now()
               and not exists (select 1
                                 from user_account
                                where user_account.id = subject_id)
            """;

    static final String LOST_GROUPS = """
            delete from access_grant
             where subject_kind = 'group'
               and valid_from = now()
               and not exists (select 1
                                 from user_group
                                where user_group.id = subject_id)
            """;

    static final String LOST_MEMBERS = """
            delete from group_member
             where valid_from = now()
               and (not exists (select 1
                                  from user_group
                                 where user_group.id = group_id)
                    or user_id is not null
                       and not exists (select 1
                                         from user_account
                                        where user_account.id = user_id)
                    or nested_group_id is not null
                       and not exists (select 1
                                         from user_group
                                        where user_group.id = nested_group_id))
            """;

    static final String LOST_PROFILES = """
            delete from access_profile
             where valid_from = now()
               and (not exists (select 1
                                  from user_account
                                 where user_account.id = user_id)
                    or not exists (select 1
                                     from access_role
                                    where access_role.id = role_id))
            """;

    private static final int SEALED = Demand.mask(Set.of(Demand.SEALED));

    private final JdbcClient db;

    RestoreStore(JdbcClient db) {
        this.db = db;
    }

    /** A snip that changed, of which document, and in which class that stands or stood. */
    record TouchedSnip(UUID id, UUID document, long accessClass) {}

    /** What withdraws a class from everyone. */
    record Seal(long accessClass, UUID source, int demands, int freshMinutes) {}

    /** What is sealed now: no restore seals anything or opens it again. */
    List<Seal> seals() {
        return db.sql(SEALS)
                .param("sealed", SEALED)
                .query((row, number) -> new Seal(
                        row.getLong("class_id"),
                        row.getObject("source_id", UUID.class),
                        row.getInt("demands"),
                        row.getInt("fresh_minutes")))
                .list();
    }

    /** Makes these and no others hold. */
    void sealAgain(List<Seal> seals) {
        if (seals().equals(seals)) {
            return;
        }
        db.sql(BREAK_SEALS).param("sealed", SEALED).update();
        seals.forEach(seal -> db.sql(SEAL)
                .param("class", seal.accessClass())
                .param("source", seal.source())
                .param("demands", seal.demands())
                .param("fresh", seal.freshMinutes())
                .update());
    }

    /** References between rows are looked at when the transaction ends. */
    void defer() {
        db.sql("set constraints all deferred").update();
    }

    /** Looks at them now. */
    void settle() {
        db.sql("set constraints all immediate").update();
    }

    /** The moment of this transaction. */
    Instant now() {
        return db.sql(NOW).query(java.time.OffsetDateTime.class).single().toInstant();
    }

    /** Whether this transaction wrote a row that somebody else had changed after it began. */
    boolean overtaken() {
        return db.sql(LATER).query(Boolean.class).single();
    }

    /** @return first keys of the rows that were written */
    List<String> putBack(Kept kept, Instant at, @Nullable Collection<?> keys) {
        return keys != null && keys.isEmpty()
                ? List.of()
                : db.sql(PUT_BACK)
                        .param("kept", kept.table())
                        .param("at", Moment.utc(at))
                        .param("keys", text(keys))
                        .query(String.class)
                        .list();
    }

    /**
     * Deletes what did not stand at the moment.
     *
     * @param since not null = only what came at this very moment
     */
    List<String> takeAway(Kept kept, Instant at, @Nullable Collection<?> keys, @Nullable Instant since) {
        return keys != null && keys.isEmpty()
                ? List.of()
                : db.sql(TAKE_AWAY)
                        .param("kept", kept.table())
                        .param("at", Moment.utc(at))
                        .param("keys", text(keys))
                        .param("since", since == null ? null : Moment.utc(since),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .query(String.class)
                        .list();
    }

    /** First keys of what the transaction of this moment changed. */
    List<String> changedAt(Kept kept, Instant at) {
        return db.sql(CHANGED)
                .param("kept", kept.table())
                .param("at", Moment.utc(at))
                .query(String.class)
                .list();
    }

    /** Folders and documents that the transaction of this moment brought into being. */
    List<String> bornAt(Instant at) {
        return db.sql(BORN).param("at", Moment.utc(at)).query(UUID.class).list().stream()
                .map(UUID::toString)
                .toList();
    }

    /** First keys of rows that are not what they were. */
    List<String> changedSince(Kept kept, Instant at) {
        return db.sql(CHANGED_SINCE)
                .param("kept", kept.table())
                .param("at", Moment.utc(at))
                .query(String.class)
                .list();
    }

    UUID[] groupsOf(UUID space) {
        return db.sql(GROUPS).param("space", space).query(UUID.class).list().stream()
                .filter(java.util.Objects::nonNull)
                .toArray(UUID[]::new);
    }

    /** In which spaces the things lie or lay. */
    List<UUID> spacesOf(UUID[] folders, UUID[] documents, Instant at) {
        return db.sql(SPACES_OF)
                .param("folders", folders)
                .param("documents", documents)
                .param("at", Moment.utc(at))
                .query(UUID.class)
                .list();
    }

    List<UUID> spaces() {
        return db.sql(SPACES).query(UUID.class).list();
    }

    List<TouchedSnip> snipsSince(Instant at, @Nullable UUID space) {
        return db.sql(SNIPS)
                .param("at", Moment.utc(at))
                .param("space", space, java.sql.Types.OTHER)
                .query((row, number) -> new TouchedSnip(
                        row.getObject("id", UUID.class),
                        row.getObject("document_id", UUID.class),
                        row.getLong("access_class")))
                .list();
    }

    /** Lets go of rights that name somebody, or a role, that is no more; answers how many. */
    int dropLost() {
        return db.sql(LOST_ROLES).update()
                + db.sql(LOST_PEOPLE).update()
                + db.sql(LOST_GROUPS).update()
                + db.sql(LOST_MEMBERS).update()
                + db.sql(LOST_PROFILES).update();
    }

    private static String @Nullable [] text(@Nullable Collection<?> keys) {
        return keys == null ? null : keys.stream().map(String::valueOf).toArray(String[]::new);
    }
}
