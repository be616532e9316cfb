package org.aumbry.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.access.GrantId;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ShareLinkStore {

    private static final String TABLE = "share_link";
    private static final List<String> KINDS = List.of("document", "folder", "space");

    static final String ADD = """
            insert into share_link
                   (id, token_hash, document_id, folder_id, space_id, grant_id, password_hash_sealed, may_download,
                    most_uses, expires_at, made_by, made_at)
            values (:id, :hash, :document, :folder, :space, :grant, :password, :download, :most, :expires, :by, :at)
            """;

    static final String BY_TOKEN = """
            select id, document_id, folder_id, space_id, grant_id, password_hash_sealed, may_download, most_uses,
                   use_count, expires_at, made_by, made_at, revoked_at
              from share_link
             where token_hash = :hash
            """;

    static final String BY_ID = """
            select id, document_id, folder_id, space_id, grant_id, password_hash_sealed, may_download, most_uses,
                   use_count, expires_at, made_by, made_at, revoked_at
              from share_link
             where id = :id
            """;

    static final String OF_TARGET = """
            select id, document_id, folder_id, space_id, grant_id, password_hash_sealed, may_download, most_uses,
                   use_count, expires_at, made_by, made_at, revoked_at
              from share_link
             where (document_id = :target or folder_id = :target or space_id = :target)
               and revoked_at is null
               and expires_at > :now
             order by made_at desc, id
             limit 100
            """;

    static final String LIVE = """
            select id, document_id, folder_id, space_id, grant_id, password_hash_sealed, may_download, most_uses,
                   use_count, expires_at, made_by, made_at, revoked_at
              from share_link
             where revoked_at is null
               and expires_at > :now
               and (cast(:by as uuid) is null or made_by = :by)
             order by made_at, id
             limit 1000
            """;

    static final String USE = """
            update share_link
               set use_count = use_count + 1
             where id = :id
               and revoked_at is null
               and expires_at > :now
               and (most_uses is null or use_count < most_uses)
            """;

    static final String REVOKE = """
            update share_link
               set revoked_by = :by,
                   revoked_at = :at
             where id = :id
               and revoked_at is null
            """;

    /** Links that could be followed although nothing allows them any more, or the other way round. */
    static final String ASTRAY = """
            select count(*)
              from share_link link
              left join access_grant given
                on given.id = link.grant_id
               and given.subject_kind = 'link'
               and given.subject_id = link.id
               and (given.expires_at is null or given.expires_at > :now)
             where (link.revoked_at is not null or link.expires_at <= :now) and given.id is not null
            """;

    static final String OUTLOOK = """
            select count(*) as everything,
                   count(*) filter (where password_hash_sealed is null) as bare,
                   count(*) filter (where expires_at > made_at + make_interval(secs => :seconds)) as longer
              from share_link
             where revoked_at is null
               and expires_at > :now
               and (most_uses is null or use_count < most_uses)
            """;

    static final String LONGER = """
            select count(*)
              from share_link link
              join access_grant given on given.id = link.grant_id
             where link.revoked_at is null
               and (given.expires_at is null or given.expires_at > link.expires_at)
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    ShareLinkStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void add(Link link, byte[] hash, @Nullable String passwordHash) {
        var sealed = passwordHash == null
                ? null
                : sealer.seal(KeyScope.SETTINGS, cell(link.id().value()), passwordHash);
        db.sql(ADD)
                .param("id", link.id().value())
                .param("hash", hash)
                .param("document", target(link, "document"), java.sql.Types.OTHER)
                .param("folder", target(link, "folder"), java.sql.Types.OTHER)
                .param("space", target(link, "space"), java.sql.Types.OTHER)
                .param("grant", link.grant().value())
                .param("password", sealed, java.sql.Types.BINARY)
                .param("download", link.download())
                .param("most", link.mostUses(), java.sql.Types.INTEGER)
                .param("expires", utc(link.expiresAt()))
                .param("by", link.madeBy().value())
                .param("at", utc(link.madeAt()))
                .update();
    }

    Optional<Link> byToken(byte[] hash) {
        return db.sql(BY_TOKEN).param("hash", hash).query(ShareLinkStore::link).optional();
    }

    Optional<Link> find(LinkId id) {
        return db.sql(BY_ID).param("id", id.value()).query(ShareLinkStore::link).optional();
    }

    /** The hash of the password it asks for; empty when it asks for none. */
    Optional<String> passwordHash(LinkId id) {
        return db.sql(BY_ID)
                .param("id", id.value())
                .query((row, number) -> Optional.ofNullable(row.getBytes("password_hash_sealed")))
                .optional()
                .flatMap(sealed -> sealed)
                .map(sealed -> sealer.open(cell(id.value()), sealed));
    }

    List<Link> of(ObjectRef target, Instant now) {
        return db.sql(OF_TARGET)
                .param("target", target.id())
                .param("now", utc(now))
                .query(ShareLinkStore::link)
                .list();
    }

    /** @param by whose; null = everyone's */
    List<Link> live(@Nullable UserId by, Instant now) {
        return db.sql(LIVE)
                .param("by", by == null ? null : by.value(), java.sql.Types.OTHER)
                .param("now", utc(now))
                .query(ShareLinkStore::link)
                .list();
    }

    /** Counts one opening; false when there is none left. */
    boolean use(LinkId id, Instant now) {
        return db.sql(USE).param("id", id.value()).param("now", utc(now)).update() == 1;
    }

    boolean revoke(LinkId id, UserId by, Instant at) {
        return db.sql(REVOKE)
                        .param("id", id.value())
                        .param("by", by.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /**
     * The links that lead somewhere now.
     *
     * @param bare those without a password
     * @param longer those made for longer than asked about
     */
    record Outlook(long all, long bare, long longer) {}

    Outlook outlook(Instant now, Duration most) {
        return db.sql(OUTLOOK)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("seconds", (double) most.toSeconds())
                .query((row, number) -> new Outlook(
                        row.getLong("everything"), row.getLong("bare"), row.getLong("longer")))
                .single();
    }

    /** How many links are over but still have a grant that counts. */
    long astray(Instant now) {
        return db.sql(ASTRAY).param("now", utc(now)).query(Long.class).single();
    }

    /** How many links have a grant that outlives them. */
    long outlived() {
        return db.sql(LONGER).query(Long.class).single();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        int most = row.getInt("most_uses");
        Integer bounded = row.wasNull() ? null : most;
        return new Link(
                new LinkId(row.getObject("id", UUID.class)),
                target(row),
                new GrantId(row.getObject("grant_id", UUID.class)),
                row.getBytes("password_hash_sealed") != null,
                row.getBoolean("may_download"),
                bounded,
                row.getInt("use_count"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                new UserId(row.getObject("made_by", UUID.class)),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                revoked == null ? null : revoked.toInstant());
    }

    private static @Nullable UUID target(Link link, String kind) {
        return link.target().kind().equals(kind) ? link.target().id() : null;
    }

    private static ObjectRef target(ResultSet row) throws SQLException {
        for (var kind : KINDS) {
            var id = row.getObject(kind + "_id", UUID.class);
            if (id != null) {
                return new ObjectRef(kind, id);
            }
        }
        throw new IllegalStateException("a link leads to something");
    }

    private static Cell cell(UUID id) {
        return new Cell(TABLE, id, "password_hash_sealed");
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
