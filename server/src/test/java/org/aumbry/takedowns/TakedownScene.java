package org.aumbry.takedowns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Folder;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Principal;
import org.aumbry.operators.OperatorWork;
import org.aumbry.operators.Order;
import org.aumbry.operators.Orders;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Readings;
import org.aumbry.snips.NewSnip;
import org.aumbry.snips.Snips;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A network with a document in a folder of a space, two versions and a snip of it, that can be taken down. */
@Lazy
@Component
class TakedownScene {

    static final String TITLE = "Zanzibar ledger.txt";
    static final List<String> MARKS = List.of("Zanzibar", "cormorant", "Brackish", "sandbank");
    private static final String QUOTE = "The cormorant owes nine crowns.";
    private static final String INSIGHT = "Brackish insight";
    private static final String WORDS = "Shared opening words.\n\n" + QUOTE + "\n\nLast.";

    private final World world;
    private final Staff staff;
    private final Spaces spaces;
    private final Memberships memberships;
    private final Folders folders;
    private final Documents documents;
    private final Uploads uploads;
    private final Readings readings;
    private final Snips snips;
    private final Orders orders;
    private final OperatorWork work;

    TakedownScene(
            World world, Staff staff, Spaces spaces, Memberships memberships, Folders folders, Documents documents,
            Uploads uploads, Readings readings, Snips snips, Orders orders, OperatorWork work) {
        this.world = world;
        this.staff = staff;
        this.spaces = spaces;
        this.memberships = memberships;
        this.folders = folders;
        this.documents = documents;
        this.uploads = uploads;
        this.readings = readings;
        this.snips = snips;
        this.orders = orders;
        this.work = work;
    }

    /**
     * One such network.
     *
     * @param reader a browser of the administrator, who is a member of both spaces
     * @param before the bytes of the second version
     */
    record Kept(
            Person admin, Person owner, Browser reader, Place space, Place other, Folder folder, DocumentId document,
            DocumentId neighbour, UUID snip, byte[] before) {}

    Kept make() {
        var tag = UUID.randomUUID();
        var admin = world.network("Ways " + tag, "Ana Ways", "ana-" + tag + "@ways.example");
        var owner = world.add(admin, "Bo Ways", "bo-" + tag + "@ways.example", Role.MEMBER);
        var space = place(admin, owner, "Harbour");
        var other = place(admin, owner, "Archive");
        var folder = world.as(owner, who -> folders.add(who, space, "Books"));
        var document = put(owner, folder.inside(), TITLE, WORDS);
        var neighbour = put(owner, folder.inside(), "Plain ledger.txt", "Shared opening words.");
        world.as(owner, who -> uploads.putVersion(who, document, TITLE, bytes(WORDS + "\n\nMore.")));
        awaitReading(owner, document, 1);
        awaitReading(owner, document, 2);
        var snip = world.as(owner, who -> {
            int start = readings.text(who, document, 2).indexOf(QUOTE);
            return snips.add(who, new NewSnip(
                    document, 2, start, start + QUOTE.length(), "", INSIGHT, "", List.of("sandbank"))).id().value();
        });
        var reader = world.signIn(admin);
        var before = reader.get("/documents/" + document + "/download").bytes();
        return new Kept(admin, owner, reader, space, other, folder, document, neighbour, snip, before);
    }

    <T> T as(Kept kept, Function<Principal, T> act) {
        return world.as(kept.owner(), act);
    }

    void takeDown(Kept kept) {
        order(kept, Order.Kind.TAKEDOWN);
    }

    void lift(Kept kept) {
        order(kept, Order.Kind.LIFT);
    }

    /** Whoever could see it is told 451, and no list shows a word of it. */
    void assertKept(Kept kept) {
        var reader = kept.reader();
        assertThat(reader.get("/documents/" + kept.document()).status()).isEqualTo(451);
        assertThat(reader.get("/documents/" + kept.document() + "/versions/1/download").status()).isEqualTo(451);
        assertThat(reader.get("/snips/" + kept.snip()).status()).isEqualTo(451);
        for (var list : List.of(
                "/folders/" + kept.folder().id(), "/spaces/" + kept.space().space(), "/spaces/" + kept.other().space(),
                "/api/v1/folders/" + kept.folder().id() + "/items", "/snips", "/search?q=ledger", "/")) {
            var body = reader.get(list).body();
            assertThat(MARKS.stream().filter(body::contains)).as(list).isEmpty();
        }
    }

    /** All of it is there again: bytes, versions, title, place, snip, and where it is found. */
    void assertAsBefore(Kept kept) {
        var reader = kept.reader();
        assertThat(reader.get("/documents/" + kept.document() + "/download").bytes()).isEqualTo(kept.before());
        var versions = as(kept, who -> documents.versions(who, kept.document()));
        assertThat(versions).extracting(version -> version.number()).containsExactly(2, 1);
        var now = as(kept, who -> documents.get(who, kept.document()));
        assertThat(now.title()).isEqualTo(TITLE);
        assertThat(now.place()).isEqualTo(kept.folder().inside());
        assertThat(reader.get("/snips/" + kept.snip()).status()).isIn(200, 303);
        assertThat(reader.get("/snips").body()).contains(QUOTE, INSIGHT);
        assertThat(reader.get("/search?q=ledger").body()).contains("Zanzibar");
        assertThat(reader.get("/folders/" + kept.folder().id()).body()).contains("Zanzibar");
    }

    private void order(Kept kept, Order.Kind kind) {
        var order = orders.propose(staff.active("Yan").onDuty(), new Orders.Wish(
                kind, kept.admin().tenant(), kept.document().value(),
                Map.of("reason", "Notice 12", "category", "copyright")));
        orders.confirm(staff.active("Zoe").onDuty(), order.id());
        Awaitility.await().atMost(Duration.ofSeconds(180)).until(() -> {
            work.carryOut();
            return orders.newest().stream().anyMatch(
                    each -> each.id().equals(order.id()) && each.state() == Order.State.CARRIED_OUT);
        });
    }

    private Place place(Person admin, Person owner, String name) {
        return world.as(owner, who -> {
            var made = spaces.add(who, new SpaceSettings(name, "", JoinMode.OPEN, true)).id();
            memberships.add(who, made, admin.id());
            return Place.in(made);
        });
    }

    private DocumentId put(Person owner, Place place, String name, String text) {
        return world.as(owner, who -> uploads.put(who, place, name, "", bytes(text)).document());
    }

    private void awaitReading(Person owner, DocumentId id, int version) {
        Awaitility.await().atMost(Duration.ofSeconds(300)).until(() ->
                world.as(owner, who -> readings.get(who, id, version)).state() == ReadingState.READY);
    }

    static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
