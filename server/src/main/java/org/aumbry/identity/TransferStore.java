package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TransferStore {

    /** What can become of an offer. */
    enum State {
        ACCEPTED,
        DECLINED,
        WITHDRAWN,
        EXPIRED
    }

    private static final String COLUMNS = """
            select id, kind, object_id, offered_by, person_id, expires_at
              from transfer_offer
            """;

    static final String OPEN_LOCKED = COLUMNS + """
             where id = :id
               and state = 'open'
               and expires_at > :now
               for update
            """;

    static final String OPEN_OF = COLUMNS + """
             where (offered_by = :person or person_id = :person)
               and state = 'open'
               and expires_at > :now
             order by offered_at, id
             limit 200
            """;

    static final String EXPIRE = """
            update transfer_offer
               set state = 'expired',
                   decided_at = :now
             where state = 'open'
               and expires_at <= :now
            """;

    static final String ADD = """
            insert into transfer_offer
                   (id, kind, object_id, offered_by, person_id, offered_at, expires_at, state)
            values (:id, :kind, :object, :from, :to, :at, :expires, 'open')
                on conflict do nothing
            """;

    static final String DECIDE = """
            update transfer_offer
               set state = :state,
                   decided_at = :at
             where id = :id
               and state = 'open'
            """;

    static final String WITHDRAW_ALL = """
            update transfer_offer
               set state = 'withdrawn',
                   decided_at = :at
             where state = 'open'
               and (offered_by = :person or person_id = :person)
            """;

    private final JdbcClient db;

    TransferStore(JdbcClient db) {
        this.db = db;
    }

    /** The offer while it waits; nobody else can answer it until the transaction ends. */
    Optional<TransferOffer> locked(UUID id, Instant now) {
        return db.sql(OPEN_LOCKED).param("id", id).param("now", utc(now)).query(TransferStore::offer).optional();
    }

    List<TransferOffer> openOf(UserId person, Instant now) {
        return db.sql(OPEN_OF)
                .param("person", person.value())
                .param("now", utc(now))
                .query(TransferStore::offer)
                .list();
    }

    /** Adds the offer; false while the same person's offer of the same thing waits. */
    boolean add(TransferOffer offer, Instant now) {
        db.sql(EXPIRE).param("now", utc(now)).update();
        return db.sql(ADD)
                        .param("id", offer.id())
                        .param("kind", offer.kind())
                        .param("object", offer.object())
                        .param("from", offer.from().value())
                        .param("to", offer.to().value())
                        .param("at", utc(now))
                        .param("expires", utc(offer.expiresAt()))
                        .update()
                == 1;
    }

    void decide(UUID id, State state, Instant at) {
        db.sql(DECIDE)
                .param("id", id)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("at", utc(at))
                .update();
    }

    int withdrawAll(UserId person, Instant at) {
        return db.sql(WITHDRAW_ALL).param("person", person.value()).param("at", utc(at)).update();
    }

    private static TransferOffer offer(ResultSet row, int number) throws SQLException {
        return new TransferOffer(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("object_id", UUID.class),
                new UserId(row.getObject("offered_by", UUID.class)),
                new UserId(row.getObject("person_id", UUID.class)),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
