package org.aumbry.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts of enough people; what fewer did never leaves the database. */
@Repository
class FigureStore {

    static final String ACTIVE = """
            select date_trunc('week', at, 'UTC') as week,
                   count(distinct user_id)       as people,
                   0::bigint                     as acts
              from journal_entry
             where at >= :from
               and at < :until
               and outcome = 'allowed'
               and (session_id is not null or token_id is not null)
               and not (user_id = any(:without))
             group by week
            having count(distinct user_id) >= :least
             order by week desc
             limit 100
            """;

    static final String DONE = """
            select date_trunc('week', at, 'UTC') as week,
                   count(distinct user_id)       as people,
                   count(*)                      as acts
              from journal_entry
             where at >= :from
               and at < :until
               and outcome = 'allowed'
               and (session_id is not null or token_id is not null)
               and verb = :verb
               and not (user_id = any(:without))
             group by week
            having count(distinct user_id) >= :least
             order by week desc
             limit 100
            """;

    static final String SINCE = """
            select count(*) as acts
              from journal_entry
             where at >= :since
            having count(distinct user_id) filter (where session_id is not null or token_id is not null) >= :least
            """;

    private final JdbcClient db;

    FigureStore(JdbcClient db) {
        this.db = db;
    }

    List<JournalFigures.Figure> active(JournalFigures.Question question) {
        return ask(db.sql(ACTIVE), question);
    }

    List<JournalFigures.Figure> done(String verb, JournalFigures.Question question) {
        return ask(db.sql(DONE).param("verb", verb), question);
    }

    OptionalLong since(Instant since, int least) {
        return db.sql(SINCE)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("least", least)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static List<JournalFigures.Figure> ask(
            JdbcClient.StatementSpec statement, JournalFigures.Question question) {
        return statement
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("until", question.until().atOffset(ZoneOffset.UTC))
                .param("without", ids(question.without()))
                .param("least", question.least())
                .query((row, number) -> new JournalFigures.Figure(
                        row.getObject("week", OffsetDateTime.class).toInstant(), row.getLong("people"),
                        row.getLong("acts")))
                .list();
    }

    private static UUID[] ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(UUID[]::new);
    }
}
