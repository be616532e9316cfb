package org.aumbry.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SavedSearchStore {

    static final String OF_USER = """
            select id, address_sealed
              from saved_search
             where user_id = :user
             order by saved_at desc, id
             limit 50
            """;

    static final String ADD = """
            insert into saved_search (id, user_id, address_sealed, address_mac, saved_at)
            values (:id, :user, :address, :mac, :at)
                on conflict (user_id, address_mac) do nothing
            """;

    static final String REMOVE = """
            delete from saved_search
             where id = :id
               and user_id = :user
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    SavedSearchStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** The latest first; at most 50. */
    List<SavedSearch> of(UserId user) {
        return db.sql(OF_USER).param("user", user.value()).query(this::saved).list();
    }

    /** Says whether it was not there yet. */
    boolean add(SavedSearch saved, UserId user, Instant at) {
        return db.sql(ADD)
                .param("id", saved.id())
                .param("user", user.value())
                .param("address", sealer.seal(KeyScope.person(user), cell(saved.id()), saved.address()))
                .param("mac", sealer.mac("saved_search", "address_mac", saved.address()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    boolean remove(UUID id, UserId user) {
        return db.sql(REMOVE).param("id", id).param("user", user.value()).update() == 1;
    }

    private SavedSearch saved(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new SavedSearch(id, sealer.open(cell(id), row.getBytes("address_sealed")));
    }

    private static Cell cell(UUID id) {
        return new Cell("saved_search", id, "address_sealed");
    }
}
