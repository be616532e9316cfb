package org.aumbry.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.aumbry.kernel.TenantId;

/** All that the catalogue says of a tenant's schema, and what is in it, as lines in which no name of the schema is. */
final class Portrait {

    private static final String RIGHTS = """
            select string_agg(format('%%s by %%s: %%s%%s', grantee::regrole, grantor::regrole, privilege_type,
                                     case when is_grantable then ' on' end), ', '
                              order by grantee::regrole::text, privilege_type)
              from aclexplode(%s)
            """;

    private static final List<String> QUESTIONS = List.of(
            """
            select concat_ws('|', 'schema', nspowner::regrole, (%s), obj_description(oid, 'pg_namespace'))
              from pg_namespace where oid = current_schema()::regnamespace
            """.formatted(RIGHTS.formatted("nspacl")),
            """
            select concat_ws('|', 'default', defaclrole::regrole, defaclobjtype, (%s))
              from pg_default_acl where defaclnamespace = current_schema()::regnamespace
            """.formatted(RIGHTS.formatted("defaclacl")),
            """
            select concat_ws('|', 'relation', relname, relkind, relpersistence, reloptions, relrowsecurity,
                             relforcerowsecurity, relreplident, relowner::regrole, reltoastrelid <> 0, relnatts,
                             relhastriggers, (%s), obj_description(oid, 'pg_class'))
              from pg_class where relnamespace = current_schema()::regnamespace
            """.formatted(RIGHTS.formatted("relacl")),
            """
            select concat_ws('|', 'column', relname, attnum, attname, attisdropped,
                             format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attstorage,
                             attcompression, attcollation, attstattarget,
                             pg_get_expr(adbin, adrelid), (%s), col_description(attrelid, attnum))
              from pg_attribute
              join pg_class on pg_class.oid = attrelid
              left join pg_attrdef on adrelid = attrelid and adnum = attnum
             where relnamespace = current_schema()::regnamespace and attnum > 0
            """.formatted(RIGHTS.formatted("attacl")),
            """
            select concat_ws('|', 'constraint', conrelid::regclass, conname, contype, convalidated, condeferrable,
                             pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint'))
              from pg_constraint where connamespace = current_schema()::regnamespace
            """,
            """
            select concat_ws('|', 'index', pg_get_indexdef(indexrelid), indisvalid, indisready, indisprimary,
                             indisclustered, indisreplident)
              from pg_index join pg_class on pg_class.oid = indrelid
             where relnamespace = current_schema()::regnamespace
            """,
            """
            select concat_ws('|', 'function', pg_get_functiondef(oid), proowner::regrole, (%s),
                             obj_description(oid, 'pg_proc'))
              from pg_proc where pronamespace = current_schema()::regnamespace
            """.formatted(RIGHTS.formatted("proacl")),
            """
            select concat_ws('|', 'trigger', pg_get_triggerdef(pg_trigger.oid), tgenabled,
                             obj_description(pg_trigger.oid, 'pg_trigger'))
              from pg_trigger join pg_class on pg_class.oid = tgrelid
             where relnamespace = current_schema()::regnamespace and not tgisinternal
            """,
            """
            select concat_ws('|', 'policy', tablename, policyname, permissive, roles, cmd, qual, with_check)
              from pg_policies where schemaname = current_schema()
            """,
            """
            select concat_ws('|', 'rule or view', tablename, definition)
              from pg_rules where schemaname = current_schema()
            """,
            """
            select concat_ws('|', 'sequence', sequencename, data_type, start_value, min_value, max_value,
                             increment_by, cycle, cache_size, last_value)
              from pg_sequences where schemaname = current_schema()
            """,
            """
            select concat_ws('|', 'type', typname, typtype, typcategory)
              from pg_type where typnamespace = current_schema()::regnamespace
            """,
            """
            select concat_ws('|', 'done', installed_rank, version, description, type, script, checksum, installed_by,
                             success)
              from schema_version
            """,
            """
            select concat_ws('|', 'row', relname,
                             query_to_xml('select * from ' || relname || ' order by 1', true, true, ''))
              from pg_class
             where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> 'schema_version'
            """);

    private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\dT[0-9:.+Z-]+";
    private static final String RANDOM = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private Portrait() {}

    static List<String> of(DataHarness data, TenantId tenant) throws SQLException {
        var schema = Schemas.of(tenant);
        try (var connection = data.databases.shardOwner(data.directory.shardOf(tenant)).getConnection()) {
            return of(connection, schema);
        }
    }

    private static List<String> of(Connection connection, String schema) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            for (var question : QUESTIONS) {
                try (var found = statement.executeQuery(question)) {
                    while (found.next()) {
                        lines.add(masked(found.getString(1).replace(schema, "SCHEMA")));
                    }
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    /** Moments and random identifiers of what a network begins with are its own, and so is the order by them. */
    private static String masked(String line) {
        if (!line.startsWith("row|")) {
            return line;
        }
        int rows = line.indexOf('|', "row|".length()) + 1;
        return Arrays.stream(line.substring(rows).replaceAll(MOMENT, "MOMENT").replaceAll(RANDOM, "RANDOM")
                        .split("</row>"))
                .map(String::strip)
                .sorted()
                .collect(Collectors.joining("\n", line.substring(0, rows), ""));
    }
}
