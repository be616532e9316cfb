package org.aumbry.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.Documents;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class BreakGlassTests {

    private static final String REASON = "A contract must be found today.";

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Documents documents;
    @Autowired Uploads uploads;
    @Autowired BreakGlass glass;
    @Autowired BreakGlassProbe probe;
    @Autowired OpeningStore store;
    @Autowired Journal journal;
    @Autowired TenantScope scope;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private Person admin;
    private Person bo;
    private Space drive;
    private DocumentId document;
    private long lettersBefore;

    @BeforeEach
    void someoneWithAPrivateDrive() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        admin = world.network("Glass " + tag, "Ana " + tag, "ana-" + tag + "@glass.example");
        bo = world.add(admin, "Bo " + tag, "bo-" + tag + "@glass.example", Role.MEMBER);
        drive = world.as(bo, who -> spaces.privateDrive(who));
        document = world.as(bo, who -> uploads.put(who, Place.in(drive.id()), "Contract.txt", "",
                new ByteArrayInputStream("Signed.".getBytes(StandardCharsets.UTF_8))).document());
        lettersBefore = 0;
        lettersBefore = letters();
    }

    private boolean reads(Person person) {
        try {
            return world.as(person, who -> documents.get(who, document)) != null;
        } catch (Refusal refused) {
            return false;
        }
    }

    @Test
    void theDriveOpensToReadForHoursAndTheOwnerIsTold() {
        assertThat(reads(admin)).isFalse();
        var opening = world.as(admin, who -> glass.open(who, bo.id(), REASON, 8));
        assertThat(reads(admin)).isTrue();
        assertThatThrownBy(() -> world.as(admin, who ->
                documents.require(who, Permission.EDIT, document))).isInstanceOf(Refusal.class);
        var news = world.as(bo, who -> glass.news(who));
        assertThat(news).singleElement().satisfies(each -> assertThat(each.reason()).isEqualTo(REASON));
        var entries = world.as(admin, who -> journal.ofObject(drive.id().value(), JournalCursor.newest(), 20));
        assertThat(entries).filteredOn(entry -> entry.verb().equals("drive.break-glass")).singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("reason", REASON)
                        .containsEntry("owner", bo.id().toString()));
        assertThat(letters()).isEqualTo(1);

        world.as(admin, who -> {
            glass.end(who, opening.id());
            return true;
        });
        assertThat(reads(admin)).isFalse();
        world.as(admin, who -> glass.open(who, bo.id(), REASON, 1));
        change("update access_grant set expires_at = now() - interval '1 second' where expires_at is not null");
        assertThat(reads(admin)).as("it ends by itself").isFalse();
        var all = world.as(bo, who -> glass.ofMine(who));
        assertThat(all).hasSize(2);
    }

    @Test
    void withoutReasonHoursOrRightItStaysClosed() {
        for (var reason : List.of("", "short", "x".repeat(501))) {
            assertThatThrownBy(() -> world.as(admin, who -> glass.open(who, bo.id(), reason, 1)))
                    .isInstanceOf(Refusal.class);
        }
        for (int hours : new int[] {0, 9}) {
            assertThatThrownBy(() -> world.as(admin, who -> glass.open(who, bo.id(), REASON, hours)))
                    .isInstanceOf(Refusal.class);
        }
        for (var outsider : List.of(bo, world.dee())) {
            assertThatThrownBy(() -> world.as(outsider, who -> glass.open(who, bo.id(), REASON, 1)))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> change("delete from drive_opening")).as("nothing deletes one")
                .isInstanceOf(RuntimeException.class);
        assertThat(reads(admin)).isFalse();
        assertThat(letters()).isZero();
    }

    @Test
    void pagesWorkWithoutScriptsAndOutsidersSeeNone() {
        var page = "/admin/people/" + bo.id() + "/drive";
        var ana = world.signIn(admin);
        assertThat(ana.get("/admin/people/" + bo.id()).body()).contains(page);
        assertThat(ana.post(page, "reason", "no", "hours", "1").status()).isEqualTo(422);
        assertThat(ana.post(page, "reason", REASON, "hours", "2").status()).isEqualTo(303);
        assertThat(ana.get(page).body()).contains(REASON, "/spaces/" + drive.id());
        assertThat(ana.get("/spaces/" + drive.id()).body()).contains("Contract.txt");
        Browser owner = world.signIn(bo);
        assertThat(owner.get("/").body()).contains(admin.name() + " opened your private drive");
        assertThat(owner.get("/account/openings").body()).contains(REASON, admin.name());
        var end = page + "/" + ana.get(page).find("drive/([0-9a-f-]{36})/end") + "/end";
        for (var outsider : List.of(owner, world.browserOf(world.dee()))) {
            assertThat(outsider.get(page).status()).isEqualTo(404);
            assertThat(outsider.post(page, "reason", REASON, "hours", "2").status()).isEqualTo(404);
            assertThat(outsider.post(end).status()).isEqualTo(404);
        }
        assertThat(ana.post(end).status()).isEqualTo(303);
        assertThat(ana.get("/spaces/" + drive.id()).status()).isEqualTo(404);
    }

    @Test
    void theProbeSeesAnOpeningThatIsNotInTheJournal() {
        world.as(admin, who -> glass.open(who, bo.id(), REASON, 1));
        assertThat(world.in(admin.tenant(), probe::look).holds()).isTrue();
        world.as(admin, who -> transaction.execute(status -> {
            var real = store.all().getFirst();
            store.add(new Opening(UUID.randomUUID(), real.drive(), real.owner(), real.openedBy(), REASON, real.grant(),
                    real.openedAt(), real.expiresAt(), null));
            return true;
        }));
        assertThat(world.in(admin.tenant(), probe::look).holds()).isFalse();
    }

    private int change(String sql) {
        return scope.call(admin.tenant(), () -> transaction.execute(status -> db.sql(sql).update()));
    }

    private long letters() {
        return scope.call(admin.tenant(), () -> transaction.execute(status -> db.sql(
                "select count(*) from letter where person_id = :person").param("person", bo.id().value())
                .query(Long.class).single())) - lettersBefore;
    }
}
