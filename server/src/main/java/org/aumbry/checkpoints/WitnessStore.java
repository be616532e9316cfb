package org.aumbry.checkpoints;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WitnessStore {

    static final String KNOWN = """
            select leaf_count
              from journal_witness
             where name = :name
            """;

    static final String KNOW = """
            insert into journal_witness (name, leaf_count)
            values (:name, :size)
                on conflict on constraint journal_witness_pk do update
               set leaf_count = excluded.leaf_count
            """;

    static final String ADD = """
            insert into journal_cosignature (leaf_count, witness, line, taken_at)
            values (:size, :name, :line, :at)
                on conflict on constraint journal_cosignature_pk do nothing
            """;

    static final String LINES = """
            select line
              from journal_cosignature
             where leaf_count = :size
             order by witness
             limit 15
            """;

    private final JdbcClient db;

    WitnessStore(JdbcClient db) {
        this.db = db;
    }

    /** How large the tree was whose head this witness signed last; 0 when that is not known. */
    long known(String name) {
        return db.sql(KNOWN).param("name", name).query(Long.class).optional().orElse(0L);
    }

    void know(String name, long size) {
        db.sql(KNOW).param("name", name).param("size", size).update();
    }

    void add(String name, long size, String line, Instant at) {
        db.sql(ADD)
                .param("size", size)
                .param("name", name)
                .param("line", line)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Lines of witnesses under the head of that size. */
    List<String> lines(long size) {
        return db.sql(LINES).param("size", size).query(String.class).list();
    }
}
