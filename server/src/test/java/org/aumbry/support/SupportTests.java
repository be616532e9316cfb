package org.aumbry.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.aumbry.checkpoints.Superuser;
import org.aumbry.crypto.Ids;
import org.aumbry.data.DataFolder;
import org.aumbry.data.Sealer;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.identity.AdminRoles;
import org.aumbry.identity.Role;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.JournalSearch;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.mail.SentLetters;
import org.aumbry.operators.OperatorWork;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators see of a network's content: what an approver has signed for, while it holds, and nothing else. */
@AumbryTest
class SupportTests {

    private static final int ATTEMPTS = Integer.getInteger("attempts", 200);

    @Autowired
    World world;

    @Autowired
    Staff staff;

    @Autowired
    SupportScene scene;

    @Autowired
    SupportDesk desk;

    @Autowired
    Support support;

    @Autowired
    SupportSweep sweep;

    @Autowired
    AdminRoles roles;

    @Autowired
    SentLetters letters;

    @Autowired
    SignedProbe probe;

    @Autowired
    KeylessProbe keyless;

    @Autowired
    Sealer sealer;

    @Autowired
    Release release;

    @Autowired
    Ids ids;

    @Autowired
    OperatorWork work;

    @Autowired
    Documents documents;

    @Autowired
    JournalSearch search;

    @Autowired
    DataFolder data;

    @Test
    void oneObjectIsShownAfterASignatureAndListedToTheNetworkUntilItIsTakenBack() throws Exception {
        var document = scene.document("Basin report.txt", SupportScene.WORDS);
        var id = scene.asked(Set.of(SupportVerb.VIEW), List.of(document));
        var path = "/operators/support/" + id + "/documents/" + document;
        assertThat(scene.olga.browser().get(path).status()).as("before consent").isEqualTo(403);
        var page = scene.browser.get("/admin/support/" + id).body();
        assertThat(page).contains(
                "Basin report.txt", "ticket T-42", "aumbry support grant v1", "Approve with a passkey");
        scene.approve(id);

        assertThat(scene.browser.get("/").body()).contains("Support has access to single objects");
        var shown = scene.olga.browser().get(path);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(SupportScene.WORDS);
        assertThat(scene.pia.browser().get(path).status()).as("another operator").isEqualTo(403);
        assertThat(scene.olga.browser().get("/operators/support/" + id).body()).contains("Open now");
        assertThat(scene.browser.get("/admin/support/" + id).body()).contains(">shown<", "Take the access back");
        work.tell();
        assertThat(entries("support.show", Outcome.ALLOWED)).anySatisfy(entry -> {
            assertThat(entry.object().id()).isEqualTo(document.value());
            assertThat(entry.details()).containsEntry("ticket", "T-42").containsEntry("operator", "Olga");
        });

        assertThat(scene.browser.post("/admin/support/" + id + "/revoke").status()).isEqualTo(303);
        assertThat(scene.olga.browser().get(path).status()).as("taken back").isEqualTo(403);
        try (var superuser = superuser()) {
            superuser.run("update support_grant set revoked_at = null, key_sealed = decode(repeat('00', 64), 'hex')"
                    + " where id = '" + id + "'");
            assertThat(scene.olga.browser().get(path).status()).as("the key is gone, whatever the row says")
                    .isEqualTo(403);
            superuser.run("update support_grant set revoked_at = now() where id = '" + id + "'");
        }
    }

