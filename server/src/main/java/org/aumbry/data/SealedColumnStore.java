package org.aumbry.data;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at the sealed columns of the entered tenant, whichever tables it has. */
@Component
class SealedColumnStore {

    static final String COLUMNS = """
            select table_name, column_name
              from information_schema.columns
             where table_schema = current_schema()
               and column_name like '%\\_sealed'
             order by table_name, column_name
             limit 2000
            """;

    /** Of the newest values: how many there are, and how many are not of the sealed form under a known key. */
    private static final String LOOK = """
            select count(*) as values,
                   count(*) filter (where octet_length(value) < 33
                                       or get_byte(value, 0) not in (1, 2)
                                       or not exists (select 1 from data_key where number = key_number)) as open
              from (select value,
                           case when octet_length(value) < 5 then -1
                                else (get_byte(value, 1)::bigint << 24) + (get_byte(value, 2) << 16)
                                     + (get_byte(value, 3) << 8) + get_byte(value, 4)
                           end as key_number
                      from (select "%2$s" as value
                              from "%1$s"
                             where "%2$s" is not null
                             order by ctid desc
                             limit 200) newest) numbered
            """;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final JdbcClient db;

    SealedColumnStore(JdbcClient db) {
        this.db = db;
    }

    /** One sealed column. */
    record SealedName(String table, String column) {}

    /** What its newest values are like. */
    record Seen(long values, long open) {}

    List<SealedName> columns() {
        return db.sql(COLUMNS)
                .query((row, number) -> new SealedName(row.getString(1), row.getString(2)))
                .list();
    }

    Seen look(SealedName name) {
        if (!NAME.matcher(name.table()).matches() || !NAME.matcher(name.column()).matches()) {
            throw new IllegalStateException("a table or column is named against our rules");
        }
        return db.sql(LOOK.formatted(name.table(), name.column()))
                .query((row, number) -> new Seen(row.getLong(1), row.getLong(2)))
                .single();
    }
}
