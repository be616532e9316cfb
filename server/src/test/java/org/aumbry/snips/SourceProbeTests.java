package org.aumbry.snips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class SourceProbeTests {

    @Autowired
    private World world;

    @Autowired
    private SourceProbe probe;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Uploads uploads;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aSnipUnderOtherRulesThanItsSourceTurnsItRed() {
        var ana = world.network("Followed", "Ana of Followed", "ana@followed.example");
        var document = world.as(ana, who -> uploads.put(
                who,
                Place.in(spaces.privateDrive(who).id()),
                "note.txt",
                "",
                new ByteArrayInputStream("A note of some words.".getBytes(StandardCharsets.UTF_8))));
        world.as(ana, who -> transaction.execute(open -> db.sql("""
                insert into snip (id, document_id, version_number, access_class, author_id, start_offset, end_offset,
                                  quote_sealed, state, state_version, created_at, changed_at)
                select id, id, 1, access_class, :author, 0, 6, '\\x00', 'exact', 1, now(), now()
                  from document
                 where id = :document
                """).param("author", ana.id().value()).param("document", document.document().value()).update()));
        assertThat(world.as(ana, who -> probe.look()).observed())
                .isEqualTo("All 1 snips stand under the rules of their source.");
        world.as(ana,
                who -> transaction.execute(open -> db.sql("update snip set access_class = access_class + 1").update()));
        assertThat(world.as(ana, who -> probe.look()).observed())
                .isEqualTo("1 of 1 snips stand under other rules than their source.");
        world.as(ana, who -> transaction.execute(open -> db.sql("delete from snip").update()));
        assertThat(world.as(ana, who -> probe.look()).holds()).isTrue();
    }
}
