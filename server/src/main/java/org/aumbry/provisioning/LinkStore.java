package org.aumbry.provisioning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Repository
class LinkStore {

    private static final String TABLE = "provisioned";

    private static final String COLUMNS = """
            select object_id, kind, kept_sealed, forgotten, token_id, changed_at
              from provisioned
            """;

    static final String THESE = COLUMNS + """
             where object_id = any(:ids)
             limit 10000
            """;

    static final String BY_EXTERNAL = COLUMNS + """
             where kind = :kind
               and external_mac = :mac
               and not forgotten
             order by object_id
             limit 100
            """;

    static final String BY_USER_NAME = COLUMNS + """
             where user_name_mac = :mac
            """;

    static final String FORGOTTEN = """
            select object_id
              from provisioned
             where forgotten
             limit 100000
            """;

    static final String PUT = """
            insert into provisioned
                   (object_id, kind, kept_sealed, external_mac, user_name_mac, forgotten, token_id, changed_at)
            values (:id, :kind, :kept, :external, :userName, :forgotten, :token, :at)
                on conflict (object_id) do update
               set kept_sealed = excluded.kept_sealed,
                   external_mac = excluded.external_mac,
                   user_name_mac = excluded.user_name_mac,
                   forgotten = excluded.forgotten,
                   token_id = excluded.token_id,
                   changed_at = excluded.changed_at
            """;

    static final String REMOVE = """
            delete from provisioned
             where object_id = :id
            """;

    static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended(:id, 145))
            """;

    static final String COUNT = """
            select count(*)
              from provisioned
             where not forgotten
               and kind = :kind
            """;

    private final JdbcClient db;
    private final Sealer sealer;
    private final JsonMapper json;

    LinkStore(JdbcClient db, Sealer sealer, JsonMapper json) {
        this.db = db;
        this.sealer = sealer;
        this.json = json;
    }

    Map<UUID, Link> these(Collection<UUID> ids) {
        var links = new HashMap<UUID, Link>();
        if (!ids.isEmpty()) {
            db.sql(THESE).param("ids", ids.toArray(UUID[]::new)).query(this::link).list()
                    .forEach(link -> links.put(link.id(), link));
        }
        return links;
    }

    Optional<Link> find(UUID id) {
        return Optional.ofNullable(these(List.of(id)).get(id));
    }

    List<Link> byExternal(ScimType type, String external) {
        return db.sql(BY_EXTERNAL)
                .param("kind", kind(type))
                .param("mac", mac("external_mac", external))
                .query(this::link)
                .list();
    }

    Optional<Link> byUserName(String userName) {
        return db.sql(BY_USER_NAME).param("mac", mac("user_name_mac", folded(userName))).query(this::link).optional();
    }

    List<UUID> forgotten() {
        return db.sql(FORGOTTEN).query(UUID.class).list();
    }

    long count(ScimType type) {
        return db.sql(COUNT).param("kind", kind(type)).query(Long.class).single();
    }

    /** Keeps what a client said; refuses a user name that somebody else got in the meantime. */
    void put(Link link) {
        try {
            write(link);
        } catch (DuplicateKeyException taken) {
            throw ScimError.taken("userName");
        }
    }

    private void write(Link link) {
        var userName = link.userName();
        db.sql(PUT)
                .param("id", link.id())
                .param("kind", kind(link.type()))
                .param("kept", sealer.sealBytes(scope(link), cell(link.id()), json.writeValueAsBytes(link.kept())))
                .param("external", mac("external_mac", link.external()), Types.BINARY)
                .param("userName", mac("user_name_mac", userName == null ? null : folded(userName)), Types.BINARY)
                .param("forgotten", link.forgotten())
                .param("token", link.token(), Types.OTHER)
                .param("at", link.changedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID id) {
        db.sql(REMOVE).param("id", id).update();
    }

    /** Keeps every other client from changing the same resource until the transaction ends. */
    void lock(UUID id) {
        db.sql(LOCK).param("id", id.toString()).query((row, number) -> true).single();
    }

    private Link link(ResultSet row, int number) throws SQLException {
        var id = row.getObject("object_id", UUID.class);
        return new Link(
                id,
                row.getString("kind").equals("user") ? ScimType.USER : ScimType.GROUP,
                (ObjectNode) json.readTree(sealer.open(cell(id), row.getBytes("kept_sealed"), "{}")),
                row.getBoolean("forgotten"),
                row.getObject("token_id", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private byte @Nullable [] mac(String column, @Nullable String value) {
        return value == null ? null : sealer.mac(TABLE, column, value);
    }

    private static String folded(String userName) {
        return Normalizer.normalize(userName, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static KeyScope scope(Link link) {
        return link.type() == ScimType.USER ? KeyScope.person(new UserId(link.id())) : KeyScope.SETTINGS;
    }

    private static String kind(ScimType type) {
        return type.word().toLowerCase(Locale.ROOT);
    }

    private static Cell cell(UUID id) {
        return new Cell(TABLE, id, "kept_sealed");
    }
}
