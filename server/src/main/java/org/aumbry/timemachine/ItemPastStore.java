package org.aumbry.timemachine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Folders and documents then and now, side by side. */
@Repository
class ItemPastStore {

    private static final String FOLDERS = """
            select 'folder' as kind, coalesce(t.id, n.id) as id,
                   t.id is not null as was, t.space_id as then_space, t.parent_id as then_parent,
                   t.name_sealed as then_name, t.access_class as then_class, t.own_class as then_own,
                   0 as then_version, t.trashed_at is not null as then_trashed,
                   n.id is not null as still, n.space_id as now_space, n.parent_id as now_parent,
                   n.name_sealed as now_name, n.access_class as now_class, n.own_class as now_own,
                   0 as now_version, n.trashed_at is not null as now_trashed
            """;

    private static final String DOCUMENTS = """
            select 'document' as kind, coalesce(t.id, n.id) as id,
                   t.id is not null as was, t.space_id as then_space, t.folder_id as then_parent,
                   t.title_sealed as then_name, t.access_class as then_class, t.own_class as then_own,
                   t.current_version as then_version, t.trashed_at is not null as then_trashed,
                   n.id is not null as still, n.space_id as now_space, n.folder_id as now_parent,
                   n.title_sealed as now_name, n.access_class as now_class, n.own_class as now_own,
                   n.current_version as now_version, n.trashed_at is not null as now_trashed
            """;

    private static final String SEEN = """
               and (t.id is null or cast(:then as bigint[]) is null or t.access_class = any(:then))
               and (n.id is null or cast(:now as bigint[]) is null or n.access_class = any(:now))
               and coalesce(t.id, n.id) <> all(:hidden)
            """;

    static final String FOLDERS_THAT_WERE = FOLDERS + """
              from folder_at(:at) t
              left join folder n on n.id = t.id
             where (cast(:space as uuid) is null or t.space_id = :space)
               and (n.id is null
                    or n.valid_from > :at
                    or t.id = any(:touched))
            """ + SEEN + """
             limit 200000
            """;

    static final String FOLDERS_THAT_CAME = FOLDERS + """
              from folder n
              left join folder_at(:at) t on t.id = n.id
             where (cast(:space as uuid) is null or n.space_id = :space)
               and n.valid_from > :at
               and (t.id is null or t.space_id <> :space)
            """ + SEEN + """
             limit 200000
            """;

    static final String DOCUMENTS_THAT_WERE = DOCUMENTS + """
              from document_at(:at) t
              left join document n on n.id = t.id
             where (cast(:space as uuid) is null or t.space_id = :space)
               and (n.id is null
                    or n.valid_from > :at
                    or t.id = any(:touched))
            """ + SEEN + """
             limit 200000
            """;

    static final String DOCUMENTS_THAT_CAME = DOCUMENTS + """
              from document n
              left join document_at(:at) t on t.id = n.id
             where (cast(:space as uuid) is null or n.space_id = :space)
               and n.valid_from > :at
               and (t.id is null or t.space_id <> :space)
            """ + SEEN + """
             limit 200000
            """;

    static final String FOLDERS_IN = FOLDERS + """
              from folder_at(:at) t
              left join folder n on n.id = t.id
             where t.space_id = :space
               and t.parent_id is not distinct from :folder
               and t.trashed_at is null
            """ + SEEN + """
             limit 2000
            """;

    static final String DOCUMENTS_IN = DOCUMENTS + """
              from document_at(:at) t
              left join document n on n.id = t.id
             where t.space_id = :space
               and t.folder_id is not distinct from :folder
               and t.trashed_at is null
            """ + SEEN + """
             limit 2000
            """;

    static final String ONE_FOLDER = FOLDERS + """
              from (select cast(:id as uuid) as id) asked
              left join folder_at(:at) t on t.id = asked.id
              left join folder n on n.id = asked.id
             where coalesce(t.id, n.id) is not null
            """ + SEEN;

    static final String ONE_DOCUMENT = DOCUMENTS + """
              from (select cast(:id as uuid) as id) asked
              left join document_at(:at) t on t.id = asked.id
              left join document n on n.id = asked.id
             where coalesce(t.id, n.id) is not null
            """ + SEEN;

    private final JdbcClient db;
    private final Sealer sealer;

    ItemPastStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** What is asked: how things stood at a moment, in a space or anywhere, as far as somebody is shown. */
    record Question(Instant at, @Nullable UUID space, Sight sight, Set<UUID> regranted) {}

    /** Folders and documents whose rows, or own rights, are not what they were. */
    List<Change> changed(Question asked) {
        var found = new ArrayList<Change>();
        for (var sql : List.of(FOLDERS_THAT_WERE, FOLDERS_THAT_CAME, DOCUMENTS_THAT_WERE, DOCUMENTS_THAT_CAME)) {
            var statement = asking(sql, asked);
            if (sql.contains(":touched")) {
                statement = statement.param("touched", asked.regranted().toArray(UUID[]::new));
            }
            found.addAll(statement.query((row, number) -> change(row, asked)).list());
        }
        return found;
    }

    /** What lay in a place then. */
    List<Change> in(Question asked, @Nullable UUID folder) {
        var found = new ArrayList<Change>();
        for (var sql : List.of(FOLDERS_IN, DOCUMENTS_IN)) {
            found.addAll(asking(sql, asked)
                    .param("folder", folder, Types.OTHER)
                    .query((row, number) -> change(row, asked))
                    .list());
        }
        return found;
    }

    Optional<Change> find(Question asked, ObjectRef ref) {
        var sql = ref.kind().equals("folder") ? ONE_FOLDER : ONE_DOCUMENT;
        return db.sql(sql)
                .param("at", Moment.utc(asked.at()))
                .param("id", ref.id())
                .param("then", asked.sight().then())
                .param("now", asked.sight().now())
                .param("hidden", asked.sight().hiddenIds())
                .query((row, number) -> change(row, asked))
                .optional();
    }

    private JdbcClient.StatementSpec asking(String sql, Question asked) {
        return db.sql(sql)
                .param("at", Moment.utc(asked.at()))
                .param("space", asked.space(), Types.OTHER)
                .param("then", asked.sight().then())
                .param("now", asked.sight().now())
                .param("hidden", asked.sight().hiddenIds());
    }

    private Change change(ResultSet row, Question asked) throws SQLException {
        var ref = new ObjectRef(row.getString("kind"), row.getObject("id", UUID.class));
        return new Change(
                ref,
                row.getBoolean("was") ? side(row, ref, "then_") : null,
                row.getBoolean("still") ? side(row, ref, "now_") : null,
                asked.regranted().contains(ref.id()),
                false);
    }

    private Side side(ResultSet row, ObjectRef ref, String when) throws SQLException {
        return new Side(
                row.getObject(when + "space", UUID.class),
                row.getObject(when + "parent", UUID.class),
                title(ref, row.getBytes(when + "name")),
                row.getLong(when + "class"),
                row.getBoolean(when + "own"),
                row.getInt(when + "version"),
                row.getBoolean(when + "trashed"));
    }

    /** The name; empty when its key was destroyed since. */
    private String title(ObjectRef ref, byte[] sealed) {
        var column = ref.kind().equals("folder") ? "name_sealed" : "title_sealed";
        try {
            return sealer.open(new Cell(ref.kind(), ref.id(), column), sealed);
        } catch (KeyDestroyedException erased) {
            return "";
        }
    }
}