    @Test
    void rowsForgedByWhoeverOwnsTheDatabaseReleaseNothing() throws Exception {
        var mine = scene.document("Mine.txt", "One thing that was released.");
        var other = scene.document("Other.txt", "Another thing that was not.");
        var good = scene.approved(mine);
        var bare = scene.asked(Set.of(SupportVerb.VIEW), List.of(other));
        try (var superuser = superuser()) {
            superuser.run("update support_grant set answer = 'approved', answered_at = now(), ends_at = now() +"
                    + " interval '8 hours' where id = '" + bare + "'");
            refused(bare, other);
            superuser.run("update support_grant b set approval_sealed = g.approval_sealed, key_sealed = g.key_sealed,"
                    + " answered_by = g.answered_by from support_grant g where g.id = '" + good + "' and b.id = '"
                    + bare + "'");
            superuser.run("insert into support_object select '" + bare + "', '" + other + "', blob_id, version,"
                    + " size_bytes, title_sealed, key_sealed from support_object where grant_id = '" + good + "'");
            refused(bare, other);
            superuser.run("insert into support_object select grant_id, '" + other + "', blob_id, version, size_bytes,"
                    + " title_sealed, key_sealed from support_object where grant_id = '" + good + "'");
            refused(good, other);
            superuser.run("update support_grant b set text_sealed = g.text_sealed from support_grant g where g.id = '"
                    + good + "' and b.id = '" + bare + "'");
            refused(bare, mine);
            assertThat(world.in(scene.admin.tenant(), probe::look).holds()).as("the probe sees it").isFalse();
            superuser.run("delete from support_object where grant_id = '" + bare + "'");
            superuser.run("update support_grant set answer = 'declined' where id = '" + bare + "'");
            assertThat(world.in(scene.admin.tenant(), probe::look).holds()).isTrue();
            assertThat(read(good, mine)).isEqualTo("One thing that was released.");
            superuser.run("update support_object set blob_id = (select v.blob_id from version v where v.document_id = '"
                    + other + "' limit 1) where grant_id = '" + good + "' and object_id = '" + mine + "'");
            refused(good, mine);
        }
    }

    @Test
    void anEndWrittenLaterIsNotBelievedAndUnansweredRequestsDie() throws Exception {
        var document = scene.document("Late.txt", "Late words.");
        var id = scene.approved(document);
        var unanswered = scene.asked(Set.of(SupportVerb.VIEW), List.of(document));
        try (var superuser = superuser()) {
            superuser.run("update support_grant set ends_at = now() - interval '1 minute' where id = '" + id + "'");
            assertThat(world.in(scene.admin.tenant(), sweep::sweep)).isEqualTo(1);
            superuser.run("update support_grant set ends_at = now() + interval '9 hours' where id = '" + id + "'");
            refused(id, document);
            superuser.run("update support_grant set ends_at = now() where id = '" + id + "'");
            superuser.run("update support_grant set asked_at = now() - interval '97 hours' where id = '" + unanswered
                    + "'");
        }
        assertThat(scene.browser.get("/admin/support/" + unanswered).body()).contains("Died unanswered")
                .doesNotContain("Approve with a passkey");
        assertThat(scene.browser.post("/admin/support/" + unanswered + "/decline").status()).isEqualTo(409);
    }

    @Test
    void aChangeTheNetworkAskedForCarriesItsTicket() {
        var document = scene.document("Misspelt.txt", "Words.");
        var id = scene.asked(Set.of(SupportVerb.VIEW, SupportVerb.CHANGE), List.of(document));
        var path = "/operators/support/" + id + "/documents/" + document + "/rename";
        assertThat(scene.olga.browser().post(path, "title", "Spelt.txt", "reason", "Asked").status()).isEqualTo(403);
        scene.approve(id);
        assertThat(scene.olga.browser().post(path, "title", "Spelt.txt", "reason", "Asked").status()).isEqualTo(303);
        work.carryOut();
        assertThat(world.as(scene.admin, who -> documents.get(who, document)).title()).isEqualTo("Spelt.txt");
        assertThat(entries("document.rename", Outcome.ALLOWED)).anySatisfy(entry ->
                assertThat(entry.details()).containsEntry("ticket", "T-42").containsEntry("operator", "Olga"));
    }

    @Test
    void whoeverAdministersSupportIsWrittenToBesidesFullAdministrators() {
        var holder = world.add(scene.admin, "Bo Helper", "bo-" + UUID.randomUUID() + "@helped.example", Role.MEMBER);
        var other = world.add(scene.admin, "Cy Other", "cy-" + UUID.randomUUID() + "@helped.example", Role.MEMBER);
        world.as(scene.admin, who -> {
            var role = roles.add(who, "Helpers " + UUID.randomUUID(), Set.of(Area.SUPPORT));
            roles.give(who, role.id(), holder.id());
            return true;
        });
        scene.asked(Set.of(SupportVerb.VIEW), List.of(scene.document("Help.txt", "Words.")));

        var told = world.in(scene.admin.tenant(), () -> letters.about(
                "support.mail.asked", Instant.now().minusSeconds(600), Instant.now().plusSeconds(60)));
        assertThat(told).extracting(SentLetters.Sent::person)
                .contains(holder.id(), scene.admin.id()).doesNotContain(other.id());
    }

