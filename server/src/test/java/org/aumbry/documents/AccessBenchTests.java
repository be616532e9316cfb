package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aumbry.access.Access;
import org.aumbry.access.GrantId;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Shareable;
import org.aumbry.access.Subject;
import org.aumbry.identity.Role;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What deciding costs. Method and figures: docs/performance-access.md. */
@Tag("bench")
@AumbryTest
class AccessBenchTests {

    private static final Set<Permission> READ = EnumSet.of(Permission.VIEW, Permission.DOWNLOAD);
    private static final int DOCUMENTS = 10_000;
    private static final int SHARED = 100_000;

    private static final String COPY = """
            with made as (
                insert into document (id, space_id, folder_id, title_sealed, name_mac, access_class, own_class,
                       current_version, added_by, added_at, changed_by, changed_at)
                select gen_random_uuid(), space_id, folder_id, title_sealed, uuid_send(gen_random_uuid()),
                       access_class, false, current_version, added_by, added_at, changed_by, changed_at
                  from document, generate_series(1, :count)
                 where id = :id
                returning id)
            insert into version (document_id, number, blob_id, size_bytes, sha256_sealed, media_type,
                   file_name_sealed, added_by, added_at)
            select made.id, number, blob_id, size_bytes, sha256_sealed, media_type, file_name_sealed, added_by, added_at
              from version, made
             where version.document_id = :id
            """;

    private static final String SHARE_MANY = """
            with made as (
                insert into access_class (container_kind, container_id, parent_id, inherits, created_at)
                select 'document', gen_random_uuid(), :parent, true, now()
                  from generate_series(1, :count)
                returning id)
            insert into access_grant (id, class_id, subject_kind, subject_id, effect, permissions, granted_by,
                   granted_at)
            select gen_random_uuid(), id, 'user', :user, 'allow', 17, :by, now()
              from made
            """;

    private static final String UNFILTERED = DocumentStore.IN_PLACE.replace("d.access_class = any(:classes)", "true");

    @Autowired
    private World world;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Folders folders;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Documents documents;

    @Autowired
    private Rows rows;

    @Autowired
    private Guards guards;

    @Autowired
    private Access access;

    @Autowired
    private Grants grants;

    @Autowired
    private List<Shareable> shareables;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private Person ana;
    private Person bo;
    private Place folder;
    private AccessClass own;

    @BeforeEach
    void aFolderWithRightsOfItsOwn() {
        var tag = UUID.randomUUID().toString();
        ana = world.network("Bench " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        bo = world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER);
        folder = world.as(ana, who -> folders.add(
                        who,
                        Place.in(spaces.add(who, new SpaceSettings("Plans", "", JoinMode.INVITATION, false)).id()),
                        "Budget"))
                .inside();
        own = world.as(ana, who -> folderShare().ownClass(who, folder.folder().value()));
    }

    @Test
    void aCheckInProcess() {
        world.in(ana.tenant(), () -> transaction.execute(running -> db.sql(SHARE_MANY)
                .param("parent", own.value())
                .param("count", SHARED)
                .param("user", bo.id().value())
                .param("by", ana.id().value())
                .update()));
        var fresh = timed(() -> world.as(bo, access::of));
        var map = world.as(bo, access::of);
        var classes = map.classes(Permission.VIEW);
        var batches = new long[2_000];
        int allowed = 0;
        for (int i = 0; i < batches.length; i++) {
            long start = System.nanoTime();
            for (int j = 0; j < 1_000; j++) {
                allowed += map.allows(Permission.VIEW, new AccessClass(classes[(i * 1_000 + j) % classes.length]))
                        ? 1
                        : 0;
            }
            batches[i] = (System.nanoTime() - start) / 1_000;
        }
        Arrays.sort(batches);
        assertThat(allowed).isEqualTo(batches.length * 1_000);
        say("check in process, %d classes: p50 %d ns, p99 %d ns".formatted(
                classes.length, batches[batches.length / 2], batches[batches.length * 99 / 100]));
        var elsewhere = again(who -> grants.grant(who, other(), GrantSpec.allow(Subject.everyone(), READ)));
        var around = again(who -> grants.grant(who, own, GrantSpec.allow(Subject.everyone(), READ)));
        var inside = again(who -> grants.grant(
                who, new AccessClass(classes[classes.length / 2]), GrantSpec.allow(Subject.user(bo.id()), READ)));
        var more = again(who -> other());
        say(("map of %d classes: first %.1f ms; after a grant changed elsewhere %s, around all of it %s,"
                + " on one of them %s; after a new container %s; unchanged %.2f ms").formatted(
                classes.length, fresh, elsewhere, around, inside, more, timed(() -> world.as(bo, access::of))));
        assertThat(batches[batches.length / 2]).isLessThanOrEqualTo(1_000);
    }

    @Test
    void listingAHundredRows() {
        for (int i = 0; i < 100; i++) {
            put("Minutes of meeting " + i + ".txt");
        }
        var reading = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        reading.setReadOnly(true);
        var with = new ArrayList<Double>();
        var asking = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (int i = 0; i < 1_500; i++) {
            if (i == 500) {
                Stream.of(with, asking, without).forEach(List::clear);
            }
            with.add(timed(() -> world.as(ana, who -> reading.execute(running -> filtered(who)))));
            asking.add(timed(() -> world.as(ana, who -> transaction.execute(running -> filtered(who)))));
            without.add(timed(() -> world.as(ana, who -> transaction.execute(running -> unfiltered()))));
        }
        say(("listing 100 rows: with checks %.3f ms, asking for the version by itself %.3f ms, without %.3f ms:"
                + " %.2f, %.2f").formatted(
                        median(with), median(asking), median(without), median(with) / median(without),
                        median(asking) / median(without)));
        assertThat(median(with) / median(without)).isLessThan(1.1);
    }

