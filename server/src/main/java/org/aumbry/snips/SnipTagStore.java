package org.aumbry.snips;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SnipTagStore {

    private static final String TABLE = "snip_tag";

    static final String TAGS_OF = """
            select snip_id, ordinal, tag_sealed
              from snip_tag
             where snip_id = any(:snips)
             order by snip_id, ordinal
             limit 20000
            """;

    static final String TAG_COUNTS = """
            select count(*) as uses, (array_agg(snip_id order by snip_id))[1] as snip_id,
                   (array_agg(ordinal order by snip_id))[1] as ordinal,
                   (array_agg(tag_sealed order by snip_id))[1] as tag_sealed
              from snip_tag
              join snip on snip.id = snip_tag.snip_id
             where not snip.in_trash
               and snip.access_class = any(:classes)
             group by tag_mac
             order by uses desc, 2
             limit 200
            """;

    static final String ADD_TAG = """
            insert into snip_tag (snip_id, ordinal, tag_sealed, tag_mac)
            values (:snip, :ordinal, :tag, :mac)
            """;

    static final String REMOVE_TAGS = """
            delete from snip_tag
             where snip_id = :snip
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    SnipTagStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** One tag with how many of the permitted snips carry it. */
    record TagUse(String tag, long uses) {}

    /** The tags of each snip in their order; snips without tags are absent. */
    Map<UUID, List<String>> of(Collection<SnipId> snips) {
        Map<UUID, List<String>> tags = new HashMap<>();
        db.sql(TAGS_OF)
                .param("snips", snips.stream().map(SnipId::value).toArray(UUID[]::new))
                .query((row, number) -> tags.computeIfAbsent(
                                row.getObject("snip_id", UUID.class), key -> new ArrayList<>())
                        .add(tag(row)))
                .list();
        return tags;
    }

    /** The tags on all snips of the classes, most used first. */
    List<TagUse> uses(long[] classes) {
        return db.sql(TAG_COUNTS)
                .param("classes", classes)
                .query((row, number) -> new TagUse(tag(row), row.getLong("uses")))
                .list();
    }

    /** Gives a snip these tags and no others. */
    void put(SnipId id, List<String> tags) {
        db.sql(REMOVE_TAGS).param("snip", id.value()).update();
        for (int ordinal = 0; ordinal < tags.size(); ordinal++) {
            db.sql(ADD_TAG)
                    .param("snip", id.value())
                    .param("ordinal", ordinal)
                    .param("tag", sealer.seal(KeyScope.CONTENT, cell(id.value(), ordinal), tags.get(ordinal)))
                    .param("mac", mac(tags.get(ordinal)))
                    .update();
        }
    }

    byte[] mac(String tag) {
        return sealer.mac(TABLE, "tag", SnipRules.key(tag));
    }

    private String tag(ResultSet row) throws SQLException {
        return sealer.open(cell(row.getObject("snip_id", UUID.class), row.getInt("ordinal")),
                row.getBytes("tag_sealed"));
    }

    private static Cell cell(UUID snip, int ordinal) {
        return new Cell(TABLE, snip, "tag-" + ordinal);
    }
}
