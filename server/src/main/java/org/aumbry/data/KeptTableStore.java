package org.aumbry.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entered tenant's tables whose superseded rows are kept, as the database's catalogue has them. */
@Component
class KeptTableStore {

    static final String TABLES = """
            select c.relname as name,
                   exists (select 1
                             from pg_trigger t
                            where t.tgrelid = c.oid
                              and t.tgname = 'keep_history'
                              and t.tgenabled in ('O', 'A')) as keeps,
                   coalesce(has_table_privilege(p.oid, 'select')
                            and not has_table_privilege(p.oid, 'insert, update, delete, truncate'), false) as closed,
                   has_table_privilege(c.oid, 'update') as changeable
              from pg_class c
              left join pg_class p
                on p.relnamespace = c.relnamespace
               and p.relname = c.relname || '_history'
             where c.relnamespace = current_schema()::regnamespace
               and c.relkind = 'r'
               and obj_description(c.oid, 'pg_class') ~ 'history: *yes'
             order by c.relname
             limit 1000
            """;

    /** Tables by their names in the catalogue; a name is what {@link #TABLES} gave. */
    private static final String TOUCH = """
            update %1$I
               set valid_from = valid_from
             where ctid = (select ctid from %1$I limit 1 for update skip locked)
            """;

    static final String WRITE = "select format(:text, cast(:name as text))";

    private final JdbcClient db;

    KeptTableStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param keeps whether each change of a row keeps the row of before
     * @param closed whether what was kept can be read and nothing more
     * @param changeable whether rows of it are ever changed
     */
    record Table(String name, boolean keeps, boolean closed, boolean changeable) {}

    List<Table> tables() {
        return db.sql(TABLES).query(KeptTableStore::table).list();
    }

    /** Changes one row to what it is already. @return how many rows that were, 0 or 1 */
    int touch(String table) {
        return db.sql(written(TOUCH, table)).update();
    }

    /** How many rows the running transaction superseded in the table. */
    long kept(String table) {
        return db.sql(written("select count(*) from %1$I where valid_to >= now()", table + "_history"))
                .query(Long.class)
                .single();
    }

    private String written(String text, String name) {
        return db.sql(WRITE).param("text", text).param("name", name).query(String.class).single();
    }

    private static Table table(ResultSet row, int number) throws SQLException {
        return new Table(
                row.getString("name"), row.getBoolean("keeps"), row.getBoolean("closed"),
                row.getBoolean("changeable"));
    }
}
