package org.aumbry.timemachine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Makes what was put back fit what stands around it: names, places, depths, classes. */
@Repository
class FitStore {

    static final String FOLDERS_IN_THE_WAY = """
            select n.id, n.name_mac
              from folder n
              join folder_at(:at) t on t.name_mac = n.name_mac
             where t.id = any(:ids)
               and t.id <> n.id
               and t.trashed_at is null
               and n.trashed_at is null
            """;

    static final String DOCUMENTS_IN_THE_WAY = """
            select n.id, n.name_mac
              from document n
              join document_at(:at) t on t.name_mac = n.name_mac
             where t.id = any(:ids)
               and t.id <> n.id
               and t.trashed_at is null
               and n.trashed_at is null
            """;

    static final String BLANK_FOLDERS = """
            update folder
               set name_mac = decode(replace(id::text, '-', ''), 'hex')
             where id = any(:ids)
            """;

    static final String BLANK_DOCUMENTS = """
            update document
               set name_mac = decode(replace(id::text, '-', ''), 'hex')
             where id = any(:ids)
            """;

    static final String NAME_FOLDER = """
            update folder
               set name_mac = :mac
             where id = :id
            """;

    static final String NAME_DOCUMENT = """
            update document
               set name_mac = :mac
             where id = :id
            """;

    static final String FOLDERS_CALLED = """
            select id
              from folder
             where id = any(:ids)
               and name_mac = any(:macs)
               and trashed_at is null
            """;

    static final String DOCUMENTS_CALLED = """
            select id
              from document
             where id = any(:ids)
               and name_mac = any(:macs)
               and trashed_at is null
            """;

    static final String FOLDERS_LIKE_DOCUMENTS = """
            select f.id
              from folder f
              join document d on d.name_mac = f.name_mac
             where f.id = any(:ids)
               and f.trashed_at is null
               and d.trashed_at is null
            """;

    static final String DOCUMENTS_LIKE_FOLDERS = """
            select d.id
              from document d
              join folder f on f.name_mac = d.name_mac
             where d.id = any(:ids)
               and f.trashed_at is null
               and d.trashed_at is null
            """;

    static final String CIRCLES = """
            with recursive up(id, parent_id, steps) as (
                select id, parent_id, 1
                  from folder
                 where id = any(:ids)
                 union all
                select f.id, f.parent_id, up.steps + 1
                  from up
                  join folder f on f.id = up.parent_id
                 where up.steps < 40
            )
            select exists (select 1 from up where steps = 40)
            """;

    static final String TOP_FOLDERS = """
            update folder f
               set depth = 1,
                   access_class = case when f.own_class then f.access_class else s.access_class end
              from space s
             where s.id = f.space_id
               and s.id = any(:spaces)
               and f.parent_id is null
               and (f.depth <> 1 or not f.own_class and f.access_class <> s.access_class)
            """;

    static final String INNER_FOLDERS = """
            update folder f
               set space_id = p.space_id,
                   depth = p.depth + 1,
                   access_class = case when f.own_class then f.access_class else p.access_class end
              from folder p
             where p.id = f.parent_id
               and (p.space_id = any(:spaces) or f.space_id = any(:spaces))
               and (f.space_id <> p.space_id
                    or f.depth <> p.depth + 1
                    or not f.own_class and f.access_class <> p.access_class)
            """;

    static final String TOP_DOCUMENTS = """
            update document d
               set access_class = s.access_class
              from space s
             where s.id = d.space_id
               and s.id = any(:spaces)
               and d.folder_id is null
               and not d.own_class
               and d.access_class <> s.access_class
            """;

    static final String INNER_DOCUMENTS = """
            update document d
               set space_id = f.space_id,
                   access_class = case when d.own_class then d.access_class else f.access_class end
              from folder f
             where f.id = d.folder_id
               and (f.space_id = any(:spaces) or d.space_id = any(:spaces))
               and (d.space_id <> f.space_id or not d.own_class and d.access_class <> f.access_class)
            """;

    static final String CLASSES = """
            update access_class c
               set parent_id = around.outer_class
              from (select f.access_class as own, coalesce(p.access_class, s.access_class) as outer_class
                      from folder f
                      join space s on s.id = f.space_id
                      left join folder p on p.id = f.parent_id
                     where f.own_class
                       and f.space_id = any(:spaces)
                     union all
                    select d.access_class, coalesce(p.access_class, s.access_class)
                      from document d
                      join space s on s.id = d.space_id
                      left join folder p on p.id = d.folder_id
                     where d.own_class
                       and d.space_id = any(:spaces)) around
             where c.id = around.own
               and c.parent_id is distinct from around.outer_class
            """;

    static final String SNIPS = """
            update snip
               set access_class = d.access_class,
                   in_trash = d.trashed_at is not null
              from document d
             where d.id = snip.document_id
               and d.space_id = any(:spaces)
               and (snip.access_class <> d.access_class or snip.in_trash <> (d.trashed_at is not null))
            """;

    private final JdbcClient db;

    FitStore(JdbcClient db) {
        this.db = db;
    }

    /** Something living, and the mark of its name in its place. */
    record Named(UUID id, byte[] mac) {}

    /** What goes now by a name that something put back will need. */
    List<Named> inTheWay(boolean folders, UUID[] ids, Instant at) {
        return db.sql(folders ? FOLDERS_IN_THE_WAY : DOCUMENTS_IN_THE_WAY)
                .param("ids", ids)
                .param("at", Moment.utc(at))
                .query((row, number) -> new Named(row.getObject("id", UUID.class), row.getBytes("name_mac")))
                .list();
    }

    /** Gives each a name of its own that nobody can have, for the time being. */
    void blank(boolean folders, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            db.sql(folders ? BLANK_FOLDERS : BLANK_DOCUMENTS).param("ids", ids.toArray(UUID[]::new)).update();
        }
    }

    void name(boolean folder, Named named) {
        db.sql(folder ? NAME_FOLDER : NAME_DOCUMENT)
                .param("id", named.id())
                .param("mac", named.mac())
                .update();
    }

    /** Those of the things that go by one of the names. */
    List<UUID> called(boolean folders, UUID[] ids, Collection<Named> names) {
        return names.isEmpty()
                ? List.of()
                : db.sql(folders ? FOLDERS_CALLED : DOCUMENTS_CALLED)
                        .param("ids", ids)
                        .param("macs", names.stream().map(Named::mac).toArray(byte[][]::new))
                        .query(UUID.class)
                        .list();
    }

    /** Those of the things that are called like something of the other kind in the same place. */
    List<UUID> likeOthers(boolean folders, UUID[] ids) {
        return db.sql(folders ? FOLDERS_LIKE_DOCUMENTS : DOCUMENTS_LIKE_FOLDERS)
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    /** Whether one of the folders lies in itself, or deeper than folders may. */
    boolean circular(UUID[] folders) {
        return db.sql(CIRCLES).param("ids", folders).query(Boolean.class).single();
    }

    /** Brings everything in the spaces under the place and the class that hold around it. */
    int align(UUID[] spaces) {
        int changed = run(TOP_FOLDERS, spaces);
        int more;
        int rounds = 0;
        do {
            more = run(INNER_FOLDERS, spaces);
            changed += more;
        } while (more > 0 && ++rounds < 40);
        return changed + run(TOP_DOCUMENTS, spaces) + run(INNER_DOCUMENTS, spaces) + run(CLASSES, spaces)
                + run(SNIPS, spaces);
    }

    private int run(String sql, UUID[] spaces) {
        return db.sql(sql).param("spaces", spaces).update();
    }
}
