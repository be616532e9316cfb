package org.aumbry.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.core.io.Resource;

/**
 * All of a tenant's migrations as one text for a schema that has nothing yet, with the table in which Flyway looks up
 * what was done and the rows that it would have written there: later versions go on from it in the ordinary way.
 *
 * <p>To be run in one transaction. How long each script took is not told apart, so the table says 0 milliseconds.
 */
final class FreshSchema {

    private static final String BEGIN = """
            set local client_min_messages = warning;
            set local search_path = ${schema}, "$user", public;
            create table schema_version (
                installed_rank int not null,
                version        varchar(50),
                description    varchar(200) not null,
                type           varchar(20) not null,
                script         varchar(1000) not null,
                checksum       integer,
                installed_by   varchar(100) not null,
                installed_on   timestamp not null default now(),
                execution_time integer not null,
                success        boolean not null
            );
            alter table schema_version add constraint schema_version_pk primary key (installed_rank);
            create index schema_version_s_idx on schema_version (success);
            """;

    private static final String DONE = """
            insert into schema_version
                   (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            values\s""";

    private final String text;

    private FreshSchema(String text) {
        this.text = text;
    }

    /**
     * @param migrations those that Flyway would run, in its order
     * @param scripts all that there are, by the names of their files
     */
    static FreshSchema of(MigrationInfo[] migrations, List<Resource> scripts) {
        Map<String, String> texts = new HashMap<>();
        for (var script : scripts) {
            texts.put(script.getFilename(), read(script));
        }
        var all = Arrays.stream(migrations)
                .map(migration -> Objects.requireNonNull(texts.remove(fileName(migration)), "a migration's script"))
                .collect(Collectors.joining("\n;\n"));
        if (!texts.isEmpty()) {
            throw new IllegalStateException("scripts would be left out of a fresh schema: " + texts.keySet());
        }
        var rows = IntStream.range(0, migrations.length)
                .mapToObj(number -> row(number + 1, migrations[number]))
                .collect(Collectors.joining(",\n", DONE, ";\n"));
        return new FreshSchema(BEGIN + all + "\n;\n" + rows);
    }

    /** What to run in the empty schema of that name, which is also the role's. */
    String in(String schema) {
        var filled = text.replace("${schema}", schema).replace("${role}", schema);
        if (filled.contains("${")) {
            throw new IllegalStateException("a migration has a placeholder that nobody fills");
        }
        return filled;
    }

    private static String row(int rank, MigrationInfo migration) {
        return "(%d, %s, %s, %s, %s, %d, current_user, 0, true)".formatted(
                rank,
                quoted(migration.getVersion().toString()),
                quoted(migration.getDescription()),
                quoted(migration.getType().name()),
                quoted(migration.getScript()),
                migration.getChecksum());
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String fileName(MigrationInfo migration) {
        return migration.getScript().substring(migration.getScript().lastIndexOf('/') + 1);
    }

    private static String read(Resource script) {
        try {
            return script.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the program's own migrations can't be read", unreadable);
        }
    }
}
