package org.aumbry.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TermsStore {

    static final String VERSIONS = """
            select version, row_id, text_sealed, published_by, published_at
              from terms
             order by version desc
             limit 100
            """;

    static final String NEWEST = """
            select coalesce(max(version), 0)
              from terms
            """;

    /** Two who publish at once get one number; the second is refused by the key. */
    static final String PUBLISH = """
            insert into terms (version, row_id, text_sealed, published_by, published_at)
            select coalesce(max(version), 0) + 1, :row, :text, :by, :at
              from terms
            """;

    static final String ACCEPT = """
            insert into terms_acceptance (user_id, version, accepted_at)
            values (:user, :version, :at)
                on conflict do nothing
            """;

    static final String ACCEPTED = """
            select count(*)
              from terms_acceptance
             where user_id = :user
               and version = :version
            """;

    static final String ACCEPTANCES = """
            select user_id, version, accepted_at
              from terms_acceptance
             order by accepted_at, user_id
             limit 100000
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    TermsStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    List<TermsVersion> versions() {
        return db.sql(VERSIONS).query(this::version).list();
    }

    Optional<TermsVersion> current() {
        return versions().stream().findFirst();
    }

    int newest() {
        return db.sql(NEWEST).query(Integer.class).single();
    }

    void publish(UUID row, String text, UserId by, Instant now) {
        db.sql(PUBLISH)
                .param("row", row)
                .param("text", sealer.seal(KeyScope.CONTENT, cell(row), text))
                .param("by", by.value())
                .param("at", utc(now))
                .update();
    }

    /** Keeps the acceptance; false when it was kept before. */
    boolean accept(UserId user, int version, Instant now) {
        return db.sql(ACCEPT)
                        .param("user", user.value())
                        .param("version", version)
                        .param("at", utc(now))
                        .update()
                == 1;
    }

    boolean accepted(UserId user, int version) {
        return db.sql(ACCEPTED).param("user", user.value()).param("version", version).query(Long.class).single() > 0;
    }

    List<Acceptance> acceptances() {
        return db.sql(ACCEPTANCES)
                .query((row, number) -> new Acceptance(
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getInt("version"),
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private TermsVersion version(ResultSet row, int number) throws SQLException {
        return new TermsVersion(
                row.getInt("version"),
                sealer.open(cell(row.getObject("row_id", UUID.class)), row.getBytes("text_sealed")),
                new UserId(row.getObject("published_by", UUID.class)),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }

    private static Cell cell(UUID row) {
        return new Cell("terms", row, "text_sealed");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