    /** Without, outside, before and after a grant; more with {@code -Dattempts=10000}. */
    @Test
    void ofManyAttemptsNoneSucceedsAndEachIsInBothJournals() {
        var random = new Random(20_261_130);
        var inside = scene.document("Inside.txt", "Inside.");
        var outside = scene.document("Outside.txt", "Outside.");
        var before = scene.asked(Set.of(SupportVerb.VIEW), List.of(inside));
        var live = scene.approved(inside);
        var after = scene.approved(inside);
        world.as(scene.admin, who -> {
            support.revoke(who, after);
            return true;
        });
        work.tell();
        long known = count();
        for (int i = 0; i < ATTEMPTS; i++) {
            switch (random.nextInt(5)) {
                case 0 -> refused(new SupportGrantId(new UUID(i, 7)), inside);
                case 1 -> refused(live, outside);
                case 2 -> refused(before, inside);
                case 3 -> refused(after, inside);
                default -> assertThatThrownBy(() -> desk.open(
                        scene.pia.onDuty(), scene.admin.tenant(), live, inside.value())).isInstanceOf(Refusal.class);
            }
        }
        work.tell();
        assertThat(count() - known).as("each in the network's journal").isEqualTo(ATTEMPTS);
        assertThatThrownBy(() -> desk.open(scene.olga.onDuty(), world.acme(), live, inside.value()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void nobodyElseAnswersOrSeesRequests() {
        var document = scene.document("Seen.txt", "Seen.");
        var id = scene.asked(Set.of(SupportVerb.VIEW), List.of(document));
        var tag = UUID.randomUUID();
        var member = world.add(scene.admin, "Bo Helped", "bo-" + tag + "@helped.example", Role.MEMBER);
        for (var stranger : List.of(world.browserOf(world.dee()), world.signIn(member))) {
            assertThat(stranger.get("/admin/support/" + id).status()).isEqualTo(404);
            assertThat(stranger.post("/admin/support/" + id + "/approve", "answer", "{}").status()).isEqualTo(404);
            assertThat(stranger.post("/admin/support/" + id + "/decline").status()).isEqualTo(404);
            assertThat(stranger.post("/admin/support/" + id + "/revoke").status()).isEqualTo(404);
        }
        assertThat(world.signIn(member).get("/admin/support").status()).isEqualTo(404);
        var other = scene.browser.post("/admin/support/" + id + "/approve", "answer", "{}");
        assertThat(other.status()).isEqualTo(422);
        var question = scene.browser.get("/account/security/passkeys/question").body();
        assertThat(question).contains("challenge");
        var stale = scene.passkey.get("{\"challenge\":\"AAAA\",\"rpId\":\"localhost\"}");
        assertThat(scene.browser.post("/admin/support/" + id + "/approve", "answer", stale).status()).isEqualTo(422);
    }

    @Test
    void theProbeTurnsWhenAnOperatorsRequestIsLentKeys() {
        assertThat(world.in(scene.admin.tenant(), keyless::look).holds()).isTrue();
        var broken = new KeylessProbe(sealer, release, ids, java.util.function.Supplier::get);
        assertThat(world.in(scene.admin.tenant(), broken::look).holds()).isFalse();
    }

    private void refused(SupportGrantId grant, DocumentId document) {
        assertThatThrownBy(() -> read(grant, document)).isInstanceOfSatisfying(Refusal.class, refused ->
                assertThat(refused.code()).isEqualTo(Refusal.Code.DENIED));
    }

    private String read(SupportGrantId grant, DocumentId document) throws IOException {
        TenantId network = scene.admin.tenant();
        try (var in = desk.open(scene.olga.onDuty(), network, grant, document.value()).content()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long count() {
        return entries("support.view", Outcome.DENIED).size();
    }

    private List<org.aumbry.journal.AuditEntry> entries(String verb, Outcome outcome) {
        var found = new java.util.ArrayList<org.aumbry.journal.AuditEntry>();
        world.in(scene.admin.tenant(), () -> {
            search.each(new JournalFilter(null, null, null, null, null, null, outcome, verb, ""), 100_000, found::add);
            return found;
        });
        return found;
    }

    private Superuser superuser() throws Exception {
        return new Superuser(data.path(), "t_" + scene.admin.tenant().value().toString().replace("-", ""));
    }
}
