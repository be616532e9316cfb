package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.aumbry.access.Grants;
import org.aumbry.kernel.Probe;
import org.aumbry.spaces.DrivesProbe;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Breaks each control and sees its probe turn. */
@AumbryTest
class LibraryProbesTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Uploads uploads;
    @Autowired Grants grants;
    @Autowired DrivesProbe drives;
    @Autowired PlacementProbe placement;
    @Autowired ReceiptsProbe receipts;
    @Autowired JdbcClient db;
    @Autowired PlatformTransactionManager transactions;

    private Person pat;
    private DocumentId document;

    @BeforeEach
    void makeNetwork() {
        var unique = UUID.randomUUID().toString();
        pat = world.network("Probed " + unique.substring(0, 8), "Pat Park", "pat-" + unique + "@probed.example");
        document = world.as(pat, who -> {
            spaces.privateDrive(who);
            spaces.publicDrive(who);
            var space = spaces.add(who, new SpaceSettings("Probed", "", JoinMode.INVITATION, false));
            var folder = folders.add(who, Place.in(space.id()), "folder");
            uploads.put(who, folder.inside(), "other.txt", "", bytes("other"));
            return uploads.put(who, folder.inside(), "seen.txt", "", bytes("seen")).document();
        });
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private Probe.Result look(Probe probe) {
        return world.in(pat.tenant(), probe::look);
    }

    private void breakIt(String sql) {
        world.in(pat.tenant(), () -> new TransactionTemplate(transactions)
                .execute(status -> db.sql(sql).param("document", document.value()).update()));
    }

    @Test
    void allHoldInANetworkThatNobodyTamperedWith() {
        for (var probe : List.<Probe>of(drives, placement, receipts)) {
            var look = look(probe);
            assertThat(look.holds()).as(probe.id() + ": " + look.observed()).isTrue();
            assertThat(look.observed()).doesNotContain("seen.txt", "Pat");
        }
    }

    @Test
    void aGrantThatADrivesOwnerDidNotGiveTurnsTheProbe() {
        breakIt("""
                update access_grant
                   set granted_by = :document
                 where class_id in (select access_class from space where kind = 'private_drive')
                """);
        assertThat(look(drives).holds()).isFalse();
    }

    @Test
    void aPrivateDriveThatEveryoneSeesTurnsTheProbe() {
        breakIt("""
                update access_grant
                   set class_id = (select access_class from space where kind = 'private_drive')
                 where subject_kind = 'everyone'
                   and :document::uuid is not null
                """);
        assertThat(look(drives).holds()).isFalse();
    }

    @Test
    void aDocumentUnderTheRightsOfAnotherPlaceTurnsTheProbe() {
        breakIt("""
                update document
                   set access_class = (select access_class from space where kind = 'public_drive')
                 where id = :document
                """);
        assertThat(look(placement).holds()).isFalse();
    }

    @Test
    void contentThatIsNotWhatTheReceiptSaysTurnsTheProbe() {
        world.in(pat.tenant(), () -> new TransactionTemplate(transactions).execute(status -> {
            db.sql("delete from version where document_id = :id").param("id", document.value()).update();
            return db.sql("""
                            insert into version (document_id, number, blob_id, size_bytes, sha256_sealed, media_type,
                                                 file_name_sealed, added_by, added_at)
                            select h.document_id, h.number, o.blob_id, h.size_bytes, h.sha256_sealed, h.media_type,
                                   h.file_name_sealed, h.added_by, h.added_at
                              from version_history h
                              join version o on o.document_id <> h.document_id
                             where h.document_id = :id
                            """)
                    .param("id", document.value())
                    .update();
        }));
        assertThat(look(receipts).holds()).isFalse();
    }
}
