package org.aumbry.timemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.aumbry.documents.Folder;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Uploads;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How long it takes to see what differs, to bring so many erased documents back, and to take that back. */
@Tag("bench")
@AumbryTest
class TimeMachineBenchTests {

    private static final int OBJECTS = Integer.getInteger("objects", 1000);
    private static final int IN_ONE_FOLDER = 100;

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Uploads uploads;
    @Autowired Trash trash;
    @Autowired TimeMachine machine;
    @Autowired Restores restores;
    @Autowired StateRoots roots;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    @Test
    void aThousandErasedDocumentsComeBack() {
        var tag = UUID.randomUUID().toString();
        Person owner = world.network("Bench " + tag, "Ben Bench", "ben-" + tag + "@bench.example");
        var top = world.as(owner, who -> Place.in(
                spaces.add(who, new SpaceSettings("Bench", "", JoinMode.OPEN, true)).id()));
        var made = new ArrayList<Folder>();
        world.as(owner, who -> {
            for (int i = 0; i < OBJECTS; i++) {
                if (i % IN_ONE_FOLDER == 0) {
                    made.add(folders.add(who, top, "Folder " + i));
                }
                var text = new ByteArrayInputStream(("document " + i).getBytes(StandardCharsets.UTF_8));
                uploads.put(who, made.getLast().inside(), "Document " + i + ".bin", "", text);
            }
            return true;
        });
        Instant then = world.in(owner.tenant(), () -> Objects.requireNonNull(transaction.execute(
                        open -> db.sql("select clock_timestamp()").query(OffsetDateTime.class).single()))
                .toInstant());
        world.as(owner, who -> {
            for (var folder : made) {
                trash.put(who, List.of(folder.ref()));
                trash.erase(who, List.of(folder.ref()));
            }
            return true;
        });
        var scope = Scope.of(top.space());
        long seen = time("what differs", () -> assertThat(
                        world.as(owner, who -> machine.compare(who, scope, then)).total()).isGreaterThan(OBJECTS));
        var run = new ArrayList<RunId>();
        long back = time("restored", () -> run.add(world.as(owner, who -> finished(
                restores.start(who, new Order(scope, then, Set.of(), true)), owner))));
        long undone = time("taken back", () -> world.as(owner, who -> finished(
                restores.undo(who, run.getFirst()), owner)));
        long root = time("state root", () -> world.in(owner.tenant(), () -> roots.at(then).root()));
        assertThat(seen + back + undone + root).isPositive();
    }

    private RunId finished(RunId id, Person owner) {
        while (!world.as(owner, who -> restores.get(who, id)).ended()) {
            Thread.onSpinWait();
        }
        var run = world.as(owner, who -> restores.get(who, id));
        assertThat(run.failure()).isNull();
        assertThat(Objects.requireNonNull(run.result()).verified()).isTrue();
        return id;
    }

    private static long time(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("BENCH " + what + ", " + OBJECTS + " objects: " + millis + " ms");
        return millis;
    }
}
