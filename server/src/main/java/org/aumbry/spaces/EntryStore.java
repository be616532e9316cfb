package org.aumbry.spaces;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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
class EntryStore {

    /** What can become of someone on the doorstep. */
    enum State {
        ACCEPTED,
        REFUSED,
        WITHDRAWN
    }

    private static final String COLUMNS = """
            select id, space_id, user_id, kind, note_sealed, asked_by, asked_at, expires_at
              from space_entry
            """;

    static final String OPEN = COLUMNS + """
             where id = :id
               and state = 'open'
               and expires_at > :now
               and space_id not in (select space_id from space_deletion)
               for update
            """;

    static final String OPEN_OF = COLUMNS + """
             where space_id = :space
               and user_id = :user
               and state = 'open'
               and expires_at > :now
               and space_id not in (select space_id from space_deletion)
            """;

    static final String OF_SPACES = COLUMNS + """
             where space_id = any(:spaces)
               and state = 'open'
               and expires_at > :now
               and space_id not in (select space_id from space_deletion)
             order by asked_at, id
             limit 1000
            """;

    static final String OF_USER = COLUMNS + """
             where user_id = :user
               and state = 'open'
               and expires_at > :now
               and space_id not in (select space_id from space_deletion)
             order by asked_at, id
             limit 1000
            """;

    static final String ADD = """
            insert into space_entry (id, space_id, user_id, kind, note_sealed, state, asked_by, asked_at, expires_at)
            values (:id, :space, :user, :kind, :note, 'open', :by, :at, :expires)
            """;

    static final String EXPIRE = """
            update space_entry
               set state = 'expired',
                   decided_at = :now
             where space_id = :space
               and user_id = :user
               and state = 'open'
               and expires_at <= :now
            """;

    static final String DECIDE = """
            update space_entry
               set state = :state,
                   decided_by = :by,
                   decided_at = :now
             where id = :id
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    EntryStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** The entry, if nobody has decided yet; nobody else can until the transaction ends. */
    Optional<SpaceEntry> open(EntryId id, Instant now) {
        return db.sql(OPEN)
                .param("id", id.value())
                .param("now", utc(now))
                .query(this::entry)
                .optional();
    }

    Optional<SpaceEntry> openOf(SpaceId space, UserId user, Instant now) {
        return db.sql(OPEN_OF)
                .param("space", space.value())
                .param("user", user.value())
                .param("now", utc(now))
                .query(this::entry)
                .optional();
    }

    List<SpaceEntry> ofSpaces(Collection<SpaceId> spaces, Instant now) {
        return db.sql(OF_SPACES)
                .param("spaces", spaces.stream().map(SpaceId::value).toArray(UUID[]::new))
                .param("now", utc(now))
                .query(this::entry)
                .list();
    }

    List<SpaceEntry> ofUser(UserId user, Instant now) {
        return db.sql(OF_USER)
                .param("user", user.value())
                .param("now", utc(now))
                .query(this::entry)
                .list();
    }

    void add(SpaceEntry entry) {
        db.sql(EXPIRE)
                .param("space", entry.space().value())
                .param("user", entry.user().value())
                .param("now", utc(entry.askedAt()))
                .update();
        db.sql(ADD)
                .param("id", entry.id().value())
                .param("space", entry.space().value())
                .param("user", entry.user().value())
                .param("kind", entry.invitation() ? "invitation" : "request")
                .param("note", sealed(entry), Types.BINARY)
                .param("by", entry.askedBy().value())
                .param("at", utc(entry.askedAt()))
                .param("expires", utc(entry.expiresAt()))
                .update();
    }

    void decide(EntryId id, State state, UserId by, Instant now) {
        db.sql(DECIDE)
                .param("id", id.value())
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("by", by.value())
                .param("now", utc(now))
                .update();
    }

    private byte @Nullable [] sealed(SpaceEntry entry) {
        return entry.note().isEmpty() ? null : sealer.seal(KeyScope.CONTENT, cell(entry.id()), entry.note());
    }

    private static Cell cell(EntryId id) {
        return new Cell("space_entry", id.value(), "note_sealed");
    }

    private SpaceEntry entry(ResultSet row, int number) throws SQLException {
        var id = new EntryId(row.getObject("id", UUID.class));
        var note = row.getBytes("note_sealed");
        return new SpaceEntry(
                id,
                new SpaceId(row.getObject("space_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("kind").equals("invitation"),
                note == null ? "" : sealer.open(cell(id), note),
                new UserId(row.getObject("asked_by", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
