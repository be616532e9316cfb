package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.aumbry.blobs.Blobs;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Deletions;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What rests too long goes; what does not stays. Time passes by setting the dates back. */
@AumbryTest
class SweepTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Documents documents;
    @Autowired Uploads uploads;
    @Autowired Trash trash;
    @Autowired Sweep sweep;
    @Autowired DeletionsInTimeProbe probe;
    @Autowired SpaceSweep spaceSweep;
    @Autowired Deletions deletions;
    @Autowired Blobs blobs;
    @Autowired Withholding withholding;
    @Autowired JdbcClient db;
    @Autowired PlatformTransactionManager transactions;

    private void sql(String sql, UUID id) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> db.sql(sql).param("id", id).update());
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anUploadThatRestedTooLongIsExpiredAndItsBytesAreGone() {
        world.as(world.ana(), ana -> {
            var place = Place.in(spaces.add(ana, new SpaceSettings("Resting", "", JoinMode.OPEN, false)).id());
            var asked = new NewUpload(place, null, "rest.txt", "", null, false, 10L);
            var resting = uploads.begin(ana, asked).id();
            var going = uploads.begin(ana, asked).id();
            uploads.append(ana, resting, 0, bytes("five."), null);
            uploads.append(ana, going, 0, bytes("five."), null);
            sql("update upload set expires_at = now() - interval '1 second' where id = :id", resting.value());
            assertThatThrownBy(() -> uploads.append(ana, resting, 5, bytes("later"), null))
                    .isInstanceOfSatisfying(UploadRefusal.class, refused ->
                            assertThat(refused.reason()).isEqualTo(UploadRefusal.Reason.EXPIRED));
            sweep.run(world.acme());
            assertThatThrownBy(() -> uploads.status(ana, resting)).isInstanceOf(UploadRefusal.class);
            assertThat(uploads.append(ana, going, 5, bytes("later"), null).filed()).isNotNull();
            return null;
        });
    }

    @Test
    void whatLayInTheTrashForThirtyDaysIsGoneForGoodAndNothingElse() {
        world.as(world.ana(), ana -> {
            var place = Place.in(spaces.add(ana, new SpaceSettings("Old bin", "", JoinMode.OPEN, false)).id());
            var folder = folders.add(ana, place, "old");
            var inside = uploads.put(ana, folder.inside(), "inside.txt", "", bytes("inside")).document();
            var blob = documents.version(ana, inside, 1).blob();
            var young = uploads.put(ana, place, "young.txt", "", bytes("young")).document();
            trash.put(ana, List.of(folder.ref(), young.ref()));
            sql("update folder set trashed_at = now() - interval '31 days' where id = :id", folder.id().value());
            sql("update document set trashed_at = now() - interval '29 days' where id = :id", young.value());
            assertThat(probe.look().holds()).as(probe.look().observed()).isFalse();
            sweep.run(world.acme());
            assertThat(trash.list(ana, place.space())).extracting(Item::ref).containsExactly(young.ref());
            assertThat(probe.look().holds()).as(probe.look().observed()).isTrue();
            trash.restore(ana, List.of(young.ref()));
            assertThat(documents.get(ana, young).title()).isEqualTo("young.txt");
            assertThatThrownBy(() -> documents.version(ana, inside, 1)).isInstanceOf(Refusal.class);
            assertThat(blobs.open(blob).sizeBytes()).as("kept while a past may need it").isEqualTo(6);
            return null;
        });
    }

    @Test
    void aDeletedSpaceGoesWithEverythingInItWhenItsTimeIsOver() {
        world.as(world.ana(), ana -> {
            var space = spaces.add(ana, new SpaceSettings("Closing", "", JoinMode.OPEN, false));
            var place = Place.in(space.id());
            var folder = folders.add(ana, place, "all");
            var inside = uploads.put(ana, folder.inside(), "inside.txt", "", bytes("inside")).document();
            trash.put(ana, List.of(uploads.put(ana, place, "bin.txt", "", bytes("bin")).document().ref()));
            deletions.delete(ana, space.id(), "Closing");
            spaceSweep.run(world.acme());
            deletions.restore(ana, space.id());
            assertThat(documents.get(ana, inside).title()).as("not a day too early").isEqualTo("inside.txt");

            deletions.delete(ana, space.id(), "Closing");
            sql("update space_deletion set ends_at = now() - interval '7 hours' where space_id = :id",
                    space.id().value());
            assertThat(probe.look().holds()).as(probe.look().observed()).isFalse();
            spaceSweep.run(world.acme());
            assertThat(count("space", "id", space.id().value())).isZero();
            assertThat(count("document", "space_id", space.id().value())).isZero();
            assertThat(count("access_class", "container_id", space.id().value())).isZero();
            assertThatThrownBy(() -> deletions.restore(ana, space.id())).isInstanceOf(Refusal.class);
            return null;
        });
    }

    @Test
    void whatIsTakenDownOutlastsTheTrashAndItsSpaceUntilItIsGivenBack() {
        var admin = world.network("Kept " + UUID.randomUUID(), "Ana Kept", UUID.randomUUID() + "@kept.example");
        world.as(admin, ana -> {
            var space = spaces.add(ana, new SpaceSettings("Closing", "", JoinMode.OPEN, false));
            var folder = folders.add(ana, Place.in(space.id()), "all");
            var inside = uploads.put(ana, folder.inside(), "inside.txt", "", bytes("inside")).document();
            var cause = UUID.randomUUID();
            withholding.withhold(admin.tenant(), inside, cause);
            trash.put(ana, List.of(folder.ref()));
            sql("update folder set trashed_at = now() - interval '31 days' where id = :id", folder.id().value());
            sweep.run(admin.tenant());
            assertThat(count("document", "id", inside.value())).as("in the trash for too long").isOne();
            assertThat(probe.look().holds()).as(probe.look().observed()).isTrue();
            deletions.delete(ana, space.id(), "Closing");
            sql("update space_deletion set ends_at = now() - interval '7 hours' where space_id = :id",
                    space.id().value());
            spaceSweep.run(admin.tenant());
            assertThat(count("document", "id", inside.value())).as("in a space that is gone").isOne();
            assertThat(probe.look().holds()).as(probe.look().observed()).isTrue();

            withholding.release(inside, cause);
            assertThat(probe.look().holds()).as(probe.look().observed()).isFalse();
            spaceSweep.run(admin.tenant());
            assertThat(count("document", "id", inside.value())).isZero();
            assertThat(count("space", "id", space.id().value())).isZero();
            return null;
        });
    }

    private long count(String table, String column, UUID id) {
        return new TransactionTemplate(transactions).execute(status -> db.sql(
                "select count(*) from " + table + " where " + column + " = :id").param("id", id)
                .query(Long.class).single());
    }
}
