package org.aumbry.networks;

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
class DomainStore {

    private static final String TABLE = "domain";

    static final String ALL = """
            select id, name_sealed, token_sealed, state, missed_count, claimed_at, checked_at
              from domain
             order by id
             limit 100
            """;

    static final String FIND = """
            select id, name_sealed, token_sealed, state, missed_count, claimed_at, checked_at
              from domain
             where id = :id
            """;

    static final String PROVEN = """
            select count(*)
              from domain
             where name_mac = :mac
               and state = 'proven'
            """;

    static final String ADD = """
            insert into domain
                   (id, name_sealed, name_mac, token_sealed, state, missed_count, claimed_by, claimed_at)
            values (:id, :name, :mac, :token, 'claimed', 0, :by, :at)
                on conflict on constraint domain_name_once do nothing
            """;

    static final String CHECKED = """
            update domain
               set state = :state,
                   missed_count = :missed,
                   checked_at = :at,
                   proven_at = case when :state = 'proven' then coalesce(proven_at, :at) else proven_at end
             where id = :id
            """;

    static final String REMOVE = """
            delete from domain
             where id = :id
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    DomainStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    List<Domain> all() {
        return db.sql(ALL).query(this::domain).list();
    }

    Optional<Domain> find(UUID id) {
        return db.sql(FIND).param("id", id).query(this::domain).optional();
    }

    boolean proven(DomainName name) {
        return db.sql(PROVEN).param("mac", mac(name)).query(Long.class).single() > 0;
    }

    /** Adds a claim; false when the network has it already. */
    boolean add(UUID id, DomainName name, String token, UserId by, Instant now) {
        return db.sql(ADD)
                        .param("id", id)
                        .param("name", sealer.seal(KeyScope.SETTINGS, cell(id, "name_sealed"), name.ascii()))
                        .param("mac", mac(name))
                        .param("token", sealer.seal(KeyScope.SETTINGS, cell(id, "token_sealed"), token))
                        .param("by", by.value())
                        .param("at", utc(now))
                        .update()
                == 1;
    }

    void checked(UUID id, Domain.State state, int missed, Instant now) {
        db.sql(CHECKED)
                .param("id", id)
                .param("state", state.stored())
                .param("missed", missed)
                .param("at", utc(now))
                .update();
    }

    void remove(UUID id) {
        db.sql(REMOVE).param("id", id).update();
    }

    private Domain domain(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var checked = row.getObject("checked_at", OffsetDateTime.class);
        return new Domain(
                id,
                new DomainName(sealer.open(cell(id, "name_sealed"), row.getBytes("name_sealed"))),
                sealer.open(cell(id, "token_sealed"), row.getBytes("token_sealed")),
                Domain.State.of(row.getString("state")),
                row.getInt("missed_count"),
                row.getObject("claimed_at", OffsetDateTime.class).toInstant(),
                checked == null ? null : checked.toInstant());
    }

    private byte[] mac(DomainName name) {
        return sealer.mac(TABLE, "name_mac", name.ascii());
    }

    private static Cell cell(UUID id, String column) {
        return new Cell(TABLE, id, column);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
