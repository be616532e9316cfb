package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
class RecoveryStore {

    private static final String COLUMNS = """
            select id, domain_sealed, email_sealed, started_at, ready_at, state
              from recovery_claim
            """;

    static final String BY_TICKET = COLUMNS + """
             where ticket_hash = :hash
               for update
            """;

    static final String LIST = COLUMNS + """
             order by started_at desc, id desc
             limit 200
            """;

    static final String COUNT_WAITING = """
            select count(*)
              from recovery_claim
             where state = 'waiting'
            """;

    static final String ADD = """
            insert into recovery_claim (id, ticket_hash, domain_sealed, email_sealed, started_at, ready_at, state)
            values (:id, :hash, :domain, :email, :at, :ready, 'waiting')
                on conflict on constraint recovery_claim_once do nothing
            """;

    static final String DECIDE = """
            update recovery_claim
               set state = :state,
                   decided_by = :by,
                   decided_at = :at
             where id = :id
               and state = 'waiting'
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    RecoveryStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** The claim, which nobody else can decide until the transaction ends. */
    Optional<RecoveryClaim> locked(byte[] ticketHash) {
        return db.sql(BY_TICKET).param("hash", ticketHash).query(this::claim).optional();
    }

    /** The latest 200. */
    List<RecoveryClaim> list() {
        return db.sql(LIST).query(this::claim).list();
    }

    long waiting() {
        return db.sql(COUNT_WAITING).query(Long.class).single();
    }

    void add(RecoveryClaim claim, byte[] ticketHash) {
        db.sql(ADD)
                .param("id", claim.id())
                .param("hash", ticketHash)
                .param("domain", seal(claim.id(), "domain_sealed", claim.domain()))
                .param("email", seal(claim.id(), "email_sealed", claim.email()))
                .param("at", utc(claim.startedAt()))
                .param("ready", utc(claim.readyAt()))
                .update();
    }

    boolean decide(UUID id, RecoveryClaim.State state, @Nullable UserId by, Instant at) {
        return db.sql(DECIDE)
                        .param("id", id)
                        .param("state", state.name().toLowerCase(Locale.ROOT))
                        .param("by", by == null ? null : by.value(), Types.OTHER)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private RecoveryClaim claim(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new RecoveryClaim(
                id,
                sealer.open(cell(id, "domain_sealed"), row.getBytes("domain_sealed")),
                sealer.open(cell(id, "email_sealed"), row.getBytes("email_sealed")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ready_at", OffsetDateTime.class).toInstant(),
                RecoveryClaim.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private byte[] seal(UUID id, String column, String plain) {
        return sealer.seal(KeyScope.SETTINGS, cell(id, column), plain);
    }

    private static Cell cell(UUID id, String column) {
        return new Cell("recovery_claim", id, column);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
