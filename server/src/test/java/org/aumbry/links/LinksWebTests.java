package org.aumbry.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.access.Access;
import org.aumbry.access.Reach;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.reading.Readings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.Answer;
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
class LinksWebTests {

    private static final String TITLE = "Quillon ledger";
    private static final String OVER = "update share_link set expires_at = now() - interval '1 hour' where id = :id";
    private static final String TEXT = "The ledger of Quillon closes on Friday.";

    @Autowired
    private World world;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Documents documents;

    @Autowired
    private Readings readings;

    @Autowired
    private Links links;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private LinkProbe probe;

    @Autowired
    private ExposureLetters letters;

    @Autowired
    private Access access;

    @Autowired
    private NetworkPolicy policy;

    @Autowired
    private Journal journal;

    private Person ana;
    private Person bo;
    private DocumentId ledger;

    @BeforeEach
    void aDocumentInANetworkThatAllowsLinks() {
        var tag = UUID.randomUUID().toString();
        ana = world.network("Links " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        bo = world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER);
        allow(Map.of(PolicyOption.PUBLIC_LINKS, "on"));
        ledger = world.as(ana, who -> {
            var place = Place.in(spaces.privateDrive(who).id());
            var words = new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8));
            return uploads.put(who, place, TITLE + ".txt", "", words).document();
        });
    }

    @Test
    void whoeverHoldsALinkSeesTheDocumentAndNothingElseAndEveryOpeningIsRecorded() {
        var made = make(new NewLink(true, null, "", null));
        var stranger = world.browser();

        var door = stranger.get(made.path());
        assertThat(door.status()).isEqualTo(200);
        assertThat(door.body()).contains("Ana Acosta", "recorded").doesNotContain(TITLE);
        assertThat(stranger.get(made.path() + "/document").status()).isEqualTo(303);
        assertThat(stranger.get(made.path() + "/download").status()).isEqualTo(404);

        assertThat(stranger.post(made.path()).location()).isEqualTo(made.path() + "/document");
        assertThat(read(stranger, made)).contains(TITLE, TEXT).doesNotContain("<script type=\"module\" src=\"http");
        assertThat(stranger.get(made.path() + "/download").bytes())
                .isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(stranger.get("/documents/" + ledger).status()).isNotEqualTo(200);

        var visits = world.as(ana, who -> links.visits(who, made.link().id()));
        assertThat(visits).hasSize(1).allSatisfy(visit -> assertThat(visit.downloads()).isEqualTo(1));
        var entries = world.as(ana, who -> journal.ofUser(
                new UserId(made.link().id().value()), JournalCursor.newest(), 20));
        assertThat(entries).extracting(entry -> entry.verb())
                .contains("link.open", "document.open", "document.download");
    }

    @Test
    void reachSaysSealRedWhileThereIsALinkAndTheTokenIsKeptAsAHashOnly() {
        assertThat(reach()).isEqualTo(Reach.ONLY_YOU);
        var made = make(new NewLink(false, null, "", null));
        assertThat(reach()).isEqualTo(Reach.LINK);
        assertThat(world.browserOf(ana).get("/documents/" + ledger).body()).contains("Anyone with the link");
        assertThat(world.browserOf(ana).get("/access/document/" + ledger).body())
                .doesNotContain(made.path().substring("/link/".length()));
        world.as(ana, who -> {
            links.revoke(who, made.link().id());
            return true;
        });
        assertThat(reach()).isEqualTo(Reach.ONLY_YOU);
    }

    @Test
    void viewOnlyMeansThatTheFileDoesNotLeave() {
        var made = make(new NewLink(false, null, "", null));
        var stranger = opened(made, "");
        assertThat(read(stranger, made)).contains(TEXT);
        assertThat(stranger.get(made.path() + "/download").status()).isNotEqualTo(200);
    }

    @Test
    void aPasswordIsAskedForAndGuessingWaits() {
        var made = make(new NewLink(false, null, "plum jam keeps", null));
        var stranger = world.browser();
        for (int i = 0; i < 5; i++) {
            var wrong = stranger.post(made.path(), "password", "cherry jam " + i);
            assertThat(wrong.status()).isEqualTo(422);
        }
        assertThat(stranger.post(made.path(), "password", "plum jam keeps").status()).isEqualTo(429);
        assertThat(stranger.get(made.path() + "/document").status()).isEqualTo(303);
        List<Visit> visits = world.as(ana, who -> links.visits(who, made.link().id()));
        assertThat(visits).isEmpty();
    }

    @Test
    void theRightPasswordOpensIt() {
        var made = make(new NewLink(false, null, "plum jam keeps", null));
        assertThat(read(opened(made, "plum jam keeps"), made)).contains(TEXT);
    }

    @Test
    void itOpensAsOftenAsItMayAndNoMore() {
        var made = make(new NewLink(false, null, "", 2));
        var first = opened(made, "");
        opened(made, "");
        assertThat(world.browser().get(made.path()).status()).isEqualTo(404);
        assertThat(world.browser().post(made.path()).status()).isEqualTo(404);
        assertThat(read(first, made)).contains(TEXT);
    }

    @Test
    void whatLeadsNowhereLooksLikeALinkNobodyMade() {
        var revoked = make(new NewLink(false, null, "", null));
        var holder = opened(revoked, "");
        world.as(ana, who -> {
            links.revoke(who, revoked.link().id());
            return true;
        });
        var off = make(new NewLink(false, null, "", null));
        var offHolder = opened(off, "");
        allow(Map.of());
        var none = revoked.path().substring(0, revoked.path().length() - 6) + "AAAAAA";
        assertThat(plain(holder.get(revoked.path()), revoked.path())).isEqualTo(plain(holder.get(none), none));
        assertThat(holder.get(revoked.path() + "/document").status()).isEqualTo(404);
        assertThat(plain(offHolder.get(off.path()), off.path())).isEqualTo(plain(offHolder.get(none), none));
        assertThat(offHolder.get(off.path() + "/document").status()).isEqualTo(404);
    }

    @Test
    void linksAreBoundedByTheNetworkAndByWhatTheMakerMay() {
        var browser = world.browserOf(ana);
        var late = Instant.now().plus(Duration.ofDays(300));
        var tooLong = browser.json("POST", "/api/v1/documents/" + ledger + "/links",
                "{\"allow\": \"view\", \"expiresAt\": \"" + late + "\"}");
        assertThat(tooLong.status()).isEqualTo(422);
        allow(Map.of(PolicyOption.PUBLIC_LINKS, "on", PolicyOption.LINK_PASSWORD, "required"));
        assertThat(browser.json("POST", "/api/v1/documents/" + ledger + "/links", "{}").status()).isEqualTo(422);
        allow(Map.of());
        assertThat(browser.json("POST", "/api/v1/documents/" + ledger + "/links", "{}").status()).isEqualTo(403);
        assertThat(browser.post("/documents/" + ledger + "/links", "allow", "view").status()).isEqualTo(422);
        assertThat(world.browserOf(ana).get("/access/document/" + ledger).body()).contains("switched off");
    }

    @Test
    void outsidersMakeSeeAndEndNothing() {
        var made = make(new NewLink(false, null, "", null));
        for (var other : List.of(world.browserOf(bo), world.browserOf(world.dee()))) {
            assertThat(other.json("POST", "/api/v1/documents/" + ledger + "/links", "{}").status()).isEqualTo(404);
            assertThat(other.get("/links/" + made.link().id()).status()).isEqualTo(404);
            assertThat(other.post("/links/" + made.link().id() + "/revoke").status()).isEqualTo(404);
            assertThat(other.get("/links").body()).doesNotContain(made.link().id().toString());
        }
        int bos = world.as(bo, links::revokeAll);
        int anas = world.as(ana, links::revokeAll);
        assertThat(bos).isZero();
        assertThat(anas).isEqualTo(1);
        assertThat(reach()).isEqualTo(Reach.ONLY_YOU);
    }

    @Test
    void administratorsAreToldOnceAWeekWhileThereAreLinks() {
        int before = world.as(ana, who -> letters.send());
        make(new NewLink(false, null, "", null));
        int told = world.as(ana, who -> letters.send());
        int again = world.as(ana, who -> letters.send());
        assertThat(List.of(before, told, again)).containsExactly(0, 1, 0);
    }

    /** The network's firewall stands before links too, also for those that are open already. */
    @Test
    void aRuleAgainstLinksKeepsTheirHoldersOut() {
        var made = make(new NewLink(true, null, "", null));
        var stranger = world.browser();
        assertThat(stranger.post(made.path()).status()).isEqualTo(303);
        assertThat(stranger.get(made.path() + "/document").status()).isEqualTo(200);

        var admin = world.signIn(ana);
        assertThat(admin.post("/admin/firewall/rules", "effect", "deny", "ways", "link", "on", "true").status())
                .isEqualTo(303);
        assertThat(admin.post("/admin/firewall/commit", "minutes", "10").status()).isEqualTo(303);
        var refused = stranger.get(made.path() + "/document");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain(TITLE, TEXT);
        assertThat(stranger.get(made.path() + "/download").status()).isEqualTo(403);
        assertThat(world.browser().post(made.path()).status()).isEqualTo(403);
    }

    @Test
    void theProbeSeesALinkThatOutlivesItsEnd() {
        var made = make(new NewLink(false, null, "", null));
        assertThat(world.as(ana, who -> probe.look()).holds()).isTrue();
        world.in(ana.tenant(), () -> transaction.execute(running -> db.sql(OVER)
                .param("id", made.link().id().value())
                .update()));
        var seen = world.as(ana, who -> probe.look());
        assertThat(seen.holds()).isFalse();
    }

    private MadeLink make(NewLink wanted) {
        return world.as(ana, who -> links.make(who, ledger.ref(), wanted));
    }

    private Browser opened(MadeLink made, String password) {
        var stranger = world.browser();
        var answer = stranger.post(made.path(), "password", password);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return stranger;
    }

    private String read(Browser holder, MadeLink made) {
        for (int i = 0; i < 900; i++) {
            if (!world.as(ana, who -> readings.get(who, ledger, 1)).state().waiting()) {
                break;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        var answer = holder.get(made.path() + "/document");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private int reach() {
        return world.as(ana, who -> access.reach(who, documents.get(who, ledger).accessClass()).level());
    }

    private void allow(Map<PolicyOption, String> chosen) {
        world.as(ana, who -> policy.become(who, new PolicyValues(chosen, Set.of())));
    }

    private static String plain(Answer answer, String path) {
        return answer.status() + answer.body()
                .replace(path, "[path]")
                .replace(answer.header("x-request-id").orElse("none"), "[request]");
    }
}
