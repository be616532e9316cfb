package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.aumbry.access.Effect;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Shareable;
import org.aumbry.access.Subject;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.Permission;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many documents as one file. */
@AumbryTest
class ArchiveWebTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Grants grants;
    @Autowired Journal journal;
    @Autowired List<Shareable> shareables;

    private SpaceId space;
    private Browser ana;
    private String top;
    private String inner;
    private String folder;

    @BeforeEach
    void aSpaceWithAFolder() {
        space = Files.space(world, spaces, world.ana(), "Packed " + UUID.randomUUID());
        ana = world.browserOf(world.ana());
        top = Files.put(ana, space, "top.txt", "on top");
        inner = Files.put(ana, space, "inner.txt", "inside");
        folder = ana.json("POST", "/api/v1/folders", "{\"title\":\"Con\",\"place\":{\"space\":\"" + space + "\"}}")
                .find("\"id\":\"([0-9a-f-]{36})\"");
        ana.post("/items/move", "select", "document:" + inner, "to", "folder:" + folder, "back", "/");
        join(world.bo());
    }

    @Test
    void aSpaceComesOutAsOneFileAndEachDocumentIsADownload() throws IOException {
        var bo = world.browserOf(world.bo());
        assertThat(bo.get("/items/archive?item=space:" + space).body()).contains("2 documents", "12 bytes");

        var file = bo.post("/items/archive/file", "select", "space:" + space);

        assertThat(file.header("Content-Type")).contains("application/zip");
        assertThat(file.header("Content-Disposition").orElse("")).contains("Packed", ".zip");
        assertThat(unpacked(file.bytes())).isEqualTo(Map.of("top.txt", "on top", "_Con/inner.txt", "inside"));
        for (var document : List.of(top, inner)) {
            assertThat(downloadsOf(document, world.bo())).as(document).isEqualTo(1);
        }
        var api = bo.get("/api/v1/folders/" + folder + "/archive");
        assertThat(unpacked(api.bytes())).isEqualTo(Map.of("_Con/inner.txt", "inside"));
        assertThat(downloadsOf(inner, world.bo())).isEqualTo(2);
    }

    @Test
    void whatMayOnlyBeViewedStaysOut() throws IOException {
        world.as(world.ana(), who -> {
            var documents = shareables.stream().filter(each -> each.kind().equals("document")).findFirst()
                    .orElseThrow();
            var own = documents.ownClass(who, UUID.fromString(inner));
            return grants.grant(who, own, new GrantSpec(
                    Subject.user(world.bo().id()), Effect.DENY, Set.of(Permission.DOWNLOAD), null));
        });
        var bo = world.browserOf(world.bo());

        assertThat(bo.get("/items/archive?item=space:" + space).body())
                .contains("1 document", "One document stays out");
        assertThat(unpacked(bo.post("/items/archive/file", "select", "space:" + space).bytes()))
                .isEqualTo(Map.of("top.txt", "on top"));
        assertThat(downloadsOf(inner, world.bo())).isZero();
    }

    @Test
    void outsidersGetWhatNobodyWouldGet() {
        var nobody = UUID.randomUUID();
        for (var person : List.of(world.cy(), world.dee())) {
            var browser = world.browserOf(person);
            for (var item : List.of("space:" + space, "folder:" + folder, "document:" + top)) {
                var none = item.substring(0, item.indexOf(':') + 1) + nobody;
                for (var path : List.of("/items/archive", "/items/archive/file")) {
                    var answer = browser.post(path, "select", item);
                    assertThat(answer.status()).as(person.name() + item).isEqualTo(404);
                    assertThat(answer.body().length())
                            .isEqualTo(browser.post(path, "select", none).body().length());
                }
            }
        }
    }

    private void join(Person person) {
        world.as(world.ana(), who -> {
            memberships.add(who, space, person.id());
            return true;
        });
    }

    private long downloadsOf(String document, Person person) {
        return world.as(world.ana(), who -> journal.ofObject(
                        UUID.fromString(document), JournalCursor.newest(), 100).stream()
                .filter(entry -> entry.verb().equals("document.download") && person.id().equals(entry.user()))
                .count());
    }

    private static Map<String, String> unpacked(byte[] bytes) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
