package org.aumbry.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Ed25519;
import org.aumbry.identity.Role;
import org.aumbry.networks.NetworkSigning;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@AumbryTest
class ReviewCalendarTests {

    private static final String PAGE = "/admin/review-calendar";

    @Autowired World world;
    @Autowired CalendarProbe probe;
    @Autowired ReviewRows rows;
    @Autowired JsonMapper json;

    private Person owner;
    private Person member;
    private Browser auditor;

    @BeforeEach
    void aNetworkOfItsOwn() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Calendar " + tag, "Ana " + tag, "ana-" + tag + "@calendar.example");
        member = world.add(owner, "Bo " + tag, "bo-" + tag + "@calendar.example", Role.MEMBER);
        auditor = world.signIn(owner);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private String planned() {
        var done = auditor.post(PAGE, "title", "Review of security", "months", "6", "due", today().toString());
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        return auditor.get(PAGE).find(PAGE + "/([0-9a-f-]{36})");
    }

    private boolean holds() {
        return world.in(owner.tenant(), probe::look).holds();
    }

    @Test
    void aReviewIsPlannedHeldSignedAndDueAgain() throws Exception {
        assertThat(holds()).as("nothing is planned").isFalse();
        var id = planned();
        assertThat(holds()).isTrue();
        assertThat(auditor.post(PAGE + "/" + id, "present", "", "minutes", "Nothing.").status()).isEqualTo(422);
        var held = auditor.post(PAGE + "/" + id, "present", "Ana and Bo", "minutes", "Looked at roles.\nTwo go.");
        assertThat(held.status()).as(held.body()).isEqualTo(303);
        assertThat(auditor.get(held.location()).body()).contains("Ana and Bo", "Looked at roles.", "Signed by");
        var dues = rows.rows(owner.tenant(), "select cast(due_on as text) as due from planned_review");
        assertThat(dues.getFirst().get("due")).isEqualTo(today().plusMonths(6).toString());

        var envelope = json.readTree(auditor.get(held.location() + "/report.json").body());
        var report = Base64.getDecoder().decode(envelope.path("report").asString());
        assertThat(json.readTree(new String(report, StandardCharsets.UTF_8)).path("present").asString())
                .isEqualTo("Ana and Bo");
        var decoder = Base64.getDecoder();
        var key = decoder.decode(envelope.path("publicKey").asString());
        var signature = decoder.decode(envelope.path("signature").asString());
        assertThat(Ed25519.verify(key, NetworkSigning.framed(MinutesReport.FORMAT, report), signature)).isTrue();
        assertThat(holds()).isTrue();
        rows.change(owner.tenant(), "update review_minutes set id = gen_random_uuid()");
        assertThat(tampered()).as("minutes that were swapped").isTrue();
    }

    /** The seal names the row, so whoever swaps minutes makes them unreadable or unsigned. */
    private boolean tampered() {
        try {
            return !holds();
        } catch (RuntimeException unreadable) {
            return true;
        }
    }

    @Test
    void theProbeSeesAReviewThatNobodyHeld() {
        planned();
        rows.change(owner.tenant(), "update planned_review set due_on = due_on - 15");
        assertThat(auditor.get(PAGE).body()).contains("Overdue");
        assertThat(holds()).isFalse();
        var id = auditor.get(PAGE).find(PAGE + "/([0-9a-f-]{36})");
        assertThat(auditor.post(PAGE + "/" + id + "/end").status()).isEqualTo(303);
        assertThat(auditor.get(PAGE + "/" + id).status()).isEqualTo(404);
        assertThat(auditor.post(PAGE + "/" + id, "present", "Ana", "minutes", "Late.").status()).isEqualTo(404);
    }

    @Test
    void badInputIsSaidNextToItsField() {
        for (var bad : List.of(
                List.of("", "6", today().toString()),
                List.of("x".repeat(121), "6", today().toString()),
                List.of("Security", "0", today().toString()),
                List.of("Security", "25", today().toString()),
                List.of("Security", "six", today().toString()),
                List.of("Security", "6", today().minusDays(1).toString()),
                List.of("Security", "6", today().plusYears(9).toString()),
                List.of("Security", "6", ""))) {
            var answer = auditor.post(PAGE, "title", bad.get(0), "months", bad.get(1), "due", bad.get(2));
            assertThat(answer.status()).as(bad.toString()).isEqualTo(422);
        }
        var unreadable = auditor.post(PAGE, "title", "Security", "months", "6", "due", "soon");
        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(unreadable.body()).contains("value=\"Security\"", "value=\"soon\"");
    }

    @Test
    void otherPeopleSeeNothingOfIt() {
        var id = planned();
        auditor.post(PAGE + "/" + id, "present", "Ana", "minutes", "Nothing found.");
        var minutes = auditor.get(PAGE).find(PAGE + "/minutes/([0-9a-f-]{36})");
        for (var other : List.of(world.signIn(member), world.browserOf(world.dee()))) {
            for (var address : List.of("/" + id, "/minutes/" + minutes, "/minutes/" + minutes + "/report.json")) {
                assertThat(other.get(PAGE + address).status()).as(address).isEqualTo(404);
            }
            assertThat(other.post(PAGE + "/" + id, "present", "x", "minutes", "x").status()).isEqualTo(404);
            assertThat(other.post(PAGE + "/" + id + "/end").status()).isEqualTo(404);
        }
        assertThat(world.signIn(member).get(PAGE).status()).isEqualTo(404);
    }
}
