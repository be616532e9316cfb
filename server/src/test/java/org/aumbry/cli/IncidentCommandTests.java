package org.aumbry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.operators.InstallationEntry;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** One question at the prompt to the journals of all networks. */
@AumbryTest
class IncidentCommandTests {

    @TempDir private Path folder;
    @Autowired private World world;
    @Autowired private ApplicationContext context;
    @Autowired private Journal journal;
    @Autowired private InstallationJournal installation;
    @Autowired private TenantScope scope;
    @Autowired private TransactionTemplate transaction;

    private final String address = "2001:db8::" + Integer.toHexString((int) (System.nanoTime() & 0xffff)) + ":"
            + Integer.toHexString((int) (System.nanoTime() >> 16 & 0xffff));
    private final UUID key = UUID.randomUUID();
    private Person ada;
    private Person ben;
    private Person eva;
    private UUID plan;
    private UUID draft;

    @BeforeEach
    void anAddressThatWasInTwoOfThreeNetworks() {
        ada = network("Ada");
        ben = network("Ben");
        eva = network("Eva");
        plan = UUID.randomUUID();
        draft = UUID.randomUUID();
        record(ada, null, address, "document.download", plan);
        record(ada, key, "198.51.100.80", "document.open", UUID.randomUUID());
        record(ben, null, address, "document.open", draft);
        record(ben, null, address, "document.download", draft);
        record(eva, null, "198.51.100.81", "document.open", UUID.randomUUID());
    }

    @Test
    void namesTheNetworksThatWereTouchedAndNoOther() throws IOException {
        var said = said("address", address, "into", folder.toString());
        assertThat(said).contains(ada.tenant() + "  1 entries, 1 things, 1 people")
                .contains(ben.tenant() + "  2 entries, 1 things, 1 people")
                .contains("2 of ").doesNotContain(eva.tenant().toString(), "Ada", "Ben");
        var files = unzip(folder.resolve("reach-" + ben.tenant() + ".zip"));
        assertThat(files.keySet()).containsExactly(
                "entries.jsonl", "notices.txt", "people.jsonl", "summary.json", "things.jsonl");
        assertThat(files.get("things.jsonl")).contains(draft.toString()).doesNotContain(plan.toString());
        assertThat(files.get("entries.jsonl").lines()).hasSize(2);
        assertThat(files.get("people.jsonl")).contains(ben.id().toString());
        assertThat(files.get("notices.txt")).contains("GDPR, article 33", "One thing was opened or changed.");
        assertThat(String.join("", files.values())).doesNotContain("Ben", ben.email(), address);
        assertThat(Files.list(folder)).hasSize(2);
        assertThat(said("key", key.toString())).contains(ada.tenant() + "  1 entries", "1 of ");
        assertThat(said("key", key.toString(), "to", "2020-01-01T00:00:00Z")).contains("0 of ");
    }

    @Test
    void standsInTheJournalsOfTheInstallationAndOfEachNetworkConcerned() {
        said("address", address);
        assertThat(installation.newest(List.of("incident.reach"), 50))
                .filteredOn(entry -> address.equals(entry.details().get("of-address")))
                .extracting(InstallationEntry::network)
                .containsExactlyInAnyOrder(null, ada.tenant(), ben.tenant());
        var browser = world.browserOf(ben);
        Awaitility.await().atMost(Duration.ofSeconds(180)).untilAsserted(() ->
                assertThat(browser.get("/admin/journal/export.jsonl?verb=incident.").body())
                        .contains("incident.reach", address, "\"things\":\"1\""));
        assertThat(world.browserOf(eva).get("/admin/journal/export.jsonl?verb=incident.").body())
                .doesNotContain("incident.reach");
    }

    @Test
    void aQuestionThatNarrowsNothingOrCannotBeReadIsRefused() {
        for (var words : List.of(
                List.of("to", "2026-01-01T00:00:00Z"), List.of("address"), List.<String>of(),
                List.of("session", "x"), List.of("from", "yesterday"), List.of("color", "red"))) {
            assertThat(IncidentCommand.run(context, words, new PrintStream(new ByteArrayOutputStream())))
                    .as(words.toString()).isNotZero();
        }
    }

    private String said(String... words) {
        var out = new ByteArrayOutputStream();
        assertThat(IncidentCommand.run(context, List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .as("1 when other tests left a network that can't be asked").isIn(0, 1);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Person network(String name) {
        var tag = UUID.randomUUID().toString();
        return world.network(name + " " + tag, name + " Radius", name.toLowerCase(java.util.Locale.ROOT) + "-" + tag
                + "@radius.example");
    }

    private void record(Person person, UUID token, String from, String verb, UUID document) {
        var who = new Principal(person.tenant(), person.id(), false, false, null, token, Set.of("read"), from);
        scope.run(person.tenant(), () -> transaction.executeWithoutResult(
                open -> journal.record(who, verb, new ObjectRef("document", document))));
    }

    private static Map<String, String> unzip(Path file) throws IOException {
        var files = new TreeMap<String, String>();
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(names).doesNotHaveDuplicates();
        return files;
    }
}
