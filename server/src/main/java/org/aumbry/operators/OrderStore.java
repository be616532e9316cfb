package org.aumbry.operators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.InstallationSealer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What operators ordered. */
@Repository
class OrderStore {

    private static final String TABLE = "operator_order";
    private static final TypeReference<Map<String, String>> BODY = new TypeReference<>() {};
    private static final String COLUMNS = """
            select id, kind, network_id, object_id, body_sealed, proposed_by, proposed_at, confirmed_by, consent_id,
                   declined_at, carried_out_at
              from operator_order
            """;

    static final String ADD = """
            insert into operator_order
                   (id, kind, network_id, object_id, body_sealed, proposed_by, proposed_at, consent_id)
            values (:id, :kind, :network, :object, :body, :by, :at, :consent)
            """;

    static final String FIND = COLUMNS + """
             where id = :id
            """;

    static final String LOCK = COLUMNS + """
             where id = :id
               for update
            """;

    static final String NEWEST = COLUMNS + """
             order by proposed_at desc, id desc
             limit 200
            """;

    static final String OF_KIND = COLUMNS + """
             where kind = any(:kinds)
             order by proposed_at desc, id desc
             limit 200
            """;

    static final String DUE = COLUMNS + """
             where carried_out_at is null
               and declined_at is null
               and (confirmed_by is not null or consent_id is not null)
               and try_count < 100
             order by coalesce(confirmed_at, proposed_at), id
             limit 50
            """;

    static final String TAKE = COLUMNS + """
             where id = :id
               and carried_out_at is null
               and declined_at is null
               for update skip locked
            """;

    static final String CONFIRM = """
            update operator_order
               set confirmed_by = :by,
                   confirmed_at = :at
             where id = :id
            """;

    static final String DECLINE = """
            update operator_order
               set declined_at = :at
             where id = :id
               and carried_out_at is null
               and declined_at is null
            """;

    static final String TRIED = """
            update operator_order
               set try_count = try_count + 1
             where id = :id
            """;

    static final String CARRIED_OUT = """
            update operator_order
               set carried_out_at = :at
             where id = :id
            """;

    static final String WAITING = """
            select count(*) as waiting, min(coalesce(confirmed_at, proposed_at)) as oldest
              from operator_order
             where carried_out_at is null
               and declined_at is null
               and (confirmed_by is not null or consent_id is not null)
            """;

    private final JdbcClient db;
    private final InstallationSealer sealer;
    private final JsonMapper json;

    OrderStore(@Qualifier("control") JdbcClient db, InstallationSealer sealer, JsonMapper json) {
        this.db = db;
        this.sealer = sealer;
        this.json = json;
    }

    void add(Order order) {
        db.sql(ADD)
                .param("id", order.id())
                .param("kind", order.kind().stored())
                .param("network", order.network().value())
                .param("object", order.object(), Types.OTHER)
                .param("body", sealer.seal(TABLE, order.id(), place(order.kind(), order.network(), order.proposedBy()),
                        json.writeValueAsBytes(order.body())))
                .param("by", order.proposedBy().value())
                .param("at", OperatorStore.utc(order.proposedAt()))
                .param("consent", order.consent(), Types.OTHER)
                .update();
    }

    Optional<Order> find(UUID id) {
        return db.sql(FIND).param("id", id).query(this::order).optional();
    }

    Optional<Order> lock(UUID id) {
        return db.sql(LOCK).param("id", id).query(this::order).optional();
    }

    List<Order> newest() {
        return db.sql(NEWEST).query(this::order).list();
    }

    List<Order> of(List<Order.Kind> kinds) {
        return db.sql(OF_KIND)
                .param("kinds", kinds.stream().map(Order.Kind::stored).toArray(String[]::new))
                .query(this::order)
                .list();
    }

    /** Keeps the order until the transaction ends; empty when it has ended, or while somebody else carries it out. */
    Optional<Order> take(UUID id) {
        return db.sql(TAKE).param("id", id).query(this::order).optional();
    }

    List<Order> due() {
        return db.sql(DUE).query(this::order).list();
    }

    void confirm(UUID id, OperatorId by, Instant now) {
        db.sql(CONFIRM).param("id", id).param("by", by.value()).param("at", OperatorStore.utc(now)).update();
    }

    void decline(UUID id, Instant now) {
        db.sql(DECLINE).param("id", id).param("at", OperatorStore.utc(now)).update();
    }

    void tried(UUID id) {
        db.sql(TRIED).param("id", id).update();
    }

    void carriedOut(UUID id, Instant now) {
        db.sql(CARRIED_OUT).param("id", id).param("at", OperatorStore.utc(now)).update();
    }

    private Order order(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var kind = Order.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        var network = new TenantId(row.getObject("network_id", UUID.class));
        var by = new OperatorId(row.getObject("proposed_by", UUID.class));
        var confirmed = row.getObject("confirmed_by", UUID.class);
        var consent = row.getObject("consent_id", UUID.class);
        var body = sealer.open(TABLE, id, place(kind, network, by), row.getBytes("body_sealed"));
        return new Order(
                id, kind, network, row.getObject("object_id", UUID.class), json.readValue(body, BODY), by,
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                confirmed == null ? null : new OperatorId(confirmed), consent,
                state(row, confirmed != null || consent != null));
    }

    private static Order.State state(ResultSet row, boolean agreed) throws SQLException {
        if (row.getObject("carried_out_at") != null) {
            return Order.State.CARRIED_OUT;
        }
        if (row.getObject("declined_at") != null) {
            return Order.State.DECLINED;
        }
        return agreed ? Order.State.CONFIRMED : Order.State.PROPOSED;
    }

    /** Binds what is wanted to what, whom and by whom, so that no row can be turned into another order. */
    private static String place(Order.Kind kind, TenantId network, OperatorId by) {
        return "body_sealed " + kind.stored() + " " + network + " by " + by;
    }

    Backlog.Waiting waiting() {
        return db.sql(WAITING).query(OrderStore::counted).single();
    }

    private static Backlog.Waiting counted(ResultSet row, int number) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Backlog.Waiting(row.getLong("waiting"), oldest == null ? null : oldest.toInstant());
    }
}
