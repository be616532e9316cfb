package org.aumbry.timemachine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands out among the entries of the journal. */
@Repository
class MarkStore {

    static final String MARKS = """
            with acts as (
                select at, user_id,
                       case when verb in ('document.trash', 'folder.trash', 'document.erase', 'folder.erase',
                                          'document.expire', 'folder.expire') then 'removal'
                            when verb in ('document.add', 'document.copy') then 'arrival'
                            when verb in ('time.restore', 'time.undo') then 'restore'
                            when verb like 'access.%' or verb like 'label.%' or verb like 'space.%' then 'access'
                            else 'setting' end as kind
                  from journal_entry e
                 where at between :from and :to
                   and outcome = 'allowed'
                   and verb in ('document.trash', 'folder.trash', 'document.erase', 'folder.erase', 'document.expire',
                                'folder.expire', 'document.add', 'document.copy', 'time.restore', 'time.undo',
                                'access.grant', 'access.revoke', 'access.break', 'access.restore', 'label.set',
                                'label.lower', 'space.change', 'space.member-add', 'space.member-remove',
                                'space.promote', 'space.demote', 'policy.change', 'role.change', 'share-rule.add',
                                'share-rule.remove')
                   and (cast(:space as uuid) is null
                        or object_id = :space
                        or exists (select 1
                                     from document d
                                    where d.id = e.object_id
                                      and d.space_id = :space
                                      and d.access_class = any(:classes))
                        or exists (select 1
                                     from folder f
                                    where f.id = e.object_id
                                      and f.space_id = :space
                                      and f.access_class = any(:classes))
                        or exists (select 1
                                     from document_history d
                                    where d.id = e.object_id
                                      and d.space_id = :space
                                      and d.access_class = any(:classes))
                        or exists (select 1
                                     from folder_history f
                                    where f.id = e.object_id
                                      and f.space_id = :space
                                      and f.access_class = any(:classes)))
            )
            select kind, user_id, min(at) as at, count(*) as acts
              from acts
             group by kind, user_id, date_trunc('minute', at)
            having kind in ('access', 'setting', 'restore')
                or kind = 'removal' and count(*) >= :fewRemovals
                or kind = 'arrival' and count(*) >= :fewArrivals
             order by at desc
             limit 100
            """;

    private final JdbcClient db;

    MarkStore(JdbcClient db) {
        this.db = db;
    }

    /** @param classes whose things count; asked only of a space */
    List<Mark> marks(Instant from, Instant to, @Nullable UUID space, long[] classes) {
        return db.sql(MARKS)
                .param("from", Moment.utc(from))
                .param("to", Moment.utc(to))
                .param("space", space, java.sql.Types.OTHER)
                .param("classes", classes)
                .param("fewRemovals", Timeline.MANY_REMOVALS)
                .param("fewArrivals", Timeline.MANY_ARRIVALS)
                .query((row, number) -> {
                    var user = row.getObject("user_id", UUID.class);
                    return new Mark(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            Mark.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                            row.getInt("acts"),
                            user == null ? null : new UserId(user));
                })
                .list();
    }
}