    @Test
    void permittingAFolderOfTenThousandDocumentsAndRenamingIt() {
        fill(DOCUMENTS);
        long before = outbox();
        var permit = new ArrayList<Double>();
        var rename = new ArrayList<Double>();
        for (int i = 0; i < 40; i++) {
            var given = new AtomicReference<GrantId>();
            permit.add(timed(() -> world.as(ana, who -> {
                given.set(grants.grant(who, own, GrantSpec.allow(Subject.user(bo.id()), READ)));
                return true;
            })));
            world.as(ana, who -> {
                grants.revoke(who, given.get());
                return true;
            });
            var name = "Budget " + i;
            rename.add(timed(() -> world.as(ana, who -> folders.rename(who, folder.folder(), name))));
        }
        long rewritten = outbox() - before;
        say("folder of %d documents: permit %.2f ms, rename %.2f ms, ratio %.2f, index documents rewritten %d"
                .formatted(DOCUMENTS, median(permit), median(rename), median(permit) / median(rename), rewritten));
        assertThat(rewritten).isZero();
    }

    @Test
    void tenThousandReadsRacingWithChanges() throws Exception {
        var document = fill(1);
        var started = new AtomicInteger();
        var committed = new AtomicInteger();
        var reads = new AtomicInteger();
        var stale = new AtomicInteger();
        var certain = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var readers = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 3; i++) {
                readers.add(() -> {
                    while (reads.incrementAndGet() <= 10_000) {
                        int before = committed.get();
                        boolean seen = sees(document);
                        if (started.get() == before) {
                            certain.incrementAndGet();
                            stale.addAndGet(seen == (before % 2 == 1) ? 0 : 1);
                        }
                    }
                    return true;
                });
            }
            readers.add(() -> {
                GrantId given = null;
                while (reads.get() < 10_000) {
                    int number = started.incrementAndGet();
                    var last = given;
                    given = number % 2 == 1
                            ? world.as(ana, who -> grants.grant(who, own, GrantSpec.allow(Subject.user(bo.id()), READ)))
                            : world.as(ana, who -> {
                                grants.revoke(who, last);
                                return last;
                            });
                    committed.set(number);
                    Thread.sleep(Duration.ofMillis(50));
                }
                return true;
            });
            for (var done : pool.invokeAll(readers)) {
                done.get();
            }
        }
        say("racing reads: 10000, changes %d, reads with a certain answer %d, stale %d".formatted(
                committed.get(), certain.get(), stale.get()));
        assertThat(stale.get()).isZero();
        assertThat(certain.get()).isGreaterThan(1_000);
    }

    private AccessClass other() {
        var name = "Other " + UUID.randomUUID();
        return world.as(ana, who -> spaces.add(who, new SpaceSettings(name, "", JoinMode.INVITATION, false)))
                .accessClass();
    }

    /** How long bo's next map takes after each of five changes, sorted, in milliseconds. */
    private List<Double> again(Function<Principal, Object> change) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < 5; i++) {
            world.as(ana, change::apply);
            times.add(Math.round(10 * timed(() -> world.as(bo, access::of))) / 10.0);
        }
        times.sort(Double::compare);
        return times;
    }

    private boolean sees(DocumentId document) {
        return !world.as(bo, who -> documents.these(who, List.of(document))).isEmpty();
    }

    private DocumentId put(String name) {
        return world.as(ana, who -> uploads.put(who, folder, name, "", new ByteArrayInputStream(new byte[] {'a'})))
                .document();
    }

    private DocumentId fill(int count) {
        return world.as(ana, who -> {
            var first = put("first.txt");
            transaction.execute(running ->
                    db.sql(COPY).param("count", count - 1).param("id", first.value()).update());
            return first;
        });
    }

    private int filtered(Principal who) {
        return db.sql(DocumentStore.IN_PLACE)
                .params(place())
                .param("classes", guards.visible(who))
                .query(rows::document)
                .list()
                .size();
    }

    private int unfiltered() {
        return db.sql(UNFILTERED)
                .params(place())
                .query(rows::document)
                .list()
                .size();
    }

    private HashMap<String, Object> place() {
        var place = new HashMap<String, Object>();
        place.put("space", folder.space().value());
        place.put("folder", folder.folder().value());
        place.put("limit", 100);
        return place;
    }

    private long outbox() {
        return world.in(ana.tenant(), () -> transaction.execute(running ->
                db.sql("select pg_sequence_last_value(pg_get_serial_sequence('search_outbox', 'number')::regclass)")
                        .query(Long.class)
                        .single()));
    }

    private Shareable folderShare() {
        return shareables.stream().filter(each -> each.kind().equals("folder")).findAny().orElseThrow();
    }

    private static double timed(Supplier<?> work) {
        long start = System.nanoTime();
        work.get();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> some) {
        return some.stream().sorted().toList().get(some.size() / 2);
    }

    private static void say(String line) {
        System.out.println("[access] " + line);
    }
}
