package org.aumbry.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Role;
import org.aumbry.journal.JournalTally;
import org.aumbry.journal.Outcome;
import org.aumbry.networks.NetworkSigning;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@AumbryTest
class JournalReviewTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PAGE = "/admin/journal-reviews";

    @Autowired World world;
    @Autowired JournalReviewStore store;
    @Autowired JournalTally tally;
    @Autowired DigestWriter writer;
    @Autowired JournalReviewProbe probe;
    @Autowired ReviewRows rows;
    @Autowired TransactionTemplate transaction;
    @Autowired Ids ids;

    private Person owner;
    private Person member;
    private Browser admin;

    @BeforeEach
    void aNetworkOfItsOwn() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Journal " + tag, "Ana " + tag, "ana-" + tag + "@journal.example");
        member = world.add(owner, "Bo " + tag, "bo-" + tag + "@journal.example", Role.MEMBER);
        admin = world.signIn(owner);
    }

    /** A digest of what happened lately that claims to be of an earlier week. */
    private UUID digest(Instant until) {
        var id = ids.next();
        world.in(owner.tenant(), () -> transaction.execute(open -> {
            var lately = tally.between(writer.now().minus(Duration.ofHours(1)), writer.now());
            return store.add(id, until.minus(JournalReview.SPAN), until, lately);
        }));
        return id;
    }

    private boolean holds() {
        return world.in(owner.tenant(), probe::look).holds();
    }

    @Test
    void eachWeekThatIsOverIsWrittenOnceAndAdministratorsAreTold() {
        assertThat(world.in(owner.tenant(), writer::writeNext)).as("the network is new").isFalse();
        assertThat(admin.get(PAGE).body()).contains("No week is over yet");
        var start = writer.now().minus(Duration.ofDays(15));
        digest(start);
        assertThat(world.in(owner.tenant(), writer::writeNext)).isTrue();
        assertThat(world.in(owner.tenant(), writer::writeNext)).isTrue();
        assertThat(world.in(owner.tenant(), writer::writeNext)).as("this week is not over").isFalse();
        var weeks = world.in(owner.tenant(), () -> transaction.execute(open -> store.latest(10)));
        assertThat(weeks).hasSize(3);
        assertThat(weeks.getFirst().from()).isEqualTo(weeks.get(1).until());
        assertThat(weeks.getFirst().tally().entries()).as("nothing is older than this test").isZero();
        assertThat(rows.rows(owner.tenant(), "select 1 from journal_review where from_at >= ?",
                java.sql.Timestamp.from(start.minusSeconds(1)))).hasSize(2);
    }

    @Test
    void theNumbersAreThoseOfTheJournal() {
        var from = writer.now().minus(Duration.ofHours(1));
        assertThat(world.signIn(member).get(PAGE).status()).isEqualTo(404);
        var counted = world.in(owner.tenant(), () -> tally.between(from, writer.now().plusSeconds(5)));
        assertThat(counted.lines())
                .anySatisfy(line -> {
                    assertThat(line.verb()).isEqualTo("journal.digests");
                    assertThat(line.outcome()).isEqualTo(Outcome.DENIED);
                    assertThat(line.count()).isEqualTo(1);
                });
        assertThat(counted.denied()).isEqualTo(1);
        var known = rows.rows(owner.tenant(), "select count(*) as n from journal_entry where at < ?",
                java.sql.Timestamp.from(writer.now().plusSeconds(5)));
        assertThat(counted.entries()).isEqualTo(known.getFirst().get("n"));
        assertThat(world.in(owner.tenant(), () -> tally.between(from.minusSeconds(9), from)).entries()).isZero();
    }

    @Test
    void aReviewerSignsOnceAndAnyoneCanCheckTheSignature() {
        var id = digest(writer.now().minus(Duration.ofDays(1)));
        assertThat(admin.get(PAGE).body()).contains("To be reviewed", PAGE + "/" + id);
        assertThat(admin.get(PAGE + "/" + id).body()).contains("/admin/journal?verb=", "Sign this review");
        assertThat(admin.get(PAGE + "/" + id + "/report.json").status()).isEqualTo(404);
        assertThat(admin.post(PAGE + "/" + id, "statement", "  ").status()).isEqualTo(422);
        var tooLong = admin.post(PAGE + "/" + id, "statement", "x".repeat(2_001));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).as("nothing typed is lost").contains("x".repeat(2_001));
        assertThat(admin.post(PAGE + "/" + id, "statement", "One refusal, looked at.").status()).isEqualTo(303);
        assertThat(admin.post(PAGE + "/" + id, "statement", "Again").status()).isEqualTo(422);
        assertThat(admin.get(PAGE + "/" + id).body()).contains("One refusal, looked at.").doesNotContain("<textarea");

        var envelope = JSON.readTree(admin.get(PAGE + "/" + id + "/report.json").body());
        var report = decoded(envelope.path("report").asString());
        var key = decoded(envelope.path("publicKey").asString());
        var signature = decoded(envelope.path("signature").asString());
        assertThat(Ed25519.verify(key, NetworkSigning.framed("aumbry-journal-review-1", report), signature)).isTrue();
        var said = JSON.readTree(report);
        assertThat(said.path("statement").asString()).isEqualTo("One refusal, looked at.");
        assertThat(said.path("reviewer").asString()).isEqualTo(owner.id().toString());
        assertThat(said.path("entries").asLong()).isPositive();
        report[20] ^= 1;
        assertThat(Ed25519.verify(key, NetworkSigning.framed("aumbry-journal-review-1", report), signature)).isFalse();
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }

    @Test
    void whatWaitsTooLongTurnsThePromiseRedAndLowersThePosture() {
        var sentence = "longer than a week for a reviewer";
        var waiting = digest(writer.now().minus(Duration.ofDays(6)));
        assertThat(holds()).isTrue();
        assertThat(admin.get("/admin/policy").body()).doesNotContain(sentence);
        var late = digest(writer.now().minus(Duration.ofDays(15)));
        assertThat(holds()).isFalse();
        assertThat(admin.get("/admin/policy").body()).contains(sentence, PAGE);
        assertThat(admin.get(PAGE).body()).contains("Overdue");
        admin.post(PAGE + "/" + late, "statement", "Late, but read.");
        assertThat(holds()).isTrue();
        assertThat(admin.get("/admin/policy").body()).doesNotContain(sentence);
        admin.post(PAGE + "/" + waiting, "statement", "Read.");
        rows.change(owner.tenant(), "update network_signing_key set public_key = ?", (Object) new byte[32]);
        assertThat(holds()).as("a signature that does not hold").isFalse();
    }

    @Test
    void nobodyElseLearnsThatThereIsOne() {
        var id = digest(writer.now().minus(Duration.ofDays(1)));
        for (var outsider : List.of(world.signIn(member), world.browserOf(world.dee()))) {
            var missing = outsider.get(PAGE + "/" + UUID.randomUUID());
            assertThat(outsider.get(PAGE + "/" + id).status()).isEqualTo(404);
            assertThat(outsider.get(PAGE + "/" + id + "/report.json").status()).isEqualTo(404);
            assertThat(outsider.get(PAGE + "/" + id).body().length()).isEqualTo(missing.body().length());
            assertThat(outsider.post(PAGE + "/" + id, "statement", "Mine").status()).isEqualTo(404);
        }
        assertThat(admin.get(PAGE + "/" + id).body()).contains("Sign this review");
    }
}
