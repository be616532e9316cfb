package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Probe;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class BackupsWebTests {

    private static final String PASSPHRASE = "plum jam keeps till spring";

    @Autowired
    private World world;

    @Autowired
    private OwnBackupsProbe probe;

    @Autowired
    private NetworkBackupStore store;

    @Autowired
    private BackupCustody custody;

    @Autowired
    private DataFolder data;

    @Autowired
    private TenantScope scope;

    @Autowired
    private Clock clock;

    private Person ada;
    private Person ben;

    @BeforeEach
    void network() {
        var tag = UUID.randomUUID().toString();
        ada = world.network("Copies " + tag, "Ada Copy", "ada-" + tag + "@copy.example");
        ben = world.add(ada, "Ben Copy", "ben-" + tag + "@copy.example", Role.MEMBER);
    }

    @Test
    void anAdministratorReadsThatNothingIsCopiedWhereNoLocationIsSet() {
        var browser = world.browserOf(ada);
        assertThat(browser.get("/admin/backups").body())
                .contains("Nothing is copied elsewhere.", "data-state=\"failed\"");
        assertThat(browser.get("/api/v1/backups").body()).contains("\"on\":false", "\"late\":true");
    }

    @Test
    void anAdministratorMakesTakesChecksAndGoesBackToABackup(@TempDir Path folder) throws IOException {
        var browser = world.browserOf(ada);
        assertThat(browser.post("/admin/backups/make").status()).isEqualTo(409);
        assertThat(proven().observed()).startsWith("No passphrase was chosen");
        assertThat(browser.post("/admin/backups/passphrase", "passphrase", "too short").status()).isEqualTo(422);
        assertThat(browser.post("/admin/backups/passphrase", "passphrase", PASSPHRASE).status()).isEqualTo(303);
        assertThat(browser.post("/admin/backups/schedule", "days", "7").status()).isEqualTo(303);
        assertThat(browser.post("/admin/backups/schedule", "days", "99").status()).isEqualTo(422);
        assertThat(proven().observed()).startsWith("No backup of this network was made yet");
        assertThat(browser.post("/admin/backups/make").status()).isEqualTo(303);
        theNewestIsWatched();
        var address = browser.get("/admin/backups").find("href=\"(/admin/backups/[0-9a-f-]{36})/file\"");

        var file = folder.resolve("taken");
        Files.write(file, browser.get(address + "/file").bytes());
        assertThat(NetworkBackups.check(file, null)).isEmpty();
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("Ben Copy");
        damage(file);

        world.add(ada, "Cleo Copy", "cleo-" + ada.tenant() + "@copy.example", Role.MEMBER);
        assertThat(browser.get("/admin/people").body()).contains("Cleo Copy");
        assertThat(browser.get(address + "/restore").body()).contains("What was added or changed since is gone");
        assertThat(browser.post(address + "/restore", "passphrase", "plum jam of somebody else").status())
                .isEqualTo(422);
        assertThat(browser.get("/admin/people").body()).contains("Cleo Copy");
        assertThat(browser.post(address + "/restore", "passphrase", PASSPHRASE).status()).isEqualTo(303);

        var back = world.signIn(ada);
        assertThat(back.get("/admin/people").body()).contains("Ben Copy").doesNotContain("Cleo Copy");
        assertThat(back.get("/admin/journal?verb=backup.restore").body()).contains("backup.restore");
        for (var asker : new Person[] {ben, world.cy(), world.dee()}) {
            var other = world.browserOf(asker);
            assertThat(other.get(address + "/file").status()).isEqualTo(404);
            assertThat(other.get(address + "/restore").status()).isEqualTo(404);
            assertThat(other.post(address + "/restore", "passphrase", PASSPHRASE).status()).isEqualTo(404);
        }
        for (var act : List.of("make", "passphrase", "schedule")) {
            assertThat(world.browserOf(ben).post("/admin/backups/" + act, "passphrase", PASSPHRASE).status())
                    .isEqualTo(404);
        }
    }

    private Probe.Result proven() {
        return world.in(ada.tenant(), probe::look);
    }

    private void theNewestIsWatched() throws IOException {
        assertThat(proven().holds()).as(proven().observed()).isTrue();
        var later = new OwnBackupsProbe(store, custody, data, scope, Clock.offset(clock, Duration.ofDays(8)));
        assertThat(world.in(ada.tenant(), later::look).holds()).as("the next one is overdue").isFalse();
        var newest = world.in(ada.tenant(), store::list).getFirst();
        var file = NetworkBackups.file(data, ada.tenant(), newest.id());
        var good = Files.readAllBytes(file);
        var bad = good.clone();
        bad[good.length / 2] ^= 1;
        Files.write(file, bad);
        assertThat(proven().holds()).as("a changed bit").isFalse();
        Files.delete(file);
        assertThat(proven().holds()).as("not there").isFalse();
        Files.write(file, good);
        assertThat(proven().holds()).isTrue();
    }

    private static void damage(Path file) throws IOException {
        var good = Files.readAllBytes(file);
        var random = new Random(5);
        for (int round = 0; round < 20; round++) {
            var bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            assertThat(NetworkBackups.check(file, null)).isPresent();
        }
        Files.write(file, Arrays.copyOf(good, good.length - 300));
        assertThat(NetworkBackups.check(file, null)).isPresent();
        Files.write(file, good);
        assertThat(NetworkBackups.check(file, "00".repeat(32))).isPresent();
    }

    @Test
    void whoeverDoesNotAdministerSeesNoSuchPage() {
        for (var asker : new Person[] {ben, world.cy()}) {
            var browser = world.browserOf(asker);
            assertThat(browser.get("/admin/backups").status()).isEqualTo(404);
            assertThat(browser.get("/api/v1/backups").status()).isEqualTo(404);
        }
        assertThat(world.browserOf(world.dee()).get("/admin/backups").body()).doesNotContain(ada.tenant().toString());
    }
}
