package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.aumbry.blobs.FolderFiles;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.ClusterHarness;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class NetworkRestoreTests {

    private static ArchiveScene scene;
    private static TenantId neighbour;

    @BeforeAll
    static void server() throws IOException {
        scene = new ArchiveScene(ClusterHarness.fast());
        neighbour = scene.server.newTenant();
        scene.server.asOwner(neighbour, "create table note (number integer primary key, text text)");
    }

    @AfterAll
    static void end() {
        scene.close();
    }

    @Test
    void oneNetworkIsTakenBackAndTheOthersAreNot() throws IOException, SQLException {
        scene.write(1, "kept");
        scene.server.asOwner(scene.tenant, """
                insert into data_key (number, scope, wrapped_key, created_at)
                values (900, 'person:erased', decode(repeat('01', 60), 'hex'), now())
                """);
        scene.server.asOwner(scene.tenant, journal("01960000-0000-7000-8000-000000000001"));
        var blob = scene.addBlob("sealed elsewhere".getBytes(StandardCharsets.UTF_8));
        scene.server.asOwner(scene.tenant, "insert into blob (id, key_number, wrapped_key, size_bytes, stored_at)"
                + " values ('" + blob.getFileName() + "', 900, decode(repeat('00', 60), 'hex'), 1, now())");
        scene.archive.makeBase();
        long before = number("select version from access_version");
        var moment = scene.control().sql("select clock_timestamp()")
                .query(java.time.OffsetDateTime.class).single().toInstant();
        scene.write(2, "too much");
        scene.server.asOwner(scene.tenant, "delete from note where number = 1");
        scene.server.asOwner(scene.tenant, "update data_key set wrapped_key = null, destroyed_at = now(),"
                + " superseded_at = now() where number = 900");
        scene.server.asOwner(scene.tenant, "insert into data_key (number, scope, wrapped_key, created_at)"
                + " values (901, 'later', decode(repeat('02', 60), 'hex'), now())");
        scene.server.asOwner(scene.tenant, journal("01960000-0000-7000-8000-000000000002"));
        scene.server.asOwner(neighbour, "insert into note values (7, 'of somebody else')");
        Files.delete(blob);
        scene.settle();

        assertThat(restore(moment, true)).contains("Nothing was changed.");
        assertThat(notes()).isEqualTo(2);
        var said = restore(moment, false);

        assertThat(said).contains("1 blobs were brought back");
        assertThat(notes()).isEqualTo(1);
        assertThat(blob).content().isEqualTo("sealed elsewhere");
        assertThat(number("select count(*) from journal_entry")).as("evidence stays").isEqualTo(2);
        assertThat(number("select count(*) from data_key where number = 900 and wrapped_key is null"))
                .as("what was destroyed stays destroyed").isEqualTo(1);
        assertThat(number("select count(*) from data_key where number = 901")).as("no key is lost").isEqualTo(1);
        assertThat(number("select version from access_version")).isGreaterThan(before);
        assertThat(scene.server.asOwnerLong(neighbour, "select max(number) from note")).isEqualTo(7);
        assertThat(scene.server.folder().resolve("sandbox")).isEmptyDirectory();
    }

    private static String journal(String id) {
        return "insert into journal_entry (id, at, verb, object_kind, outcome) values ('" + id
                + "', now(), 'test.done', 'test', 'allowed')";
    }

    private static long notes() {
        return scene.server.asOwnerLong(scene.tenant, "select sum(number) from note");
    }

    private static long number(String sql) {
        return scene.server.asOwnerLong(scene.tenant, sql);
    }

    private static String restore(Instant at, boolean dryRun) {
        var randomness = new Randomness();
        var said = new ByteArrayOutputStream();
        new NetworkRestore(scene.server.access(), scene.settings, scene.paper.custody(),
                        FolderFiles.in(scene.blobs), new Ids(Clock.systemUTC(), randomness))
                .run(new NetworkRestore.Request(
                        scene.tenant, List.of(Media.folder(scene.folders.getFirst())), scene.paper.sheet(), at, dryRun),
                        new PrintStream(said));
        return said.toString(StandardCharsets.UTF_8);
    }
}
