package org.aumbry.operators;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.networks.InstallationMac;
import org.aumbry.networks.InstallationSealer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts of operators and what is on record about them. */
@Repository
class OperatorStore {

    private static final String TABLE = "operator_account";
    private static final String COLUMNS = """
            select a.id, a.profile_sealed, a.added_at, a.last_used_at, a.closed_at,
                   (select count(*) from operator_passkey p where p.operator_id = a.id) as passkeys,
                   array(select distinct r.kind
                           from operator_record r
                          where r.operator_id = a.id
                            and r.expires_at > :now) as kinds
              from operator_account a
            """;

    static final String ALL = COLUMNS + """
             order by a.id
             limit 1000
            """;

    static final String FIND = COLUMNS + """
             where a.id = :id
            """;

    static final String FIND_EMAIL = """
            select id
              from operator_account
             where email_mac = :mac
            """;

    static final String ADD = """
            insert into operator_account (id, email_mac, profile_sealed, added_at, added_by)
            values (:id, :mac, :profile, :at, :by)
                on conflict (email_mac) do nothing
            """;

    static final String USED = """
            update operator_account
               set last_used_at = :at
             where id = :id
            """;

    static final String CLOSE = """
            update operator_account
               set closed_at = :at
             where id = :id
               and closed_at is null
            """;

    static final String ADD_RECORD = """
            insert into operator_record (id, operator_id, kind, note_sealed, recorded_at, recorded_by, expires_at)
            values (:id, :operator, :kind, :note, :at, :by, :expires)
            """;

    static final String RECORDS = """
            select id, kind, note_sealed, recorded_at, recorded_by, expires_at
              from operator_record
             where operator_id = :operator
             order by recorded_at desc, id desc
             limit 100
            """;

    private final JdbcClient db;
    private final InstallationSealer sealer;
    private final InstallationMac macs;

    OperatorStore(@Qualifier("control") JdbcClient db, InstallationSealer sealer, InstallationMac macs) {
        this.db = db;
        this.sealer = sealer;
        this.macs = macs;
    }

    List<Operator> all(Instant now) {
        return db.sql(ALL).param("now", utc(now)).query(this::operator).list();
    }

    Optional<Operator> find(OperatorId id, Instant now) {
        return db.sql(FIND).param("id", id.value()).param("now", utc(now)).query(this::operator).optional();
    }

    Optional<OperatorId> byEmail(String email) {
        return db.sql(FIND_EMAIL).param("mac", mac(email)).query(UUID.class).optional().map(OperatorId::new);
    }

    /** Adds an account; false when there is one with that address. */
    boolean add(OperatorId id, String name, String email, @Nullable OperatorId by, Instant now) {
        var profile = (name + "\n" + email).getBytes(StandardCharsets.UTF_8);
        return db.sql(ADD)
                .param("id", id.value())
                .param("mac", mac(email))
                .param("profile", sealer.seal(TABLE, id.value(), "profile_sealed", profile))
                .param("at", utc(now))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .update() == 1;
    }

    void used(OperatorId id, Instant now) {
        db.sql(USED).param("id", id.value()).param("at", utc(now)).update();
    }

    boolean close(OperatorId id, Instant now) {
        return db.sql(CLOSE).param("id", id.value()).param("at", utc(now)).update() == 1;
    }

    void add(UUID id, OperatorId operator, OperatorRecord made) {
        var by = made.by();
        db.sql(ADD_RECORD)
                .param("id", id)
                .param("operator", operator.value())
                .param("kind", made.kind().stored())
                .param("note", sealer.seal("operator_record", id, "note_sealed",
                        made.note().getBytes(StandardCharsets.UTF_8)))
                .param("at", utc(made.recordedAt()))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("expires", utc(made.expiresAt()))
                .update();
    }

    List<OperatorRecord> records(OperatorId operator) {
        return db.sql(RECORDS).param("operator", operator.value()).query(this::record).list();
    }

    private Operator operator(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var profile = new String(
                sealer.open(TABLE, id, "profile_sealed", row.getBytes("profile_sealed")), StandardCharsets.UTF_8)
                .split("\n", 2);
        var has = Arrays.stream((String[]) row.getArray("kinds").getArray())
                .flatMap(each -> RecordKind.of(each).stream())
                .collect(Collectors.toSet());
        var lacks = EnumSet.allOf(RecordKind.class);
        lacks.removeAll(has);
        return new Operator(
                new OperatorId(id), profile[0], profile[1], instant(row, "added_at"),
                row.getObject("last_used_at") == null ? null : instant(row, "last_used_at"), row.getInt("passkeys"),
                row.getObject("closed_at") != null, lacks);
    }

    private OperatorRecord record(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var by = row.getObject("recorded_by", UUID.class);
        var note = sealer.open("operator_record", id, "note_sealed", row.getBytes("note_sealed"));
        return new OperatorRecord(
                RecordKind.of(row.getString("kind")).orElseThrow(), new String(note, StandardCharsets.UTF_8),
                instant(row, "recorded_at"), by == null ? null : new OperatorId(by), instant(row, "expires_at"));
    }

    private byte[] mac(String email) {
        return macs.of("operator-email", email.toLowerCase(Locale.ROOT));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
