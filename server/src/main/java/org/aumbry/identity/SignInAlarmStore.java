package org.aumbry.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignInAlarmStore {

    static final String ADD = """
            insert into sign_in_alarm (id, kind, at)
            select :id, :kind, :at
             where not exists (select 1 from sign_in_alarm where kind = :kind and at > :quiet)
            """;

    static final String LATEST = """
            select kind, at
              from sign_in_alarm
             where at > :since
             order by at desc
             limit 50
            """;

    private final JdbcClient db;

    SignInAlarmStore(JdbcClient db) {
        this.db = db;
    }

    /** Notes an alarm; false when there was one of that kind since. */
    boolean add(UUID id, String kind, Instant quietSince, Instant now) {
        return db.sql(ADD)
                .param("id", id)
                .param("kind", kind)
                .param("quiet", quietSince.atOffset(ZoneOffset.UTC))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    List<SignInAlarm> since(Instant since) {
        return db.sql(LATEST)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new SignInAlarm(
                        row.getString("kind"), row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
