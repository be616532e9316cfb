package org.aumbry.spaces;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What changes hands when a person goes. */
@Repository
class HandoverStore {

    static final String DRIVES = """
            select id
              from space
             where owner_id = :owner
             order by id
             limit 10
            """;

    static final String DRIVE_TO_SPACE = """
            update space
               set kind = 'space',
                   owner_id = null,
                   name_sealed = :name,
                   members_group = :members,
                   admins_group = :admins,
                   join_mode = 'invitation',
                   listed = false
             where id = :id
            """;

    static final String ADMINISTERED = """
            select id
              from space
             where admins_group = any(:groups)
             order by id
             limit 10000
            """;

    static final String COUNT_ENTRIES = """
            select count(*)
              from space_entry
             where state = 'open'
               and (user_id = :person or asked_by = :person)
            """;

    static final String WITHDRAW = """
            update space_entry
               set state = 'withdrawn',
                   decided_by = :by,
                   decided_at = :at
             where state = 'open'
               and user_id = :person
            """;

    static final String ASK_ANEW = """
            update space_entry
               set asked_by = :to
             where state = 'open'
               and asked_by = :person
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    HandoverStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    List<SpaceId> drives(UserId owner) {
        return db.sql(DRIVES).param("owner", owner.value()).query(UUID.class).list().stream().map(SpaceId::new)
                .toList();
    }

    void driveToSpace(SpaceId id, String name, GroupId members, GroupId admins) {
        db.sql(DRIVE_TO_SPACE)
                .param("id", id.value())
                .param("name", sealer.seal(KeyScope.CONTENT, new Cell("space", id.value(), "name_sealed"), name))
                .param("members", members.value())
                .param("admins", admins.value())
                .update();
    }

    List<SpaceId> administered(Collection<GroupId> groups) {
        return db.sql(ADMINISTERED)
                .param("groups", groups.stream().map(GroupId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(SpaceId::new)
                .toList();
    }

    long entries(UserId person) {
        return db.sql(COUNT_ENTRIES).param("person", person.value()).query(Long.class).single();
    }

    /** Takes back what the person asked or was asked, and lets the successor stand for whom they asked in. */
    long passOn(UserId person, UserId to, UserId by, Instant at) {
        int withdrawn = db.sql(WITHDRAW)
                .param("person", person.value())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return withdrawn + db.sql(ASK_ANEW).param("person", person.value()).param("to", to.value()).update();
    }
}
