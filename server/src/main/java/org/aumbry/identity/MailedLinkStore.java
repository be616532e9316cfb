package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailedLinkStore {

    static final String ADD = """
            insert into mailed_link
                   (id, purpose, user_id, email_sealed, token_hash, browser_hash, created_at, expires_at)
            values (:id, :purpose, :user, :email, :hash, :browser, :at, :expires)
            """;

    static final String FIND = """
            select id, user_id, email_sealed, browser_hash
              from mailed_link
             where token_hash = :hash
               and purpose = :purpose
               and used_at is null
               and expires_at > :now
            """;

    static final String USE = """
            update mailed_link
               set used_at = :now
             where id = :id
               and used_at is null
               and expires_at > :now
            """;

    static final String END_OF = """
            update mailed_link
               set used_at = :now
             where user_id = :user
               and used_at is null
            """;

    static final String COUNT_OF = """
            select count(*)
              from mailed_link
             where user_id = :user
               and created_at > :since
            """;

    static final String FORGET = """
            delete from mailed_link
             where expires_at < :before
            """;

    static final String SURVEY = """
            select count(*) as everything,
                   count(*) filter (where expires_at > created_at + interval '60 minutes'
                                       or purpose = 'reset' and expires_at > created_at + interval '30 minutes'
                                       or purpose = 'sign-in' and (browser_hash is null
                                          or expires_at > created_at + interval '15 minutes')) as wrong
              from mailed_link
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    MailedLinkStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** What a link is for. */
    enum Purpose {
        RESET,
        SIGN_IN,
        JOIN;

        String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A link to be kept, for a person or for an address without one.
     *
     * @param browserHash SHA-256 of what the asking browser keeps; null when any browser will do
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Fresh(
            UUID id, Purpose purpose, @Nullable UserId user, @Nullable String email, byte[] hash,
            byte @Nullable [] browserHash, Instant expires) {}

    /** A link that can be used. */
    @SuppressWarnings("ArrayRecordComponent")
    record Open(UUID id, @Nullable UserId user, @Nullable String email, byte @Nullable [] browserHash) {}

    /** How many links there are, and how many are not as they must be. */
    record Survey(long all, long wrong) {}

    Survey survey() {
        return db.sql(SURVEY)
                .query((row, number) -> new Survey(row.getLong("everything"), row.getLong("wrong")))
                .single();
    }

    void add(Fresh link, Instant now) {
        var email = link.email();
        var sealed = email == null ? null : sealer.seal(KeyScope.CONTENT, cell(link.id()), email);
        db.sql(ADD)
                .param("id", link.id())
                .param("purpose", link.purpose().stored())
                .param("user", link.user() == null ? null : link.user().value(), Types.OTHER)
                .param("email", sealed, Types.BINARY)
                .param("hash", link.hash())
                .param("browser", link.browserHash(), Types.BINARY)
                .param("at", utc(now))
                .param("expires", utc(link.expires()))
                .update();
    }

    Optional<Open> find(Purpose purpose, byte[] hash, Instant now) {
        return db.sql(FIND)
                .param("hash", hash)
                .param("purpose", purpose.stored())
                .param("now", utc(now))
                .query(this::open)
                .optional();
    }

    /** Uses it up; false when someone was faster. */
    boolean use(UUID id, Instant now) {
        return db.sql(USE).param("id", id).param("now", utc(now)).update() == 1;
    }

    /** Ends every open link of a person. */
    int endOf(UserId user, Instant now) {
        return db.sql(END_OF).param("user", user.value()).param("now", utc(now)).update();
    }

    long countOf(UserId user, Instant since) {
        return db.sql(COUNT_OF)
                .param("user", user.value())
                .param("since", utc(since))
                .query(Long.class)
                .single();
    }

    int forget(Instant before) {
        return db.sql(FORGET).param("before", utc(before)).update();
    }

    private Open open(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var user = row.getObject("user_id", UUID.class);
        var email = row.getBytes("email_sealed");
        return new Open(
                id,
                user == null ? null : new UserId(user),
                email == null ? null : sealer.open(cell(id), email),
                row.getBytes("browser_hash"));
    }

    private static Cell cell(UUID id) {
        return new Cell("mailed_link", id, "email_sealed");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
