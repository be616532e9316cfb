package org.aumbry.collectors;

import java.net.URI;
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
import org.aumbry.kernel.Backlog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CollectorStore {

    static final String ALL = """
            select id, name_sealed, address_sealed, format, sent_values, enabled, next_position, taken_at, problem,
                   failures, tried_at
              from collector
             order by created_at, id
             limit 100
            """;

    static final String ONE = """
            select id, name_sealed, address_sealed, format, sent_values, enabled, next_position, taken_at, problem,
                   failures, tried_at
              from collector
             where id = :id
            """;

    static final String SECRETS = """
            select secret_sealed, authority_sealed
              from collector
             where id = :id
            """;

    static final String ADD = """
            insert into collector
                   (id, name_sealed, address_sealed, secret_sealed, authority_sealed, format, sent_values, enabled,
                    next_position, created_at)
            values (:id, :name, :address, :secret, :authority, :format, :values, true, :next, :at)
            """;

    static final String REMOVE = "delete from collector where id = :id";

    static final String ENABLE = """
            update collector
               set enabled  = :enabled,
                   problem  = '',
                   failures = 0
             where id = :id
            """;

    static final String GO_BACK = """
            update collector
               set next_position = :next,
                   problem       = '',
                   failures      = 0
             where id = :id
            """;

    /** Only one program has it until then; by the clock of the database, which they share. */
    static final String LEASE = """
            update collector
               set leased_until = now() + interval '60 seconds',
                   tried_at     = :at
             where id = :id
               and enabled
               and (leased_until is null or leased_until < now())
            """;

    static final String RELEASE = """
            update collector
               set leased_until = null
             where id = :id
            """;

    /** Not when somebody sent it back to an earlier place meanwhile. */
    static final String TAKEN = """
            update collector
               set next_position = :next,
                   taken_at      = :at,
                   problem       = '',
                   failures      = 0,
                   leased_until  = now() + interval '60 seconds'
             where id = :id
               and next_position = :before
            """;

    static final String FAILED = """
            update collector
               set problem  = :problem,
                   failures = failures + 1
             where id = :id
            """;

    static final String WAITING = """
            select coalesce(sum(:size - next_position), 0) as waiting, min(coalesce(taken_at, created_at)) as oldest
              from collector
             where enabled
               and next_position < :size
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    CollectorStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** What only the sending needs. */
    record Secrets(@Nullable String token, @Nullable String authority) {

        @Override
        public String toString() {
            return "[secret]";
        }
    }

    List<Collector> all() {
        return db.sql(ALL).query(this::collector).list();
    }

    Optional<Collector> find(UUID id) {
        return db.sql(ONE).param("id", id).query(this::collector).optional();
    }

    Secrets secrets(UUID id) {
        return db.sql(SECRETS)
                .param("id", id)
                .query((row, number) -> new Secrets(
                        opened(id, "secret_sealed", row.getBytes("secret_sealed")),
                        opened(id, "authority_sealed", row.getBytes("authority_sealed"))))
                .single();
    }

    void add(Collector collector, Secrets secrets, Instant at) {
        var id = collector.id();
        db.sql(ADD)
                .param("id", id)
                .param("name", sealed(id, "name_sealed", collector.name()))
                .param("address", sealed(id, "address_sealed", collector.address().toString()))
                .param("secret", sealed(id, "secret_sealed", secrets.token()), java.sql.Types.BINARY)
                .param("authority", sealed(id, "authority_sealed", secrets.authority()), java.sql.Types.BINARY)
                .param("format", collector.format().word())
                .param("values", collector.values().word())
                .param("next", collector.progress().next())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean remove(UUID id) {
        return db.sql(REMOVE).param("id", id).update() == 1;
    }

    boolean enable(UUID id, boolean enabled) {
        return db.sql(ENABLE).param("id", id).param("enabled", enabled).update() == 1;
    }

    boolean goBack(UUID id, long next) {
        return db.sql(GO_BACK).param("id", id).param("next", next).update() == 1;
    }

    boolean lease(UUID id, Instant at) {
        return db.sql(LEASE).param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    void release(UUID id) {
        db.sql(RELEASE).param("id", id).update();
    }

    /** Whether it counts: it does not when somebody changed the place meanwhile. */
    boolean taken(UUID id, long before, long next, Instant at) {
        return db.sql(TAKEN)
                .param("id", id)
                .param("before", before)
                .param("next", next)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    void failed(UUID id, String problem) {
        db.sql(FAILED).param("id", id).param("problem", problem).update();
    }

    private Collector collector(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Collector(
                id,
                sealer.open(cell(id, "name_sealed"), row.getBytes("name_sealed")),
                URI.create(sealer.open(cell(id, "address_sealed"), row.getBytes("address_sealed"))),
                LineFormat.of(row.getString("format")),
                SentValues.of(row.getString("sent_values")),
                row.getBoolean("enabled"),
                new Collector.Progress(
                        row.getLong("next_position"),
                        instant(row, "taken_at"),
                        row.getString("problem"),
                        row.getInt("failures"),
                        instant(row, "tried_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private byte @Nullable [] sealed(UUID id, String column, @Nullable String plain) {
        return plain == null || plain.isEmpty() ? null : sealer.seal(KeyScope.SETTINGS, cell(id, column), plain);
    }

    private @Nullable String opened(UUID id, String column, byte @Nullable [] sealed) {
        return sealed == null ? null : sealer.open(cell(id, column), sealed);
    }

    private static Cell cell(UUID id, String column) {
        return new Cell("collector", id, column);
    }

    /** What enabled destinations have not taken of so many entries; the oldest took something last at that time. */
    Backlog.Waiting waiting(long size) {
        return db.sql(WAITING).param("size", size).query(CollectorStore::counted).single();
    }

    private static Backlog.Waiting counted(ResultSet row, int number) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Backlog.Waiting(row.getLong("waiting"), oldest == null ? null : oldest.toInstant());
    }
}
