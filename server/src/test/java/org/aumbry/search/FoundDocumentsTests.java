package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.access.Grants;
import org.aumbry.access.Shareable;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Real documents, uploaded and read: found at their words by members, the moment anything changes. */
@AumbryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundDocumentsTests {

    private static final long PATIENCE_NANOS = 240_000_000_000L;
    private static final long PAUSE_NANOS = 100_000_000L;

    @Autowired
    private World world;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Documents documents;

    @Autowired
    private Trash trash;

    @Autowired
    private List<Shareable> shareables;

    @Autowired
    private Grants grants;

    @Autowired
    private Search search;

    private Person owner;
    private Person member;
    private SpaceId space;
    private String word;
    private DocumentId document;

    @BeforeAll
    void aNetwork() {
        var mark = UUID.randomUUID().toString();
        owner = world.network("Orchard " + mark, "Ana Orchard", "ana-" + mark + "@orchard.example");
    }

    @BeforeEach
    void aDocumentInASpace() {
        var mark = UUID.randomUUID().toString().replace("-", "").substring(0, 10);
        word = "quince" + mark;
        member = world.add(owner, "Bo Orchard", "bo" + mark + "@orchard.example", Role.MEMBER);
        space = world.as(owner, who ->
                spaces.add(who, new SpaceSettings("Harvest " + mark, "", JoinMode.INVITATION, false)).id());
        document = put("Harvest plan.md", "# Plan\n\nFirst we prune. Then the " + word + " is picked in October.\n");
        await(owner, word);
    }

    private DocumentId put(String name, String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return world.as(owner, who -> uploads.put(who, Place.in(space), name, "", bytes)).document();
    }

    private Answer find(Person person, String typed) {
        return world.as(person, who -> search.find(who, Question.of(typed)));
    }

    private int searchable(Person person) {
        return world.as(person, search::searchable);
    }

    /** Reading happens in another process; what is found is exact once it has been read. */
    private void await(Person person, String typed) {
        var until = System.nanoTime() + PATIENCE_NANOS;
        while (find(person, typed).total() == 0) {
            if (System.nanoTime() > until) {
                fail("the document was never read");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Test
    void aHitOpensAtTheExactWords() {
        var page = world.browserOf(owner).get("/search?q=" + word);
        assertThat(page.body()).contains("Harvest plan", "<mark>" + word + "</mark>", "Only you");
        var href = page.find("href=\"(/documents/[^\"]*at=[^\"#]*)#at\"").replace("&amp;", "&");
        var reader = world.browserOf(owner).get(href);
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.body()).contains("id=\"at\"", word);
    }

    @Test
    void membersFindItFromTheMomentTheyAreInUntilTheyAreOut() {
        assertThat(find(member, word).total()).isZero();
        assertThat(searchable(member)).isZero();
        world.as(owner, who -> {
            memberships.add(who, space, member.id());
            return true;
        });
        assertThat(find(member, word).total()).isEqualTo(1);
        assertThat(searchable(member)).isEqualTo(1);
        assertThat(world.browserOf(member).get("/search?q=" + word).body()).contains("2 people", "space=" + space);
        world.as(owner, who -> {
            memberships.remove(who, space, member.id());
            return true;
        });
        assertThat(find(member, word).total()).isZero();
        assertThat(find(world.dee(), word).total()).isZero();
    }

    @Test
    void aDocumentCutOffFromItsSpaceIsGoneForMembersAtOnce() {
        world.as(owner, who -> {
            memberships.add(who, space, member.id());
            return true;
        });
        assertThat(find(member, word).total()).isEqualTo(1);
        world.as(owner, who -> {
            var ofDocuments = shareables.stream().filter(each -> each.kind().equals("document")).findFirst()
                    .orElseThrow();
            grants.breakInheritance(who, ofDocuments.ownClass(who, document.value()), false);
            return true;
        });
        assertThat(find(member, word).total()).isZero();
        assertThat(find(owner, word).total()).isEqualTo(1);
    }

    @Test
    void renamingTrashingAndRestoringAreSeenByTheNextQuestion() {
        world.as(owner, who -> documents.rename(who, document, "Pomology of " + word + ".md"));
        assertThat(find(owner, "pomology").total()).isEqualTo(1);
        world.as(owner, who -> trash.put(who, List.of(document.ref())));
        assertThat(find(owner, word).total()).isZero();
        assertThat(find(owner, "pomology").total()).isZero();
        world.as(owner, who -> trash.restore(who, List.of(document.ref())));
        assertThat(find(owner, word).total()).isEqualTo(1);
    }
}
