package org.aumbry.perimeter;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.networks.InstallationMac;
import org.aumbry.networks.InstallationSealer;
import org.aumbry.operators.OperatorId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Configurations of each node and their reviews. */
@Repository
class ConfigurationStore {

    private static final String TABLE = "network_configuration";
    private static final String REVIEWS = "network_configuration_review";

    static final String NEWEST = """
            select id, seen_at, text_sealed
              from network_configuration
             where node_id = :node
             order by seen_at desc, id desc
             limit 1
            """;

    static final String FIRST = """
            select min(seen_at)
              from network_configuration
             where node_id = :node
            """;

    static final String FIRST_AFTER = """
            select min(seen_at)
              from network_configuration
             where node_id = :node
               and seen_at > :after
            """;

    static final String ADD = """
            insert into network_configuration (id, node_id, seen_at, text_sealed)
            values (:id, :node, :at, :text)
            """;

    static final String REVIEWED = """
            select r.id as review_id, r.operator_id, r.reviewed_at, r.note_sealed, r.review_mac,
                   c.id, c.seen_at, c.text_sealed
              from network_configuration_review r
              join network_configuration c on c.id = r.configuration_id
             where c.node_id = :node
             order by r.reviewed_at desc, r.id desc
             limit 20
            """;

    static final String ADD_REVIEW = """
            insert into network_configuration_review
                   (id, configuration_id, operator_id, reviewed_at, note_sealed, review_mac)
            values (:id, :configuration, :operator, :at, :note, :mac)
            """;

    private final JdbcClient db;
    private final InstallationSealer sealer;
    private final InstallationMac macs;

    ConfigurationStore(@Qualifier("control") JdbcClient db, InstallationSealer sealer, InstallationMac macs) {
        this.db = db;
        this.sealer = sealer;
        this.macs = macs;
    }

    /** A review and what it is of. */
    record Reviewed(Review review, Snapshot snapshot) {}

    Optional<Snapshot> newest(UUID node) {
        return db.sql(NEWEST).param("node", node).query(this::snapshot).optional();
    }

    Optional<Instant> first(UUID node) {
        return moment(db.sql(FIRST).param("node", node));
    }

    /** When the first configuration behind that moment was seen. */
    Optional<Instant> firstAfter(UUID node, Instant after) {
        return moment(db.sql(FIRST_AFTER).param("node", node).param("after", utc(after)));
    }

    void add(UUID node, Snapshot snapshot) {
        db.sql(ADD)
                .param("id", snapshot.id())
                .param("node", node)
                .param("at", utc(snapshot.seenAt()))
                .param("text", sealer.seal(TABLE, snapshot.id(), "text_sealed", bytes(snapshot.text())))
                .update();
    }

    /** The last review whose code fits; one that somebody put into the table does not count. */
    Optional<Reviewed> lastReviewed(UUID node) {
        List<Optional<Reviewed>> newest = db.sql(REVIEWED).param("node", node).query(this::reviewed).list();
        return newest.stream().flatMap(Optional::stream).findFirst();
    }

    void add(Review review, Snapshot of) {
        db.sql(ADD_REVIEW)
                .param("id", review.id())
                .param("configuration", of.id())
                .param("operator", review.by().value())
                .param("at", utc(review.at()))
                .param("note", sealer.seal(REVIEWS, review.id(), "note_sealed", bytes(review.note())))
                .param("mac", mac(review, of))
                .update();
    }

    private Snapshot snapshot(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var text = sealer.open(TABLE, id, "text_sealed", row.getBytes("text_sealed"));
        return new Snapshot(id, instant(row, "seen_at"), new String(text, StandardCharsets.UTF_8));
    }

    private Optional<Reviewed> reviewed(ResultSet row, int number) throws SQLException {
        var snapshot = snapshot(row, number);
        var id = row.getObject("review_id", UUID.class);
        var note = sealer.open(REVIEWS, id, "note_sealed", row.getBytes("note_sealed"));
        var review = new Review(
                id, new OperatorId(row.getObject("operator_id", UUID.class)), instant(row, "reviewed_at"),
                new String(note, StandardCharsets.UTF_8));
        return Hashes.same(mac(review, snapshot), row.getBytes("review_mac"))
                ? Optional.of(new Reviewed(review, snapshot))
                : Optional.empty();
    }

    private byte[] mac(Review review, Snapshot of) {
        return macs.of("network-configuration-review", String.join(
                "\0", review.id().toString(), of.id().toString(), of.hash(), review.by().toString(),
                review.at().toString(), review.note()));
    }

    private static Optional<Instant> moment(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
