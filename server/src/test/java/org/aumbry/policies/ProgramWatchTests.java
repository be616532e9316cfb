package org.aumbry.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.TenantId;
import org.aumbry.mail.LetterBox;
import org.aumbry.networks.PolicyOption;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The program's own files are watched, and administrators are told once a day what stood out. */
@AumbryTest
class ProgramWatchTests {

    @Autowired World world;
    @Autowired TenantScope scope;
    @Autowired Findings findings;
    @Autowired Journal journal;
    @Autowired TransactionTemplate transaction;
    @Autowired Desk desk;
    @Autowired Digest digest;
    @Autowired DetectionSteps steps;
    @Autowired SecurityPolicy security;
    @Autowired LetterBox box;
    @Autowired PolicyStoreAccess store;
    @Autowired ProgramProbe probe;

    @TempDir Path folder;

    private Person ana;

    @BeforeEach
    void aNetwork() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        ana = world.network("Watch " + tag, "Ana Watch", "ana-" + tag + "@watch.example");
    }

    @Test
    void aChangedFileIsAFindingAnEntryALetterAndARedProbe() throws IOException {
        var jar = Files.writeString(folder.resolve("aumbry.jar"), "the program");
        var settings = folder.resolve("aumbry.yaml");
        var watch = watch(List.of(jar, settings));
        var red = new ProgramProbe(watch, desk);
        assertThat(red.look().holds()).as("looks by itself at first").isTrue();
        watch.look();
        assertThat(watch.last().files()).isEqualTo(2);
        assertThat(watch.last().changed()).isZero();
        assertThat(found()).isEmpty();

        Files.writeString(jar, "another program");
        Files.writeString(settings, "aumbry: {}");
        watch.look();
        watch.look();
        assertThat(watch.last().changed()).as("the settings appeared, too").isEqualTo(2);
        assertThat(red.look().observed()).isEqualTo("2 of 2 files are not what they were at the start");
        assertThat(found()).as("told once a day").hasSize(1);
        assertThat(store.rows(ana.tenant(), "select 1 from journal_entry where verb = 'program.change-seen'"))
                .hasSize(1);
        assertThat(box.last(ana.tenant(), ana.email()).text()).contains("2 files of the program")
                .doesNotContain("aumbry.jar");
        assertThat(world.signIn(ana).get("/admin/alerts").body()).contains("Program changed");
        Files.delete(jar);
        watch.look();
        assertThat(watch.last().changed()).isEqualTo(2);
    }

    @Test
    void theFilesOfThisProgramAreFoundAndTheirJarsBesideThem() throws IOException {
        assertThat(ProgramFiles.own(folder).hashes().values()).hasSizeGreaterThan(20).allMatch(hash ->
                hash.isEmpty() || hash.length() == 64);
        var beside = Files.writeString(folder.resolve("lib.jar"), "no jar at all");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib.jar missing.jar");
        var main = folder.resolve("main.jar");
        new JarOutputStream(Files.newOutputStream(main), manifest).close();
        var before = System.getProperty("java.class.path");
        try {
            System.setProperty("java.class.path", main.toString());
            assertThat(ProgramFiles.own(folder).hashes().keySet()).contains(main, beside);
        } finally {
            System.setProperty("java.class.path", before);
        }
    }

    @Test
    void whatTheFirstStartWritesIsNoChange() throws IOException {
        var settings = folder.resolve("aumbry.yaml");
        var networks = new java.util.concurrent.atomic.AtomicReference<List<TenantId>>(List.of());
        var watch = new ProgramWatch(
                () -> new ProgramFiles(List.of(settings)), networks::get, scope, findings, journal, transaction, desk);
        watch.look();
        Files.writeString(settings, "aumbry: {}");
        networks.set(List.of(ana.tenant()));
        watch.look();
        assertThat(watch.last().changed()).isZero();
        Files.writeString(settings, "aumbry: {port: 1}");
        watch.look();
        assertThat(watch.last().changed()).isEqualTo(1);
    }

    @Test
    void theProbeOfTheRunningProgramHolds() {
        assertThat(probe.look().holds()).as(probe.look().observed()).isTrue();
    }

    @Test
    void administratorsAreToldOnceADayWhatStoodOut() {
        world.in(ana.tenant(), () -> {
            steps.setMark(desk.now());
            return true;
        });
        assertThat(world.in(ana.tenant(), digest::send)).as("a day has to pass").isFalse();
        store.change(ana.tenant(), "update detection_mark set digest_at = now() - interval '25 hours'");
        for (int i = 0; i < 2; i++) {
            store.change(ana.tenant(), "insert into finding (id, rule, object_id, bucket_at, first_at, last_at,"
                    + " seen_count, found_at) values (gen_random_uuid(), 'honey-token', gen_random_uuid(), now(),"
                    + " now(), now(), 1, now() - interval '1 hour')");
        }
        var bo = world.add(ana, "Bo Watch", "bo-" + ana.email(), Role.MEMBER);
        assertThat(world.in(ana.tenant(), digest::send)).isTrue();
        assertThat(world.in(ana.tenant(), digest::send)).as("once a day").isFalse();
        assertThat(box.last(ana.tenant(), ana.email()).text())
                .contains("2 findings in the last day; 2 were not looked at yet", "Bait keys used: 2");
        assertThat(box.of(bo.tenant(), bo.email())).noneMatch(each -> each.subject().contains("stood out"));
    }

    @Test
    void whatALinkOptionDoesIsForeseen() {
        for (var password : List.of("null", "'\\x00'::bytea")) {
            store.change(ana.tenant(), "insert into share_link (id, token_hash, document_id, grant_id,"
                    + " password_hash_sealed, may_download, expires_at, made_by, made_at) values (gen_random_uuid(),"
                    + " sha256(gen_random_uuid()::text::bytea), gen_random_uuid(), gen_random_uuid(), " + password
                    + ", false, now() + interval '20 days', gen_random_uuid(), now())");
        }
        var on = java.util.Map.of(PolicyOption.PUBLIC_LINKS, "on", PolicyOption.LINK_PASSWORD, "required",
                PolicyOption.LINK_MOST_DAYS, "10");
        var effects = world.as(ana, who -> security.review(who, on)).effects().stream()
                .map(effect -> effect.message() + " " + effect.words()).toList();
        assertThat(effects).contains("links.forecast.on [2]", "links.forecast.bare [1]", "links.forecast.long [2]");
        var other = world.as(world.dee(), who -> security.review(who, java.util.Map.of(
                PolicyOption.LINK_MOST_DAYS, "29")));
        assertThat(other.effects()).as("another network's, where links are off").isEmpty();
    }

    private ProgramWatch watch(List<Path> files) {
        return new ProgramWatch(
                () -> new ProgramFiles(files), () -> List.of(ana.tenant()), scope, findings, journal, transaction,
                desk);
    }

    private List<?> found() {
        return store.rows(ana.tenant(), "select 1 from finding where rule = 'program-changed'");
    }
}
