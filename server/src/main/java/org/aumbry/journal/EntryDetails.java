package org.aumbry.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals the details of an entry under the key of the person who acted, or the journal's own when that is nobody, and
 * opens them again. With a person's key go the details of everything they did.
 */
@Component
class EntryDetails {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final Sealer sealer;
    private final JsonMapper json;

    EntryDetails(Sealer sealer, JsonMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    byte @Nullable [] seal(AuditEntry entry) {
        if (entry.details().isEmpty()) {
            return null;
        }
        var user = entry.user();
        var scope = user == null ? KeyScope.JOURNAL : KeyScope.person(user);
        return sealer.sealBytes(scope, cell(entry.id()), json.writeValueAsBytes(entry.details()));
    }

    /** An entry from a row with all columns of one; without details when their key was erased. */
    ReadEntry read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        byte @Nullable [] sealed = row.getBytes("details_sealed");
        try {
            return new ReadEntry(entry(row, id, open(id, sealed)), sealed != null, "");
        } catch (KeyDestroyedException erased) {
            return new ReadEntry(entry(row, id, Map.of()), false, "");
        }
    }

    /** Like {@link #read}, but tells of details that were tampered with instead of failing. */
    ReadEntry examine(ResultSet row) throws SQLException {
        try {
            return read(row);
        } catch (TamperedException tampered) {
            var id = row.getObject("id", UUID.class);
            var hash = HexFormat.of().formatHex(Hashes.sha256(row.getBytes("details_sealed")));
            return new ReadEntry(entry(row, id, Map.of()), false, hash);
        }
    }

    private Map<String, String> open(UUID id, byte @Nullable [] sealed) {
        return sealed == null ? Map.of() : json.readValue(sealer.openBytes(cell(id), sealed), DETAILS);
    }

    private static AuditEntry entry(ResultSet row, UUID id, Map<String, String> details) throws SQLException {
        var user = row.getObject("user_id", UUID.class);
        var session = row.getObject("session_id", UUID.class);
        return new AuditEntry(
                id,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                user == null ? null : new UserId(user),
                session == null ? null : new SessionId(session),
                row.getObject("token_id", UUID.class),
                row.getString("verb"),
                new ObjectRef(row.getString("object_kind"), row.getObject("object_id", UUID.class)),
                Outcome.of(row.getString("outcome")),
                row.getString("reason"),
                details);
    }

    private static Cell cell(UUID id) {
        return new Cell("journal_entry", id, "details");
    }
}
