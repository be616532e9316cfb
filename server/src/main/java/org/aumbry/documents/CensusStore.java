package org.aumbry.documents;

import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.labels.Census;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CensusStore {

    static final String BY_SPACE_AND_CLASS = """
            select d.space_id, d.access_class, count(*) as documents, coalesce(sum(v.size_bytes), 0) as bytes
              from document d
              left join version v on v.document_id = d.id and v.number = d.current_version
             where d.trashed_at is null
             group by d.space_id, d.access_class
             order by d.space_id, d.access_class
            """;

    private final JdbcClient db;

    CensusStore(JdbcClient db) {
        this.db = db;
    }

    List<Census.Count> counts() {
        return db.sql(BY_SPACE_AND_CLASS)
                .query((row, number) -> new Census.Count(
                        new ObjectRef("space", row.getObject("space_id", UUID.class)),
                        new AccessClass(row.getLong("access_class")),
                        row.getLong("documents"),
                        row.getLong("bytes")))
                .list();
    }
}
