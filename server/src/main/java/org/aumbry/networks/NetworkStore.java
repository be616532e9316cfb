package org.aumbry.networks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NetworkStore {

    private static final String TABLE = "network";

    static final String FIND = """
            select id, name_sealed, slug_sealed, language, created_at
              from network
            """;

    static final String ADD = """
            insert into network
                   (id, name_sealed, slug_sealed, language, created_at)
            values (:id, :name, :slug, :language, :at)
            """;

    static final String CHANGE = """
            update network
               set name_sealed = :name,
                   language = :language
             where id = :id
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    NetworkStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    Optional<Network> find() {
        return db.sql(FIND).query(this::network).optional();
    }

    void add(Network network) {
        db.sql(ADD)
                .param("id", network.id().value())
                .param("name", seal(network.id(), "name_sealed", network.name()))
                .param("slug", seal(network.id(), "slug_sealed", network.slug()))
                .param("language", network.language())
                .param("at", network.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(Network network) {
        db.sql(CHANGE)
                .param("id", network.id().value())
                .param("name", seal(network.id(), "name_sealed", network.name()))
                .param("language", network.language())
                .update();
    }

    private Network network(ResultSet row, int number) throws SQLException {
        var id = new TenantId(row.getObject("id", UUID.class));
        return new Network(
                id,
                open(id, "name_sealed", row),
                open(id, "slug_sealed", row),
                row.getString("language"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private byte[] seal(TenantId id, String column, String plain) {
        return sealer.seal(KeyScope.SETTINGS, new Cell(TABLE, id.value(), column), plain);
    }

    private String open(TenantId id, String column, ResultSet row) throws SQLException {
        return sealer.open(new Cell(TABLE, id.value(), column), row.getBytes(column));
    }
}
