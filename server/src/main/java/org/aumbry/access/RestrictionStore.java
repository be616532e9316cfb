package org.aumbry.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RestrictionStore {

    static final String ALL = """
            select class_id, source_id, demands, withheld, fresh_minutes
              from access_restriction
             order by class_id, source_id
            """;

    static final String PUT = """
            insert into access_restriction (class_id, source_id, demands, withheld, fresh_minutes)
            values (:class, :source, :demands, :withheld, :fresh)
                on conflict (class_id, source_id) do update
               set demands = excluded.demands,
                   withheld = excluded.withheld,
                   fresh_minutes = excluded.fresh_minutes
            """;

    static final String CHANGE = """
            update access_restriction
               set demands = :demands,
                   withheld = :withheld,
                   fresh_minutes = :fresh
             where source_id = :source
            """;

    static final String REMOVE = """
            delete from access_restriction
             where class_id = :class
               and source_id = :source
            """;

    /** Demands with a bit of the mask; the one that is withheld by law has a column of its own. */
    private static final int STORED = 255;

    private final JdbcClient db;

    RestrictionStore(JdbcClient db) {
        this.db = db;
    }

    /** Every restriction that stands anywhere; there are as many as things with a label of their own. */
    List<Restraints.Placed> all() {
        return db.sql(ALL)
                .query((row, number) -> new Restraints.Placed(
                        new AccessClass(row.getLong("class_id")),
                        row.getObject("source_id", UUID.class),
                        new Restriction(demands(row), row.getInt("fresh_minutes"))))
                .list();
    }

    void put(AccessClass accessClass, UUID source, Restriction restriction) {
        db.sql(PUT)
                .param("class", accessClass.value())
                .param("source", source)
                .param("demands", Demand.mask(restriction.demands()) & STORED)
                .param("withheld", restriction.asks(Demand.WITHHELD))
                .param("fresh", restriction.freshMinutes())
                .update();
    }

    void change(UUID source, Restriction restriction) {
        db.sql(CHANGE)
                .param("source", source)
                .param("demands", Demand.mask(restriction.demands()) & STORED)
                .param("withheld", restriction.asks(Demand.WITHHELD))
                .param("fresh", restriction.freshMinutes())
                .update();
    }

    boolean remove(AccessClass accessClass, UUID source) {
        return db.sql(REMOVE).param("class", accessClass.value()).param("source", source).update() > 0;
    }

    private static Set<Demand> demands(ResultSet row) throws SQLException {
        var demands = Demand.of(row.getInt("demands"));
        if (row.getBoolean("withheld")) {
            demands.add(Demand.WITHHELD);
        }
        return demands;
    }
}
