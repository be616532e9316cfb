package org.aumbry.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
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
 *
 * <p>With the details goes the seed of the entry's commitments, so that both are erased at once; {@code
 * docs/formats/journal-leaf-v1.md}.
 */
@Component
class EntryDetails {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    /** Where the seed stands among the details. */
    private static final String SEED = "@seed";

    private final Sealer sealer;
    private final Randomness randomness;
    private final JsonMapper json;

    EntryDetails(Sealer sealer, Randomness randomness, JsonMapper json) {
        this.sealer = sealer;
        this.randomness = randomness;
        this.json = json;
    }

    /**
     * What is stored of an entry's values.
     *
     * @param bytes sealed; null when there are no values
     */
    record Stored(byte[] commitments, byte @Nullable [] bytes) {}

    /** What was opened. */
    private record Opened(Map<String, String> details, byte @Nullable [] seed) {

        private static final Opened NOTHING = new Opened(Map.of(), null);
    }

    Stored seal(AuditEntry given) {
        var entry = readable(given);
        var values = Commitments.values(entry, "");
        if (values.isEmpty()) {
            return new Stored(Commitments.NONE, null);
        }
        var seed = randomness.bytes(Commitments.SEED_BYTES);
        var plain = new LinkedHashMap<>(entry.details());
        plain.put(SEED, Base64.getEncoder().encodeToString(seed));
        var user = entry.user();
        var scope = user == null ? KeyScope.JOURNAL : KeyScope.person(user);
        return new Stored(
                Commitments.list(seed, values),
                sealer.sealBytes(scope, cell(entry.id()), json.writeValueAsBytes(plain)));
    }

    /** By which entries from an address are found; null for none. */
    byte @Nullable [] addressMac(String address) {
        return address.isEmpty() ? null : sealer.mac("journal_entry", "address", address);
    }

    /** An entry from a row with all columns of one; without details when their key was erased. */
    ReadEntry read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        byte @Nullable [] sealed = row.getBytes("details_sealed");
        byte @Nullable [] commitments = row.getBytes("commitments");
        try {
            var opened = open(id, sealed);
            return new ReadEntry(entry(row, id, opened.details()), commitments, opened.seed(), false, "");
        } catch (KeyDestroyedException erased) {
            return new ReadEntry(entry(row, id, Map.of()), commitments, null, true, "");
        }
    }

    /** Like {@link #read}, but tells of details that were tampered with instead of failing. */
    ReadEntry examine(ResultSet row) throws SQLException {
        try {
            return read(row);
        } catch (TamperedException tampered) {
            var id = row.getObject("id", UUID.class);
            var hash = HexFormat.of().formatHex(Hashes.sha256(row.getBytes("details_sealed")));
            return new ReadEntry(entry(row, id, Map.of()), row.getBytes("commitments"), null, false, hash);
        }
    }

    /** An entry for its place in the tree: closed when it says what it commits to, else as {@link #examine} has it. */
    ReadEntry closed(ResultSet row) throws SQLException {
        byte @Nullable [] commitments = row.getBytes("commitments");
        return commitments == null
                ? examine(row)
                : new ReadEntry(entry(row, row.getObject("id", UUID.class), Map.of()), commitments, null, false, "");
    }

    private Opened open(UUID id, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Opened.NOTHING;
        }
        var details = json.readValue(sealer.openBytes(cell(id), sealed), DETAILS);
        var seed = details.remove(SEED);
        return new Opened(details, seed == null ? null : Base64.getDecoder().decode(seed));
    }

    /** With details as they will be read back: what is no text in UTF-8 is replaced before it is committed to. */
    private static AuditEntry readable(AuditEntry entry) {
        var details = new LinkedHashMap<String, String>();
        entry.details().forEach((name, value) -> details.put(name, utf8(value)));
        return new AuditEntry(
                entry.id(), entry.at(), entry.user(), entry.session(), entry.token(), entry.verb(), entry.object(),
                entry.outcome(), entry.reason(), details);
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
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
