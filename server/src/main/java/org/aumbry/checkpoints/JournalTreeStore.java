package org.aumbry.checkpoints;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.journal.Waiting;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Repository;

@Repository
class JournalTreeStore implements Tiles {

    static final String LOCK = """
            select leaf_count, settled_transaction, settled_id
              from journal_tree
               for update skip locked
            """;

    static final String SETTLED = """
            select settled_transaction, settled_id
              from journal_tree
            """;

    static final String ADVANCE = """
            update journal_tree
               set leaf_count          = :size,
                   settled_transaction = :transaction,
                   settled_id          = :id
            """;

    static final String PLACED = """
            select entry_id
              from journal_leaf
             where entry_id = any(:ids)
             limit 10000
            """;

    static final String ADD_LEAF = """
            insert into journal_leaf (position, entry_id, commitments, seed_sealed)
            values (:position, :entry, :commitments, :seed)
            """;

    /** Many entries in one statement, in their order. */
    static final String ADD_PLACES = """
            insert into journal_leaf (position, entry_id)
            select :first + place.number - 1, place.entry
              from unnest(cast(:entries as uuid[])) with ordinality as place (entry, number)
            """;

    static final String LEAVES = """
            select position, entry_id, commitments, seed_sealed
              from journal_leaf
             where position >= :from
               and position < :to
             order by position
             limit 10000
            """;

    static final String POSITION = """
            select position
              from journal_leaf
             where entry_id = :entry
            """;

    static final String TILE = """
            select hashes
              from journal_tile
             where level = :level
               and number = :number
            """;

    static final String PUT_TILE = """
            insert into journal_tile (level, number, hashes)
            values (:level, :number, :hashes)
                on conflict on constraint journal_tile_pk do update
               set hashes = excluded.hashes
            """;

    static final String ADD_CHECKPOINT = """
            insert into journal_checkpoint (leaf_count, signed_at, note)
            values (:size, :at, :note)
            """;

    static final String NEWEST_CHECKPOINT = """
            select leaf_count, signed_at, note
              from journal_checkpoint
             order by leaf_count desc
             limit 1
            """;

    static final String CHECKPOINTS = """
            select leaf_count, signed_at, note
              from journal_checkpoint
             where leaf_count < :before
             order by leaf_count desc
             limit :limit
            """;

    static final String THIN_OUT = """
            delete from journal_checkpoint older
             where older.signed_at < :before
               and exists (select 1
                             from journal_checkpoint later
                            where later.leaf_count > older.leaf_count
                              and date_trunc('hour', later.signed_at) = date_trunc('hour', older.signed_at))
            """;

    private final NamedParameterJdbcOperations db;

    JournalTreeStore(NamedParameterJdbcOperations db) {
        this.db = db;
    }

    /** The tree's state, locked until the transaction ends; empty while someone else has it. */
    Optional<TreeState> lock() {
        return db.query(LOCK, (row, number) -> new TreeState(row.getLong("leaf_count"), new Waiting.Place(
                        row.getLong("settled_transaction"), row.getObject("settled_id", UUID.class))))
                .stream()
                .findFirst();
    }

    /** Everything written before this place of the journal is in the tree. */
    Waiting.Place settled() {
        return db.query(SETTLED, (row, number) -> new Waiting.Place(
                        row.getLong("settled_transaction"), row.getObject("settled_id", UUID.class)))
                .getFirst();
    }

    void advance(TreeState state) {
        db.update(ADVANCE, new MapSqlParameterSource("size", state.size())
                .addValue("transaction", state.settled().transaction())
                .addValue("id", state.settled().id()));
    }

    /** Which of these entries have their place already. */
    Set<UUID> placed(Collection<UUID> entries) {
        return new HashSet<>(db.queryForList(
                PLACED, new MapSqlParameterSource("ids", entries.toArray(UUID[]::new)), UUID.class));
    }

    /** Adds leaves that follow one another. */
    void addLeaves(long first, Collection<Leaf> leaves) {
        if (leaves.stream().allMatch(leaf -> leaf.commitments() == null)) {
            db.update(ADD_PLACES, new MapSqlParameterSource("first", first)
                    .addValue("entries", leaves.stream().map(Leaf::entry).toArray(UUID[]::new)));
            return;
        }
        db.batchUpdate(ADD_LEAF, leaves.stream()
                .map(leaf -> new MapSqlParameterSource("position", leaf.position())
                        .addValue("entry", leaf.entry())
                        .addValue("commitments", leaf.commitments())
                        .addValue("seed", leaf.seedSealed()))
                .toArray(MapSqlParameterSource[]::new));
    }

    /** Leaves by position, at most 10,000. */
    List<Leaf> leaves(long from, long to) {
        var range = new MapSqlParameterSource("from", from).addValue("to", to);
        return db.query(LEAVES, range, (row, number) -> new Leaf(
                row.getLong("position"),
                row.getObject("entry_id", UUID.class),
                row.getBytes("commitments"),
                row.getBytes("seed_sealed")));
    }

    Optional<Long> position(UUID entry) {
        return db.queryForList(POSITION, new MapSqlParameterSource("entry", entry), Long.class).stream().findFirst();
    }

    @Override
    public byte[] tile(Id id) {
        var place = new MapSqlParameterSource("level", id.level()).addValue("number", id.number());
        return db.queryForList(TILE, place, byte[].class).stream().findFirst().orElseGet(() -> new byte[0]);
    }

    void putTiles(Map<Id, byte[]> tiles) {
        db.batchUpdate(PUT_TILE, tiles.entrySet().stream()
                .map(tile -> new MapSqlParameterSource("level", tile.getKey().level())
                        .addValue("number", tile.getKey().number())
                        .addValue("hashes", tile.getValue()))
                .toArray(MapSqlParameterSource[]::new));
    }

    void add(Checkpoint checkpoint) {
        db.update(ADD_CHECKPOINT, new MapSqlParameterSource("size", checkpoint.size())
                .addValue("at", utc(checkpoint.at()))
                .addValue("note", checkpoint.note()));
    }

    Optional<Checkpoint> newest() {
        return db.query(NEWEST_CHECKPOINT, JournalTreeStore::checkpoint).stream().findFirst();
    }

    List<Checkpoint> checkpoints(long before, int limit) {
        var page = new MapSqlParameterSource("before", before).addValue("limit", limit);
        return db.query(CHECKPOINTS, page, JournalTreeStore::checkpoint);
    }

    /** Keeps the last checkpoint of each hour before then. */
    int thinOut(Instant before) {
        return db.update(THIN_OUT, new MapSqlParameterSource("before", utc(before)));
    }

    private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new Checkpoint(
                row.getLong("leaf_count"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                row.getString("note"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
