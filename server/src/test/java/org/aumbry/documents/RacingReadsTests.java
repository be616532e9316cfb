package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.access.GrantId;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Shareable;
import org.aumbry.access.Subject;
import org.aumbry.identity.Role;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Reads through the running product while a folder is permitted and closed again and again: an answer whose question
 * began after a change was committed, and ended before the next began, is always the answer after that change.
 */
@Tag("slow")
@AumbryTest
class RacingReadsTests {

    private static final int READS = 10_000;
    private static final long MOST_NANOS = Duration.ofSeconds(15).toNanos();

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Uploads uploads;
    @Autowired Grants grants;
    @Autowired List<Shareable> shareables;

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger certain = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private long begun;

    @Test
    void noAnswerIsOlderThanTheLastCommit() throws Exception {
        var tag = UUID.randomUUID().toString();
        var ana = world.network("Racing " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        var bo = world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER);
        var folder = world.as(ana, who -> folders.add(
                who,
                Place.in(spaces.add(who, new SpaceSettings("Plans", "", JoinMode.INVITATION, false)).id()),
                "Budget"));
        var document = world.as(ana, who -> uploads.put(who, folder.inside(), "sum.txt", "", new ByteArrayInputStream(
                "A sum".getBytes(StandardCharsets.UTF_8))).document());
        var own = world.as(ana, who -> shareables.stream()
                .filter(each -> each.kind().equals("folder"))
                .findAny()
                .orElseThrow()
                .ownClass(who, folder.id().value()));
        begun = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 3; i++) {
                work.add(() -> read(bo, "/api/v1/documents/" + document));
            }
            work.add(() -> change(ana, bo, own));
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        }
        System.out.printf("[access] racing reads over HTTP: %d, changes %d, certain %d, stale %d%n",
                Math.min(READS, reads.get()), committed.get(), certain.get(), stale.get());
        assertThat(stale).hasValue(0);
        assertThat(certain.get()).isGreaterThan(10);
        assertThat(committed.get()).isGreaterThan(10);
    }

    private boolean going() {
        return reads.get() < READS && System.nanoTime() - begun < MOST_NANOS;
    }

    private boolean read(Person bo, String address) {
        var browser = world.signIn(bo);
        while (going()) {
            reads.incrementAndGet();
            int before = committed.get();
            boolean seen = browser.get(address).status() == 200;
            if (started.get() == before) {
                certain.incrementAndGet();
                stale.addAndGet(seen == (before % 2 == 1) ? 0 : 1);
            }
        }
        return true;
    }

    private boolean change(Person ana, Person bo, AccessClass own) throws InterruptedException {
        GrantId given = null;
        while (going()) {
            int number = started.incrementAndGet();
            var last = given;
            given = world.as(ana, who -> {
                if (last != null) {
                    grants.revoke(who, last);
                    return null;
                }
                return grants.grant(
                        who, own, GrantSpec.allow(Subject.user(bo.id()), EnumSet.of(Permission.VIEW)));
            });
            committed.set(number);
            Thread.sleep(Duration.ofMillis(200));
        }
        return true;
    }
}
