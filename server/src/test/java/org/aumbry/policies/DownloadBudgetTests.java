package org.aumbry.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.Scene;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What one person can take out, over every way out. */
@AumbryTest
class DownloadBudgetTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int PLENTY = 12;

    @Autowired World world;
    @Autowired Scene scene;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;
    @Autowired NetworkPolicy policy;
    @Autowired DownloadBudget budget;
    @Autowired Journal journal;
    @Autowired PolicyStoreAccess store;

    private Person ana;
    private Browser admin;
    private final List<DocumentId> documents = new ArrayList<>();

    /** One way out: its address and whether it costs a file. */
    private record Way(String path, boolean file, boolean key) {}

    @Test
    void everyWayOutTakesFromTheSameBudgetAndStopsAtItsEnd() {
        var owner = scene.owner();
        var browser = world.signIn(owner);
        var key = world.browser().with("Authorization", "Bearer " + key(browser));
        var drawn = scene.documents().getFirst();
        var shelf = "/documents/" + drawn;
        var api = "/api/v1" + shelf;
        var snip = scene.snip().id();
        var ways = List.of(
                new Way(shelf + "/download", true, false),
                new Way(shelf + "/versions/1/download", true, false),
                new Way(api + "/content", true, true),
                new Way(api + "/versions/1/content", true, true),
                new Way(api + "/versions/1/text", true, true),
                new Way(api + "/versions/1/pages", true, true),
                new Way(api + "/versions/1/pages/1/image", true, true),
                new Way(shelf + "/versions/1/pages/1.jpg", false, false),
                new Way(shelf + "/versions/1/pages/1-small.jpg", false, false),
                new Way(shelf, false, false),
                new Way("/documents/" + scene.review(), false, false),
                new Way("/snips/" + snip + ".jsonld", true, false),
                new Way("/snips/export.jsonld", true, false),
                new Way("/snips/export.md", true, false));
        try {
            for (var way : ways) {
                var asker = way.key() ? key : browser;
                forget(owner);
                limit(owner, Map.of(PolicyOption.BUDGET_FILES, "1000", PolicyOption.BUDGET_MEBIBYTES, "1000"));
                assertThat(asker.get(way.path()).status()).as(way.path()).isEqualTo(200);
                var meter = meter(owner);
                assertThat(meter.files()).as(way.path()).isEqualTo(way.file() ? 1 : 0);
                assertThat(meter.bytes()).as(way.path()).isPositive();
                asker.get(way.path());
                assertThat(meter(owner).bytes()).as(way.path() + " again").isGreaterThan(meter.bytes());
                spend(owner);
                assertThat(asker.get(way.path()).status()).as(way.path() + " at the end").isEqualTo(429);
                limit(owner, Map.of(PolicyOption.BUDGET_FILES, "1"));
                forget(owner);
                spendFile(owner);
                assertThat(asker.get(way.path()).status()).as(way.path() + " after the last file")
                        .isEqualTo(way.file() ? 429 : 200);
            }
        } finally {
            limit(owner, Map.of());
            forget(owner);
        }
    }

    @Test
    void aStretchCostsItsBytesAndTheVersionCostsOneFile() {
        network();
        limit(ana, Map.of(PolicyOption.BUDGET_FILES, "5", PolicyOption.BUDGET_STEP_UP_PERCENT, "100"));
        for (int i = 0; i < 3; i++) {
            var request = admin.request("/documents/" + documents.getFirst() + "/download");
            assertThat(admin.send(request.header("Range", "bytes=2-6").GET()).status()).isEqualTo(206);
        }
        assertThat(meter(ana).files()).isEqualTo(1);
        assertThat(meter(ana).bytes()).isEqualTo(15);
        assertThat(admin.send(admin.request("/documents/" + documents.getFirst() + "/download")
                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody())).status()).isEqualTo(200);
        assertThat(meter(ana).bytes()).isEqualTo(15);
    }

    @Test
    void clientsThatRaceTakeNoMoreThanThereIs() throws Exception {
        network();
        limit(ana, Map.of(PolicyOption.BUDGET_FILES, "5", PolicyOption.BUDGET_STEP_UP_PERCENT, "100"));
        var other = world.signIn(ana);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < PLENTY; i++) {
            var path = "/documents/" + documents.get(i) + "/download";
            var browser = i % 2 == 0 ? admin : other;
            tasks.add(() -> browser.send(browser.request(path).GET()).status());
        }
        var counts = new HashMap<Integer, Integer>();
        try (var pool = Executors.newFixedThreadPool(PLENTY)) {
            for (var answer : pool.invokeAll(tasks)) {
                counts.merge(answer.get(), 1, Integer::sum);
            }
        }
        assertThat(counts).isEqualTo(Map.of(200, 5, 429, PLENTY - 5));
        assertThat(meter(ana).files()).isEqualTo(5);
        assertThat(meter(ana).state()).isEqualTo(DownloadMeter.State.BLOCKED);
    }

    @Test
    void mostUsedIsToldTheEndIsToldAndAnAdministratorCanReset() {
        network();
        limit(ana, Map.of(PolicyOption.BUDGET_FILES, "5", PolicyOption.BUDGET_STEP_UP_PERCENT, "100"));
        take(admin, 3);
        assertThat(letters()).isZero();
        take(admin, 4);
        assertThat(meter(ana).state()).isEqualTo(DownloadMeter.State.WARNED);
        assertThat(letters()).isEqualTo(1);
        assertThat(admin.get("/documents/" + documents.getFirst()).body()).contains("4 of 5");
        assertThat(admin.get("/account/downloads").body()).contains("4 of 5 files").contains("Most of it is used");
        assertThat(take(admin, 6)).isEqualTo(429);
        assertThat(letters()).as("the person and the administrator").isEqualTo(3);
        take(admin, 7);
        assertThat(letters()).as("told once").isEqualTo(3);
        var refused = documents.get(5).value();
        assertThat(world.in(ana.tenant(), () -> journal.ofObject(refused, JournalCursor.newest(), 10)))
                .anySatisfy(entry -> assertThat(entry.reason()).isEqualTo("budget"));
        assertThat(admin.get("/admin/downloads").body()).contains("Blocked").contains("Ana Budget");
        assertThat(admin.post("/admin/downloads/" + ana.id() + "/reset").status()).isEqualTo(303);
        assertThat(take(admin, 3)).isEqualTo(200);
        assertThat(admin.post("/admin/downloads/" + UUID.randomUUID() + "/reset").status()).isEqualTo(404);
    }

    @Test
    void nearTheEndThePersonIsLookedAtAgainAndAKeyIsHeld() {
        network();
        var key = world.browser().with("Authorization", "Bearer " + key(admin));
        limit(ana, Map.of(PolicyOption.BUDGET_FILES, "10", PolicyOption.BUDGET_STEP_UP_PERCENT, "50"));
        take(admin, 5);
        store.change(ana.tenant(), "update session set proven_at = proven_at - interval '20 minutes'");
        var led = admin.get("/documents/" + documents.get(6) + "/download");
        assertThat(led.status()).isEqualTo(303);
        assertThat(led.location()).startsWith("/step-up?next=");
        assertThat(meter(ana).files()).as("nothing was taken").isEqualTo(5);
        var held = key.get("/api/v1/documents/" + documents.get(6) + "/content");
        assertThat(held.status()).isEqualTo(429);
        assertThat(held.header("Content-Disposition")).isEmpty();
        admin.post("/step-up", "password", ana.password(), "next", "/");
        assertThat(take(admin, 7)).isEqualTo(200);
    }

    @Test
    void theWindowSlidesAndWhatWasTakenAgainCountsFromThen() {
        network();
        limit(ana, Map.of(PolicyOption.BUDGET_FILES, "3", PolicyOption.BUDGET_STEP_UP_PERCENT, "100"));
        take(admin, 2);
        earlier("23 hours 30 minutes");
        assertThat(take(admin, 1)).as("the first once more: it counts from now").isEqualTo(200);
        assertThat(content(3)).isEqualTo(200);
        assertThat(content(4)).as("three within a day, on both sides of any edge").isEqualTo(429);
        assertThat(admin.get("/account/downloads").body()).contains("3 of 3 files");
        earlier("2 hours");
        assertThat(content(4)).as("the second has left the window").isEqualTo(200);
        assertThat(content(5)).as("the first has not").isEqualTo(429);
        earlier("26 hours");
        assertThat(meter(ana).files()).isZero();
        assertThat(meter(ana).state()).isEqualTo(DownloadMeter.State.OK);
    }

    /** Lets everything taken have been taken so much earlier. */
    private void earlier(String interval) {
        store.change(ana.tenant(), "update download_taken set starts_at = starts_at - interval '" + interval + "'");
        store.change(ana.tenant(), "update download_slice set starts_at = starts_at - interval '" + interval + "',"
                + " ends_at = ends_at - interval '" + interval + "'");
    }

    private int content(int document) {
        return admin.get("/documents/" + documents.get(document) + "/download").status();
    }

    @Test
    void aKeyHasABudgetOfItsOwnWithinItsPersons() {
        network();
        var first = world.browser().with("Authorization", "Bearer " + key(admin));
        var second = world.browser().with("Authorization", "Bearer " + key(admin));
        limit(ana, Map.of(PolicyOption.BUDGET_FILES, "3", PolicyOption.BUDGET_KEY_FILES, "2",
                PolicyOption.BUDGET_STEP_UP_PERCENT, "100"));
        assertThat(content(first, 0)).isEqualTo(200);
        assertThat(content(first, 1)).isEqualTo(200);
        assertThat(content(first, 2)).as("the key's end").isEqualTo(429);
        assertThat(content(second, 2)).isEqualTo(200);
        assertThat(content(second, 3)).as("the person's end").isEqualTo(429);
        assertThat(meter(ana).files()).isEqualTo(3);
    }

    @Test
    void withoutALimitNothingIsCountedAndOthersSeeNothing() {
        network();
        take(admin, 3);
        assertThat(store.rows(ana.tenant(), "select 1 from download_slice")).isEmpty();
        assertThat(admin.get("/account/downloads").body()).contains("No limit is set");
        var bo = world.signIn(world.add(ana, "Bo Budget", "bo-" + UUID.randomUUID() + "@budget.example", Role.MEMBER));
        assertThat(bo.get("/admin/downloads").status()).isEqualTo(404);
        assertThat(bo.post("/admin/downloads/" + ana.id() + "/reset").status()).isEqualTo(404);
        assertThat(world.browserOf(world.dee()).post("/admin/downloads/" + ana.id() + "/reset").status())
                .isEqualTo(404);
    }

    /** A network of its own with a dozen small documents. */
    private void network() {
        var tag = "budget" + NUMBER.incrementAndGet();
        ana = world.network("Budget " + tag, "Ana Budget", "ana-" + tag + "@budget.example");
        world.as(ana, who -> {
            var space = spaces.add(who, new SpaceSettings("Files", "", JoinMode.INVITATION, false));
            for (int i = 0; i < PLENTY; i++) {
                var bytes = new ByteArrayInputStream(("document " + i).getBytes());
                documents.add(uploads.put(who, Place.in(space.id()), "d" + i + ".txt", "", bytes).document());
            }
            return true;
        });
        admin = world.signIn(ana);
    }

    /** Downloads the first so many documents; the last answer's status. */
    private int take(Browser browser, int files) {
        int status = 0;
        for (int i = 0; i < files; i++) {
            status = browser.get("/documents/" + documents.get(i) + "/download").status();
        }
        return status;
    }

    private int content(Browser key, int document) {
        return key.get("/api/v1/documents/" + documents.get(document) + "/content").status();
    }

    private static String key(Browser browser) {
        return browser.post("/account/tokens", "name", "Backup", "scopes", "read", "days", "30")
                .find("(aum[a-zA-Z0-9_.-]{20,})");
    }

    private void limit(Person person, Map<PolicyOption, String> values) {
        world.as(person, who -> policy.become(who, new PolicyValues(values, Set.of())));
    }

    private DownloadMeter meter(Person person) {
        return world.as(person, budget::meter).orElseThrow();
    }

    private void forget(Person person) {
        store.change(person.tenant(), "delete from download_taken");
        store.change(person.tenant(), "delete from download_slice");
        store.change(person.tenant(), "delete from download_holder");
    }

    /** Lets all bytes be used. */
    private void spend(Person person) {
        store.change(person.tenant(), "update download_slice set taken_bytes = 1000 * 1048576::bigint");
    }

    /** Lets the only file be used by something else. */
    private void spendFile(Person person) {
        store.change(person.tenant(), "insert into download_slice"
                + " (holder_id, starts_at, ends_at, files_count, taken_bytes)"
                + " values (?, now() - interval '2 hours', now() - interval '1 hour', 1, 0)", person.id().value());
    }

    private int letters() {
        return store.rows(ana.tenant(), "select 1 from letter").size();
    }
}
