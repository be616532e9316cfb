package org.aumbry.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sealed values of the entered tenant under keys that seal no more, whichever tables they stand in. */
@Component
class ResealStore {

    static final String COLUMNS = """
            select c.relname as table_name,
                   a.attname as column_name,
                   pg_relation_size(c.oid) / current_setting('block_size')::bigint as blocks,
                   (select string_agg(i.attname, ' ' order by i.attnum)
                      from pg_attribute i
                     where i.attrelid = c.oid
                       and i.atttypid = 'uuid'::regtype
                       and i.attnum > 0
                       and not i.attisdropped) as ids
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid
             where c.relnamespace = current_schema()::regnamespace
               and c.relkind = 'r'
               and a.attname like '%\\_sealed'
               and not a.attisdropped
               and has_column_privilege(c.oid, a.attnum, 'update')
             order by 1, 2
             limit 2000
            """;

    private static final String EARLIER = """
            select v.ctid::text as place, v."%2$s" as value, k.scope as scope, %3$s
              from "%1$s" v
              join data_key k
                on k.number = case when octet_length(v."%2$s") < 33 then -1
                                   else (get_byte(v."%2$s", 1)::bigint << 24) + (get_byte(v."%2$s", 2) << 16)
                                        + (get_byte(v."%2$s", 3) << 8) + get_byte(v."%2$s", 4)
                              end
             where v.ctid >= cast(:from as tid)
               and v.ctid <  cast(:to as tid)
               and k.superseded_at is not null
               and k.destroyed_at is null
               and not exists (select 1 from data_key_seal s where s.scope in (k.scope, '*'))
             limit 100000
               for update of v
            """;

    private static final String REPLACE = """
            update "%1$s"
               set "%2$s" = :now
             where ctid = cast(:place as tid)
               and "%2$s" = :before
            """;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final JdbcClient db;

    ResealStore(JdbcClient db) {
        this.db = db;
    }

    /** A sealed column that may be changed, with the columns that could name its cells. */
    record Column(String table, String name, long blocks, List<String> ids) {}

    /** One value where it stands. */
    @SuppressWarnings("ArrayRecordComponent")
    record Value(String place, byte[] sealed, KeyScope scope, Map<String, UUID> ids) {}

    List<Column> columns() {
        return db.sql(COLUMNS)
                .query((row, number) -> new Column(
                        checked(row.getString("table_name")),
                        checked(row.getString("column_name")),
                        row.getLong("blocks"),
                        ids(row.getString("ids"))))
                .list();
    }

    /** Those in the blocks from the one to before the other. */
    List<Value> earlier(Column column, long from, long to) {
        var names = column.ids().stream().map(id -> "v.\"" + id + "\"").collect(Collectors.joining(", "));
        return db.sql(EARLIER.formatted(column.table(), column.name(), names))
                .param("from", "(" + from + ",0)")
                .param("to", "(" + to + ",0)")
                .query((row, number) -> {
                    var ids = new HashMap<String, UUID>();
                    for (var id : column.ids()) {
                        var value = row.getObject(id, UUID.class);
                        if (value != null) {
                            ids.put(id, value);
                        }
                    }
                    return new Value(
                            row.getString("place"), row.getBytes("value"), new KeyScope(row.getString("scope")), ids);
                })
                .list();
    }

    int replace(Column column, Value before, byte[] now) {
        return db.sql(REPLACE.formatted(column.table(), column.name()))
                .param("place", before.place())
                .param("before", before.sealed())
                .param("now", now)
                .update();
    }

    private static List<String> ids(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split(" ")).stream().map(ResealStore::checked).toList();
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException("a table or column is named against our rules");
        }
        return name;
    }
}
