package org.aumbry.timemachine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.aumbry.access.Demand;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row in the form in which it is digested: sealed columns opened, so that sealing anew changes nothing; marks left
 * out, since they follow from what is sealed; columns without a value left out, so that a new column changes nothing.
 *
 * <p>Shape: the table, then for each column in the order of names its name and value; each is its length (4,
 * big-endian) and its bytes. Before all of it stands a secret of the network, so that a root tells nothing to who
 * guesses rows.
 */
@Component
class PlainRow {

    private static final int SEAL = Demand.mask(Set.of(Demand.SEALED));
    private static final String SEALED = "_sealed";
    private static final String MARK = "_mac";
    private static final byte[] ERASED = "\0key destroyed".getBytes(StandardCharsets.US_ASCII);

    private final Sealer sealer;
    private final JsonMapper json = JsonMapper.shared();

    PlainRow(Sealer sealer) {
        this.sealer = sealer;
    }

    /** What goes before every row of the entered network. */
    byte[] secret() {
        return sealer.mac("state_root", "root", "secret of rows");
    }

    /** The row to digest; null when it is none of what a state is made of: what links may do, and seals. */
    byte @Nullable [] of(Kept kept, String row, byte[] secret) {
        var node = json.readTree(row);
        if (kept == Kept.ACCESS_GRANT && node.path("subject_kind").asString().equals("link")
                || kept == Kept.ACCESS_RESTRICTION && (node.path("demands").asInt() & SEAL) != 0) {
            return null;
        }
        var columns = new TreeMap<String, byte[]>();
        for (var column : node.properties()) {
            var name = column.getKey();
            if (!column.getValue().isNull() && !name.endsWith(MARK)) {
                columns.put(name, value(kept, node, name, column.getValue()));
            }
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(secret);
        put(out, kept.table().getBytes(StandardCharsets.UTF_8));
        columns.forEach((name, value) -> {
            put(out, name.getBytes(StandardCharsets.UTF_8));
            put(out, value);
        });
        return out.toByteArray();
    }

    private byte[] value(Kept kept, JsonNode row, String name, JsonNode value) {
        if (!name.endsWith(SEALED)) {
            return value.asString().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return sealer.openBytes(cell(kept, row, name), HexFormat.of().parseHex(value.asString(), 2,
                    value.asString().length()));
        } catch (KeyDestroyedException erased) {
            return ERASED;
        }
    }

    /** The place the column was sealed for; two tables have keys of two parts and say so, one says it shortly. */
    private static Cell cell(Kept kept, JsonNode row, String name) {
        return switch (kept) {
            case VERSION -> new Cell(
                    kept.table(), id(row, "document_id"), name + "/" + row.path("number").asInt());
            case SNIP -> new Cell(kept.table(), id(row, "id"), name.substring(0, name.length() - SEALED.length()));
            case SNIP_TAG -> new Cell(kept.table(), id(row, "snip_id"), "tag-" + row.path("ordinal").asInt());
            default -> new Cell(kept.table(), id(row, "id"), name);
        };
    }

    private static UUID id(JsonNode row, String column) {
        return UUID.fromString(row.path(column).asString());
    }

    private static void put(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}
