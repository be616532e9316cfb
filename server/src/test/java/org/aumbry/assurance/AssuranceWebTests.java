package org.aumbry.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class AssuranceWebTests {

    private static final String SHA256 = "f".repeat(64);
    private static final String ATTESTED = "<span class=\"chip\" data-state=\"info\">Attested</span>";

    @Autowired
    private World world;

    @Nested
    class AsAdministrator {

        @Test
        void thePageCountsEveryPromiseAndListsItOnce() {
            var page = ana().get("/admin/assurance");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains(" of 292 promises ", "not built");
            assertThat(page.body().split("/admin/assurance/promises/", -1)).hasSize(292 + 1);
        }

        @Test
        void filtersNarrowTheListAndStrangeOnesFindNothing() {
            var page = ana().get("/admin/assurance?family=TLS&owner=ours&source=XaaSWare");
            assertThat(page.body()).contains("1 promise shown.", "XAAS-16").doesNotContain("XAAS-17");
            assertThat(ana().get("/admin/assurance?state=splendid").status()).isEqualTo(404);
        }

        @Test
        void aPromiseShowsItsWordsInTheirLanguage() {
            var french = world.signIn(world.ana()).with("Accept-Language", "fr");
            assertThat(french.get("/admin/assurance/promises/XAAS-17").body())
                    .contains("lang=\"en\">Everything people write, name or upload lies encrypted on disk");
            assertThat(ana().get("/admin/assurance/promises/XAAS-99").status()).isEqualTo(404);
        }

        @Test
        void runningTheProbesShowsHowFarTheyHaveCome() {
            var start = ana().post("/admin/assurance/runs");
            assertThat(start.status()).isEqualTo(303);
            assertThat(start.location()).startsWith("/admin/assurance/runs/");
            assertThat(finished(ana(), start.location())).contains("probes have looked");
            assertThat(ana().get("/admin/assurance/runs/" + UUID.randomUUID()).status()).isEqualTo(404);
        }

        @Test
        void evidenceIsSignedShownAndWithdrawn() {
            var page = ana().post("/admin/assurance/promises/ELI-2/evidence",
                    "name", "Lease <b>of</b> the site", "note", "Compared with the register", "sha256", SHA256,
                    "until", "2027-10-01");
            assertThat(page.status()).isEqualTo(303);
            var shown = ana().get("/admin/assurance/promises/ELI-2");
            assertThat(shown.body()).contains("Lease &lt;b&gt;of", SHA256, "Ana Acosta", ATTESTED);
            var withdraw = shown.find("(/admin/assurance/evidence/[0-9a-f-]+/withdraw)");
            assertThat(ana().post(withdraw).status()).isEqualTo(303);
            assertThat(ana().get("/admin/assurance/promises/ELI-2").body()).contains("Withdrawn")
                    .doesNotContain(ATTESTED);
        }

        @Test
        void aWrongFormComesBackWithWhatWasTyped() {
            var again = ana().post("/admin/assurance/promises/ELI-2/evidence",
                    "name", "Lease", "note", "Compared", "sha256", "nonsense", "until", "2027-10-01");
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.body()).contains("value=\"nonsense\"", "64 hexadecimal digits", "aria-invalid");
        }

        @Test
        void theRegisterCanBeTakenAway() {
            var table = ana().get("/admin/assurance/export.tsv");
            assertThat(table.header("Content-Disposition")).hasValue("attachment; filename=\"promises.tsv\"");
            assertThat(table.body().lines()).hasSize(293);
            assertThat(ana().get("/admin/assurance/export.json").body()).contains("\"count\":292", "\"id\":\"PAN-74\"");
        }

        @Test
        void theApiPagesThroughThePromises() {
            var first = ana().get("/api/v1/assurance/promises?limit=200");
            assertThat(first.body()).contains("\"next\":\"");
            var last = ana().get("/api/v1/assurance/promises?limit=200&cursor=" + first.find("\"next\":\"([^\"]+)\""));
            assertThat(last.body()).contains("PAN-74").doesNotContain("\"next\"");
            assertThat(ana().get("/api/v1/assurance/promises/PAN-61").body()).contains("\"probes\":", "\"state\":");
        }

        @Test
        void theApiRunsProbesAndSigns() {
            var run = ana().json("POST", "/api/v1/assurance/runs", "{\"promise\":\"PAN-12\"}");
            assertThat(run.status()).isEqualTo(202);
            assertThat(ana().get(run.location()).status()).isEqualTo(200);
            var signed = ana().json("POST", "/api/v1/assurance/promises/DEX-13/evidence", """
                    {"name":"Patch report","note":"Looked at",\
                    "sha256":"%s","validUntil":"2027-01-01T00:00:00Z"}""".formatted(SHA256));
            assertThat(signed.status()).isEqualTo(201);
            var withdrawn = ana()
                    .json("DELETE", "/api/v1/assurance/evidence/" + signed.find("\"id\":\"([^\"]+)\""), "");
            assertThat(withdrawn.status()).isEqualTo(204);
        }
    }

    @Nested
    class AsOthers {

        private static final List<String> READ = List.of(
                "/admin/assurance",
                "/admin/assurance/promises/XAAS-17",
                "/admin/assurance/promises/XAAS-99",
                "/admin/assurance/runs/" + new UUID(1, 1),
                "/admin/assurance/export.tsv",
                "/admin/assurance/export.json");
        private static final List<String> API = List.of(
                "/api/v1/assurance/promises", "/api/v1/assurance/promises/XAAS-17", "/api/v1/assurance/runs/"
                + new UUID(1, 1));

        @Test
        void membersAndGuestsGetTheAnswerOfAMissingPage() {
            for (var browser : List.of(world.browserOf(world.bo()), world.browserOf(world.cy()))) {
                var missing = browser.get("/admin/no-such-page");
                READ.forEach(path -> assertSame(browser.get(path), missing));
                var missingApi = browser.get("/api/v1/no-such-thing");
                API.forEach(path -> assertSame(browser.get(path), missingApi));
                assertThat(browser.post("/admin/assurance/runs").status()).isEqualTo(404);
                assertThat(browser.json("POST", "/api/v1/assurance/runs", "{}").status()).isEqualTo(404);
                assertThat(browser.post("/admin/assurance/promises/ELI-2/evidence").status()).isEqualTo(404);
            }
        }

        @Test
        void deeSeesNothingOfAcmesEvidenceOrRuns() {
            var run = ana().post("/admin/assurance/runs").location();
            if (run.contains("/runs/")) {
                finished(ana(), run);
                assertSame(dee().get(run), dee().get("/admin/no-such-page"));
            }
            ana().post("/admin/assurance/promises/ELI-3/evidence",
                    "name", "Review of rules", "note", "Signed", "sha256", SHA256, "until", "2027-10-01");
            var withdraw = ana().get("/admin/assurance/promises/ELI-3")
                    .find("(/admin/assurance/evidence/[0-9a-f-]+/withdraw)");
            assertThat(dee().get("/admin/assurance/promises/ELI-3").body()).doesNotContain("Review of rules", SHA256);
            assertThat(dee().post(withdraw).status()).isEqualTo(404);
            assertThat(ana().get("/admin/assurance/promises/ELI-3").body()).contains(ATTESTED);
        }

        @Test
        void withoutSignInThereIsOnlyTheDoor() {
            assertThat(world.browser().get("/admin/assurance").location()).startsWith("/sign-in");
            assertThat(world.browser().get("/api/v1/assurance/promises").status()).isEqualTo(401);
        }
    }

    private Browser ana() {
        return world.browserOf(world.ana());
    }

    private Browser dee() {
        return world.browserOf(world.dee());
    }

    private static String finished(Browser browser, String run) {
        for (int look = 0; look < 2000; look++) {
            var page = browser.get(run).body();
            if (!page.contains("hx-trigger")) {
                return page;
            }
        }
        throw new AssertionError("the probes did not finish");
    }

    private static void assertSame(Answer answer, Answer missing) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(missing.body());
    }
}
