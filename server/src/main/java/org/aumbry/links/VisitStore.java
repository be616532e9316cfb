package org.aumbry.links;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.identity.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class VisitStore {

    private static final String TABLE = "link_visit";
    private static final int LONGEST_CLIENT = 300;

    static final String ADD = """
            insert into link_visit
                   (id, link_id, visit_hash, address_sealed, client_sealed, opened_at, ends_at)
            values (:id, :link, :hash, :address, :client, :at, :ends)
            """;

    static final String GOES_ON = """
            select count(*)
              from link_visit
             where link_id = :link
               and visit_hash = :hash
               and ends_at > :now
            """;

    static final String DOWNLOADED = """
            update link_visit
               set download_count = download_count + 1
             where link_id = :link
               and visit_hash = :hash
            """;

    static final String OF_LINK = """
            select id, address_sealed, client_sealed, opened_at, download_count
              from link_visit
             where link_id = :link
             order by opened_at desc, id
             limit 500
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    VisitStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void add(UUID id, LinkId link, byte[] hash, Origin origin, Instant now, Instant ends) {
        var client = origin.agent().substring(0, Math.min(LONGEST_CLIENT, origin.agent().length()));
        db.sql(ADD)
                .param("id", id)
                .param("link", link.value())
                .param("hash", hash)
                .param("address", sealer.seal(KeyScope.SETTINGS, cell(id, "address_sealed"), origin.address()))
                .param("client", sealer.seal(KeyScope.SETTINGS, cell(id, "client_sealed"), client))
                .param("at", utc(now))
                .param("ends", utc(ends))
                .update();
    }

    boolean goesOn(LinkId link, byte[] hash, Instant now) {
        return db.sql(GOES_ON)
                        .param("link", link.value())
                        .param("hash", hash)
                        .param("now", utc(now))
                        .query(Long.class)
                        .single()
                > 0;
    }

    void downloaded(LinkId link, byte[] hash) {
        db.sql(DOWNLOADED).param("link", link.value()).param("hash", hash).update();
    }

    List<Visit> of(LinkId link) {
        return db.sql(OF_LINK)
                .param("link", link.value())
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Visit(
                            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                            sealer.open(cell(id, "address_sealed"), row.getBytes("address_sealed")),
                            sealer.open(cell(id, "client_sealed"), row.getBytes("client_sealed")),
                            row.getInt("download_count"));
                })
                .list();
    }

    private static Cell cell(UUID id, String column) {
        return new Cell(TABLE, id, column);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
