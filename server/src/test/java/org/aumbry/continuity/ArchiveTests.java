package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.ClusterHarness;
import org.aumbry.data.RecoveredCluster;
import org.aumbry.testing.TestDataFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One installation is archived, damaged, brought back: step by step, because each needs what the one before made. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchiveTests {

    private static final String CANARY = "Perlhuhn im Kirschgarten";
    private static final int INSTANTS = Integer.getInteger("continuity.instants", 2);
    private static ArchiveScene scene;

    @BeforeAll
    static void server() throws IOException {
        scene = new ArchiveScene(ClusterHarness.fast());
    }

    @AfterAll
    static void end() {
        scene.close();
    }

    @Test
    @Order(1)
    void aGenerationIsGoodOnlyOnceItWasRestoredAndIsTheSame() throws IOException, SQLException {
        scene.write(1, CANARY);
        scene.addBlob("sealed elsewhere".getBytes(StandardCharsets.UTF_8));
        var generation = scene.archive.makeBase();
        scene.write(2, "after the base backup");

        assertThat(scene.store.newest().orElseThrow().provenAt()).isNull();
        var drill = scene.archive.drill();

        assertThat(drill.holds()).as(drill.report()).isTrue();
        assertThat(drill.generation()).isEqualTo(generation);
        assertThat(drill.report()).contains("tables-different 0", "blobs 1", "blobs-damaged 0");
        assertThat(SignedText.read(drill.report().getBytes(StandardCharsets.UTF_8), scene.paper.custody().signer())
                .get("holds")).isEqualTo("true");
        assertThat(scene.store.newest().orElseThrow().provenAt()).isNotNull();
        assertThat(scene.server.folder().resolve("sandbox")).isEmptyDirectory();
    }

    @Test
    @Order(2)
    void whatIsMissingOrDamagedTurnsTheDrillRed() throws IOException {
        var blob = Files.walk(scene.folders.get(1).resolve("blobs")).filter(Files::isRegularFile).findFirst()
                .orElseThrow();
        var good = Files.readAllBytes(blob);
        Files.write(blob, "sealed otherwise".getBytes(StandardCharsets.UTF_8));
        var drill = scene.archive.drill();
        Files.write(blob, good);

        assertThat(drill.report()).contains("location cellar-too", "blobs-damaged 1");
        assertThat(drill.holds()).isFalse();
    }

    @Test
    @Order(3)
    void nothingReadableStandsInTheArchive() throws IOException {
        scene.settle();
        for (var folder : scene.folders) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertThat(text.contains(CANARY)).as(file.toString()).isFalse();
                    assertThat(text.contains("superuser=")).as(file.toString()).isFalse();
                }
            }
        }
    }

    @Test
    @Order(4)
    void theFolderIsCheckedWithoutAnyKeyAndEveryDamageIsFound() throws IOException {
        scene.settle();
        var signer = scene.paper.custody().signer();
        assertThat(check(scene.folders.get(2), signer)).contains("Everything holds.");
        assertThat(check(scene.folders.get(2), "00".repeat(32))).contains("signed by somebody else");

        var random = new Random(7);
        var parts = parts(scene.folders.get(2));
        for (int round = 0; round < 20; round++) {
            var part = parts.get(random.nextInt(parts.size()));
            var good = Files.readAllBytes(part);
            var bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(part, bad);
            assertThat(check(scene.folders.get(2), signer)).as(part.toString()).doesNotContain("Everything holds.");
            Files.delete(part);
            if (!part.toString().contains("/wal/") && !part.toString().contains("/drills/")) {
                assertThat(check(scene.folders.get(2), signer)).as(part.toString()).doesNotContain("Everything holds.");
            }
            Files.write(part, good);
        }
    }

    @Test
    @Order(5)
    void locationsThatGoAwayAreMissedAndCaughtUpLater() throws IOException {
        var away = new ArrayList<Path>();
        for (var folder : scene.folders) {
            var hidden = folder.resolveSibling(folder.getFileName() + "-away");
            Files.move(folder, hidden);
            away.add(hidden);
        }
        var gone = Instant.now();
        for (int number = 100; number < 120; number++) {
            scene.write(number, "while nothing is archived");
        }
        ArchiveScene.await(() -> scene.archive.copies().troubles().size() == 3);
        var caught = scene.archive.receiver().caughtUpAt();
        assertThat(caught).isNotNull().isBefore(Instant.now());
        assertThat(scene.folders.getFirst()).doesNotExist();

        for (int i = 0; i < 3; i++) {
            Files.move(away.get(i), scene.folders.get(i));
        }
        scene.settle();
        assertThat(scene.archive.receiver().caughtUpAt()).isAfter(gone);
        assertThat(check(scene.folders.get(0), scene.paper.custody().signer())).contains("Everything holds.");
    }

    @Test
    @Order(6)
    void aLocationThatLostEverythingIsFilledAgainWithWhatIsWhole() throws IOException {
        scene.settle();
        var before = parts(scene.folders.get(2)).size();
        Restoration.deleteFolder(scene.folders.get(2).resolve("generations"));
        var census = scene.archive.heal();

        assertThat(census.shortOf()).isZero();
        assertThat(census.fewest()).isEqualTo(3);
        assertThat(census.fewestPlaces()).isEqualTo(2);
        assertThat(parts(scene.folders.get(2))).hasSizeGreaterThanOrEqualTo(before - 1);
        assertThat(check(scene.folders.get(2), scene.paper.custody().signer())).contains("Everything holds.");
    }

    @Test
    @Order(7)
    void anEmptyMachineIsStartedFromMediaAndPaperExactToTheCommit() throws IOException, SQLException {
        var moments = new HashMap<Integer, Instant>();
        for (int number = 1000; number < 1060; number++) {
            moments.put(number, scene.control().sql("select clock_timestamp()")
                    .query(java.time.OffsetDateTime.class).single().toInstant());
            scene.write(number, "commit");
        }
        scene.settle();
        var random = new Random();
        for (int round = 0; round < INSTANTS; round++) {
            int cut = 1001 + random.nextInt(58);
            assertThat(restored(moments.get(cut))).as("before commit " + cut).isEqualTo(cut - 1);
        }
        assertThat(restored(null)).isEqualTo(1059);
    }

    /** The last of the numbered commits that an installation brought back to that moment has. */
    private static int restored(@Nullable Instant at) throws IOException, SQLException {
        var into = TestDataFolder.fresh();
        try {
            var said = new ByteArrayOutputStream();
            ColdStart.run(scene.request(scene.folders.get(2), into, at), new PrintStream(said));
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("Root key ", "1 blobs are back");
            assertThat(into.resolve("keys/root.key")).exists();
            assertThat(into.resolve("keys/backup.pub")).exists();
            try (var files = Files.walk(into.resolve("blobs"))) {
                assertThat(files.filter(Files::isRegularFile).toList())
                        .allSatisfy(file -> assertThat(file).content().isEqualTo("sealed elsewhere"));
            }
            return highest(into);
        } finally {
            TestDataFolder.delete(into);
        }
    }

    private static int highest(Path folder) throws SQLException {
        try (var cluster = RecoveredCluster.start(folder, TestDataFolder.programs(), Map.of());
                var connection = cluster.superuser("aumbry_shard_1");
                var query = connection.createStatement();
                var rows = query.executeQuery("select count(*), max(number), min(number) filter (where number >= 1000)"
                        + " from t_" + scene.tenant.toString().replace("-", "") + ".note where number >= 1000")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(rows.getInt(2) - 999);
            return rows.getInt(2);
        }
    }

    @Test
    @Order(8)
    void withoutThePaperNothingOpens() {
        var other = new org.aumbry.crypto.TestPaper(TestDataFolder.fresh());
        var into = TestDataFolder.fresh();
        var request = new ColdStart.Request(
                List.of(Media.folder(scene.folders.get(0))),
                other.sheet().replaceAll("Archive signed by .*", ""),
                into, null, null, false);

        assertThatThrownBy(() -> ColdStart.run(request, System.out)).isInstanceOf(CannotStartException.class)
                .hasMessageContaining("does not open generation");
        var signedByOther =
                new ColdStart.Request(
                        List.of(Media.folder(scene.folders.get(0))), other.sheet(), into, null, null, false);
        assertThatThrownBy(() -> ColdStart.run(signedByOther, System.out)).isInstanceOf(CannotStartException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> ColdStart.run(scene.request(scene.folders.get(0), into, Instant.EPOCH), System.out))
                .isInstanceOf(CannotStartException.class).hasMessageContaining("no finished base backup from before");
        TestDataFolder.delete(into);
    }

    @Test
    @Order(9)
    void aNewGenerationTakesTheLogOnAndTheOldKeyIsForgotten() throws IOException, SQLException {
        var first = scene.store.newest().orElseThrow();
        var second = scene.archive.makeBase();
        assertThat(second).isNotEqualTo(first.id());
        ProvenRestore drill;
        do {
            drill = scene.archive.drill();
        } while (!drill.holds() && drill.report().contains("location cellar-too"));

        assertThat(drill.holds()).as(drill.report()).isTrue();
        assertThat(scene.store.generations()).filteredOn(row -> row.id().equals(first.id()))
                .allSatisfy(row -> assertThat(row.wrappedKey()).isNull());
        assertThat(check(scene.folders.get(0), scene.paper.custody().signer())).contains("2 generations",
                "Everything holds.");
        scene.write(1060, "in the second");
        scene.settle();
        assertThat(restored(null)).isEqualTo(1060);
    }

    @Test
    @Order(10)
    void aCutLeavesNoCopyOfAnErasedKeyAnywhere() throws IOException, SQLException {
        var marker = "wrapped as it was before it was erased";
        scene.server.asOwner(scene.tenant, """
                insert into data_key
                       (number, scope, wrapped_key, root_version, algorithm, created_at, superseded_at)
                values (9999, 'space:gone', convert_to(rpad('%s', 60, '.'), 'UTF8'), 1, 1, now(), now())
                """.formatted(marker));
        var holding = scene.archive.makeBase();
        scene.server.asOwner(scene.tenant,
                "update data_key set wrapped_key = null, destroyed_at = now() where number = 9999");
        scene.settle();
        assertThat(filesWith(marker)).as("an archive from before has it").isPositive();

        assertThat(scene.archive.cut()).contains("is good", "earlier ones are deleted");
        scene.settle();
        assertThat(scene.store.generations()).hasSize(1).noneMatch(row -> row.id().equals(holding));
        for (var folder : scene.folders) {
            assertThat(Files.list(folder.resolve("generations")).filter(each -> !isEmpty(each))).hasSize(1);
        }
        assertThat(filesWith(marker)).as("none that is left does").isZero();
    }

    @Test
    @Order(11)
    void aStandBysFolderGetsTheFilesAsTheyComeAndFromThePaperTheRest() throws IOException {
        var into = Files.createDirectory(TestDataFolder.fresh().resolve("data"));
        scene.addBlob("sealed elsewhere too".getBytes(StandardCharsets.UTF_8));
        scene.archive.blobs().copyNew();
        var media = List.of(Media.folder(scene.folders.get(1)));
        var files = FollowedFiles.of(media, into);
        assertThat(files.catchUp()).isEqualTo("files as in the archive (2 new)");
        assertThat(files.fetch()).isZero();
        scene.addBlob("sealed later".getBytes(StandardCharsets.UTF_8));
        scene.archive.blobs().copyNew();

        var said = new ByteArrayOutputStream();
        Succession.of(media, scene.paper.sheet(), null, new PrintStream(said)).bring(into);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("1 more blobs are here", "Root key ",
                "Files beside the databases: ");
        assertThat(into.resolve("keys/root.key")).exists();
        assertThat(into.resolve("keys/archive-sign.key")).exists();
        try (var all = Files.walk(into.resolve("blobs"))) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(3);
        }
        assertThat(files.catchUp()).startsWith("files as in the archive");
        Files.move(scene.folders.get(1), scene.folders.get(1).resolveSibling("gone"));
        assertThatThrownBy(files::fetch).isInstanceOf(IOException.class);
        Files.move(scene.folders.get(1).resolveSibling("gone"), scene.folders.get(1));
    }

    private static boolean isEmpty(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.noneMatch(Files::isRegularFile);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** Restores the newest there is into an empty folder and counts the files of it that hold the text. */
    private static long filesWith(String text) throws IOException {
        var into = TestDataFolder.fresh();
        TestDataFolder.delete(into);
        try {
            ColdStart.run(scene.request(scene.folders.get(2), into, null), System.out);
            try (var files = Files.walk(into.resolve("postgres"))) {
                long found = 0;
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    found += Files.readString(file, StandardCharsets.ISO_8859_1).contains(text) ? 1 : 0;
                }
                return found;
            }
        } finally {
            TestDataFolder.delete(into);
        }
    }

    private static List<Path> parts(Path folder) throws IOException {
        try (var files = Files.walk(folder.resolve("generations"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String check(Path folder, String signer) {
        var said = new ByteArrayOutputStream();
        ArchiveCheck.run(folder, signer, new PrintStream(said));
        return said.toString(StandardCharsets.UTF_8);
    }
}
