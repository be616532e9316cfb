package org.aumbry.snips;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares, over the raw rows, the access class of each snip with that of its source. */
@Component
class SourceClassStore {

    static final String COUNT = """
            select count(*) as snips,
                   count(*) filter (where snip.access_class is distinct from document.access_class) as apart
              from snip
              left join document
                on document.id = snip.document_id
            """;

    private final JdbcClient db;

    /** How many snips there are, and how many are kept under other rules than their source. */
    record Count(long snips, long apart) {}

    SourceClassStore(JdbcClient db) {
        this.db = db;
    }

    Count count() {
        return db.sql(COUNT)
                .query((row, number) -> new Count(row.getLong("snips"), row.getLong("apart")))
                .single();
    }
}
