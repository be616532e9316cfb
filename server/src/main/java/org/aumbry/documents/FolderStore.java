package org.aumbry.documents;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FolderStore {

    private static final String COLUMNS = """
            select id, space_id, parent_id, depth, name_sealed, access_class, own_class,
                   added_by, added_at, changed_by, changed_at, trashed_at, trashed_by, trash_root
              from folder
            """;

    static final String ONE = COLUMNS + """
             where id = :id
            """;

    static final String IN_PLACE = COLUMNS + """
             where space_id = :space
               and parent_id is not distinct from :parent
               and trashed_at is null
               and access_class = any(:classes)
             order by id
             limit :limit
            """;

    static final String IN_PLACE_AFTER = COLUMNS + """
             where space_id = :space
               and parent_id is not distinct from :parent
               and trashed_at is null
               and access_class = any(:classes)
               and id > :after
             order by id
             limit :limit
            """;

    static final String NAMED = COLUMNS + """
             where name_mac = :mac
               and trashed_at is null
            """;

    static final String PATH = """
            with recursive path as (
                select f.*, 0 as step
                  from folder f
                 where f.id = :id
                 union all
                select f.*, path.step + 1
                  from folder f
                  join path on path.parent_id = f.id
                 where path.step < 32
            )
            select id, space_id, parent_id, depth, name_sealed, access_class, own_class,
                   added_by, added_at, changed_by, changed_at, trashed_at, trashed_by, trash_root
              from path
             where access_class = any(:classes)
             order by step desc
             limit 33
            """;

    static final String NEAREST_LIVING = """
            with recursive path as (
                select f.id, f.parent_id, f.trashed_at, 0 as step
                  from folder f
                 where f.id = :id
                 union all
                select f.id, f.parent_id, f.trashed_at, path.step + 1
                  from folder f
                  join path on path.parent_id = f.id
                 where path.step < 32
            )
            select p.id
              from path p
             where not exists (select 1
                                 from path around
                                where around.step >= p.step
                                  and around.trashed_at is not null)
             order by step
             limit 1
            """;

    static final String TRASHED = COLUMNS + """
             where space_id = :space
               and trash_root = id
               and access_class = any(:classes)
             order by trashed_at desc, id
             limit 1000
            """;

    static final String SHARED = COLUMNS + """
             where own_class
               and trashed_at is null
               and access_class = any(:classes)
               and space_id <> all(:spaces)
             order by id desc
             limit 500
            """;

    static final String ADD = """
            insert into folder (id, space_id, parent_id, depth, name_sealed, name_mac, access_class,
                                added_by, added_at, changed_by, changed_at)
            values (:id, :space, :parent, :depth, :name, :mac, :class, :by, :at, :by, :at)
            """;

    static final String RENAME = """
            update folder
               set name_sealed = :name,
                   name_mac = :mac,
                   changed_by = :by,
                   changed_at = :at
             where id = :id
            """;

    static final String PLACE = """
            update folder
               set parent_id = :parent,
                   name_sealed = :name,
                   name_mac = :mac
             where id = :id
            """;

    static final String OWN_CLASS = """
            update folder
               set own_class = :own
             where id = :id
            """;

    private final JdbcClient db;
    private final Labels labels;
    private final Rows rows;

    FolderStore(JdbcClient db, Labels labels, Rows rows) {
        this.db = db;
        this.labels = labels;
        this.rows = rows;
    }

    Optional<Folder> find(FolderId id) {
        return db.sql(ONE).param("id", id.value()).query(rows::folder).optional();
    }

    List<Folder> in(Place place, long[] classes, int limit) {
        return db.sql(IN_PLACE)
                .param("space", place.space().value())
                .param("parent", Rows.value(place.folder()), Types.OTHER)
                .param("classes", classes)
                .param("limit", limit)
                .query(rows::folder)
                .list();
    }

    List<Folder> in(Place place, long[] classes, UUID after, int limit) {
        return db.sql(IN_PLACE_AFTER)
                .param("space", place.space().value())
                .param("parent", Rows.value(place.folder()), Types.OTHER)
                .param("classes", classes)
                .param("after", after)
                .param("limit", limit)
                .query(rows::folder)
                .list();
    }

    /** The living folder of that name in the place, whoever may see it. */
    Optional<Folder> named(Place place, String name) {
        return db.sql(NAMED).param("mac", labels.mark(place, name)).query(rows::folder).optional();
    }

    /** Of the folder and those around it the ones in the classes, outermost first. */
    List<Folder> path(FolderId id, long[] classes) {
        return db.sql(PATH).param("id", id.value()).param("classes", classes).query(rows::folder).list();
    }

    /** The folder itself or the nearest one around it that lives; empty when only the space is left. */
    Optional<FolderId> nearestLiving(FolderId id) {
        return db.sql(NEAREST_LIVING)
                .param("id", id.value())
                .query((row, number) -> new FolderId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** What was put into the trash of the space as such; at most 1000, latest first. */
    List<Folder> trashed(SpaceId space, long[] classes) {
        return db.sql(TRASHED)
                .param("space", space.value())
                .param("classes", classes)
                .query(rows::folder)
                .list();
    }

    /** Folders with a class of their own, outside the given spaces; at most 500, latest first. */
    List<Folder> shared(UUID[] outside, long[] classes) {
        return db.sql(SHARED)
                .param("spaces", outside)
                .param("classes", classes)
                .query(rows::folder)
                .list();
    }

    void add(Folder folder) {
        db.sql(ADD)
                .param("id", folder.id().value())
                .param("space", folder.place().space().value())
                .param("parent", Rows.value(folder.place().folder()), Types.OTHER)
                .param("depth", folder.depth())
                .param("name", labels.seal(Rows.folderName(folder.id()), folder.title()))
                .param("mac", labels.mark(folder.place(), folder.title()))
                .param("class", folder.accessClass().value())
                .param("by", folder.addedBy().value())
                .param("at", Rows.utc(folder.addedAt()))
                .update();
    }

    void rename(Folder folder, String title, UserId by, Instant at) {
        db.sql(RENAME)
                .param("id", folder.id().value())
                .param("name", labels.seal(Rows.folderName(folder.id()), title))
                .param("mac", labels.mark(folder.place(), title))
                .param("by", by.value())
                .param("at", Rows.utc(at))
                .update();
    }

    /** Puts the folder row under another parent; what lies in it follows through {@link TreeStore}. */
    void place(FolderId id, Place place, String title) {
        db.sql(PLACE)
                .param("id", id.value())
                .param("parent", Rows.value(place.folder()), Types.OTHER)
                .param("name", labels.seal(Rows.folderName(id), title))
                .param("mac", labels.mark(place, title))
                .update();
    }

    void ownClass(FolderId id, boolean own) {
        db.sql(OWN_CLASS).param("id", id.value()).param("own", own).update();
    }
}
