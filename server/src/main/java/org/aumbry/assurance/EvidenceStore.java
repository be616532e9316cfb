package org.aumbry.assurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signed evidence in one network; its name and note are sealed. */
@Component
class EvidenceStore {

    static final String ADD_EVIDENCE = """
            insert into attestation
                   (id, promise, name_sealed, note_sealed, file_sha256, signed_by, signed_at, valid_until)
            values (:id, :promise, :name, :note, :sha256, :by, :at, :until)
            """;
    static final String EVIDENCE_OF = """
            select id,
                   promise,
                   name_sealed,
                   note_sealed,
                   file_sha256,
                   signed_by,
                   signed_at,
                   valid_until,
                   withdrawn_at
              from attestation
             where promise = :promise
             order by signed_at desc, id desc
             limit 50
            """;
    static final String PROMISE_OF = """
            select promise
              from attestation
             where id = :id
               and withdrawn_at is null
            """;
    static final String WITHDRAW = """
            update attestation
               set withdrawn_at = :at
             where id = :id
               and withdrawn_at is null
            """;
    static final String ENDS = """
            select promise, max(valid_until) as valid_until
              from attestation
             where withdrawn_at is null
             group by promise
             limit 1000
            """;

    private static final String TABLE = "attestation";

    private final JdbcClient db;
    private final Sealer sealer;

    EvidenceStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void add(Evidence evidence) {
        db.sql(ADD_EVIDENCE)
                .param("id", evidence.id())
                .param("promise", evidence.promise())
                .param("name", seal(evidence.id(), "name", evidence.name()))
                .param("note", seal(evidence.id(), "note", evidence.note()))
                .param("sha256", HexFormat.of().parseHex(evidence.fileSha256()))
                .param("by", evidence.signedBy().value())
                .param("at", Timestamp.from(evidence.signedAt()))
                .param("until", Timestamp.from(evidence.validUntil()))
                .update();
    }

    /** Newest first, withdrawn ones too. */
    List<Evidence> of(String promise) {
        return db.sql(EVIDENCE_OF).param("promise", promise).query(this::evidence).list();
    }

    /** The promise that evidence which still stands is for. */
    Optional<String> promiseOf(UUID id) {
        return db.sql(PROMISE_OF).param("id", id).query(String.class).optional();
    }

    void withdraw(UUID id, Instant at) {
        db.sql(WITHDRAW).param("id", id).param("at", Timestamp.from(at)).update();
    }

    /** For each promise the last day on which some evidence stands for it. */
    Map<String, Instant> ends() {
        var ends = new HashMap<String, Instant>();
        db.sql(ENDS).query(row -> {
            ends.put(row.getString("promise"), row.getTimestamp("valid_until").toInstant());
        });
        return ends;
    }

    private byte[] seal(UUID id, String column, String plain) {
        return sealer.seal(KeyScope.CONTENT, new Cell(TABLE, id, column), plain);
    }

    private Evidence evidence(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var withdrawn = row.getTimestamp("withdrawn_at");
        return new Evidence(
                id,
                row.getString("promise"),
                sealer.open(new Cell(TABLE, id, "name"), row.getBytes("name_sealed")),
                sealer.open(new Cell(TABLE, id, "note"), row.getBytes("note_sealed")),
                HexFormat.of().formatHex(row.getBytes("file_sha256")),
                new UserId(row.getObject("signed_by", UUID.class)),
                row.getTimestamp("signed_at").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
