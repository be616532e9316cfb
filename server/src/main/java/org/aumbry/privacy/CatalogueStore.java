package org.aumbry.privacy;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tables and columns as the catalogues of the databases have them; no row of any table. */
@Repository
class CatalogueStore {

    static final String COLUMNS = """
            select c.relname                                     as table_name,
                   coalesce(obj_description(c.oid, 'pg_class'), '') as said,
                   a.attname                                     as column_name,
                   format_type(a.atttypid, null)                 as type,
                   coalesce(col_description(c.oid, a.attnum), '') as note
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid
             where c.relnamespace = current_schema()::regnamespace
               and c.relkind in ('r', 'p')
               and not c.relispartition
               and c.relname not like '%\\_history'
               and a.attnum > 0
               and not a.attisdropped
             order by c.relname, a.attnum
             limit 10000
            """;

    private final JdbcClient db;
    private final JdbcClient control;

    CatalogueStore(JdbcClient db, @Qualifier("control") JdbcClient control) {
        this.db = db;
        this.control = control;
    }

    /**
     * One column.
     *
     * @param said the comment of its table
     */
    record Column(String table, String said, String name, String type, String note) {}

    /** Of the entered network. */
    @Transactional(readOnly = true)
    public List<Column> tenant() {
        return read(db);
    }

    /** Of the control database. */
    @Transactional(transactionManager = "control", readOnly = true)
    public List<Column> control() {
        return read(control);
    }

    private static List<Column> read(JdbcClient client) {
        return client.sql(COLUMNS)
                .query((row, number) -> new Column(
                        row.getString("table_name"), row.getString("said"), row.getString("column_name"),
                        row.getString("type"), row.getString("note")))
                .list();
    }
}
