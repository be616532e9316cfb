package org.aumbry.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that lies in a folder, however deep, treated at once; what is in the trash there goes along. */
@Repository
class TreeStore {

    private static final String TREE = """
            with recursive tree as (
                select id
                  from folder
                 where id = :root
                 union all
                select f.id
                  from folder f
                  join tree on f.parent_id = tree.id
            )
            """;

    static final String HOLDS = TREE + """
            select exists (select 1
                             from tree
                            where id = :folder)
            """;

    static final String HEIGHT = TREE + """
            select coalesce(max(f.depth), 0)
              from folder f
              join tree on f.id = tree.id
            """;

    static final String DOCUMENTS = TREE + """
            select d.id
              from document d
              join tree on d.folder_id = tree.id
             order by d.id
            """;

    static final String OWN_CLASSES = TREE + """
            select access_class
              from (select f.access_class, f.depth
                      from folder f
                      join tree on f.id = tree.id
                     where f.own_class
                     union all
                    select d.access_class, 100
                      from document d
                      join tree on d.folder_id = tree.id
                     where d.own_class) own
             order by depth desc
            """;

    static final String RECLASS_FOLDERS = TREE + """
            update folder
               set access_class = :to
             where id in (select id from tree)
               and access_class = :from
            """;

    static final String RECLASS_DOCUMENTS = TREE + """
            update document
               set access_class = :to
             where folder_id in (select id from tree)
               and access_class = :from
            """;

    static final String MOVE_FOLDERS = TREE + """
            update folder
               set space_id = :space,
                   depth = depth + :deeper
             where id in (select id from tree)
            """;

    static final String MOVE_DOCUMENTS = TREE + """
            update document
               set space_id = :space
             where folder_id in (select id from tree)
               and space_id <> :space
            """;

    static final String TRASH_FOLDERS = TREE + """
            update folder
               set trashed_at = :at,
                   trashed_by = :by,
                   trash_root = :root
             where id in (select id from tree)
               and trashed_at is null
            """;

    static final String TRASH_DOCUMENTS = TREE + """
            update document
               set trashed_at = :at,
                   trashed_by = :by,
                   trash_root = :root
             where folder_id in (select id from tree)
               and trashed_at is null
            """;

    static final String RESTORE_FOLDERS = """
            update folder
               set trashed_at = null,
                   trashed_by = null,
                   trash_root = null
             where trash_root = :root
            """;

    static final String RESTORE_DOCUMENTS = """
            update document
               set trashed_at = null,
                   trashed_by = null,
                   trash_root = null
             where trash_root = :root
            """;

    static final String REMOVE_DOCUMENTS = TREE + """
            delete from document
             where folder_id in (select id from tree)
            """;

    static final String REMOVE_FOLDERS = TREE + """
            delete from folder
             where id in (select id from tree)
            """;

    static final String TRASHED_BEFORE = """
            select kind, id
              from (select 'folder' as kind, id, trashed_at
                      from folder
                     where trash_root = id
                       and trashed_at < :before
                     union all
                    select 'document', id, trashed_at
                      from document
                     where trash_root = id
                       and trashed_at < :before) gone
             order by trashed_at, id
             limit 500
            """;

    static final String TOP_OF = """
            (select 'folder' as kind, id
               from folder
              where space_id = :space
                and parent_id is null
              limit 500)
             union all
            (select 'document', id
               from document
              where space_id = :space
                and folder_id is null
              limit 500)
             limit 500
            """;

    private final JdbcClient db;

    TreeStore(JdbcClient db) {
        this.db = db;
    }

    /** Whether the folder is the root itself or lies somewhere in it. */
    boolean holds(FolderId root, FolderId folder) {
        return on(HOLDS, root).param("folder", folder.value()).query(Boolean.class).single();
    }

    /** The depth of the deepest folder in the tree. */
    int deepest(FolderId root) {
        return on(HEIGHT, root).query(Integer.class).single();
    }

    List<DocumentId> documents(FolderId root) {
        return on(DOCUMENTS, root)
                .query((row, number) -> new DocumentId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Classes that belong to single things in the tree, the root's among them; innermost first. */
    List<AccessClass> ownClasses(FolderId root) {
        return on(OWN_CLASSES, root)
                .query((row, number) -> new AccessClass(row.getLong("access_class")))
                .list();
    }

    void reclass(FolderId root, AccessClass from, AccessClass to) {
        on(RECLASS_DOCUMENTS, root).param("from", from.value()).param("to", to.value()).update();
        on(RECLASS_FOLDERS, root).param("from", from.value()).param("to", to.value()).update();
    }

    void move(FolderId root, SpaceId space, int deeper) {
        on(MOVE_DOCUMENTS, root).param("space", space.value()).update();
        on(MOVE_FOLDERS, root).param("space", space.value()).param("deeper", deeper).update();
    }

    void trash(FolderId root, UserId by, Instant at) {
        on(TRASH_DOCUMENTS, root).param("by", by.value()).param("at", Rows.utc(at)).update();
        on(TRASH_FOLDERS, root).param("by", by.value()).param("at", Rows.utc(at)).update();
    }

    void restore(FolderId root) {
        on(RESTORE_DOCUMENTS, root).update();
        on(RESTORE_FOLDERS, root).update();
    }

    void remove(FolderId root) {
        on(REMOVE_DOCUMENTS, root).update();
        on(REMOVE_FOLDERS, root).update();
    }

    /** What lies directly in the space, living or not, folders first; at most 500. */
    List<ObjectRef> topOf(SpaceId space) {
        return db.sql(TOP_OF)
                .param("space", space.value())
                .query((row, number) -> new ObjectRef(row.getString("kind"), row.getObject("id", UUID.class)))
                .list();
    }

    /** What was put into the trash as such before that moment; at most 500, the oldest first. */
    List<ObjectRef> trashedBefore(Instant before) {
        return db.sql(TRASHED_BEFORE)
                .param("before", Rows.utc(before))
                .query((row, number) -> new ObjectRef(row.getString("kind"), row.getObject("id", UUID.class)))
                .list();
    }

    private JdbcClient.StatementSpec on(String sql, FolderId root) {
        return db.sql(sql).param("root", root.value());
    }
}
