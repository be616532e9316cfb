package org.aumbry.documents;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Some documents, others each time, without asking who may see them; for probes only. */
@Component
class SampleIdStore {

    static final String SOME = """
            select id
              from document
             order by random()
             limit 20
            """;

    private final JdbcClient db;

    SampleIdStore(JdbcClient db) {
        this.db = db;
    }

    List<DocumentId> some() {
        return db.sql(SOME).query(UUID.class).stream().map(DocumentId::new).toList();
    }
}
