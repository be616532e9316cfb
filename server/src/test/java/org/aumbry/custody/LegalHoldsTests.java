package org.aumbry.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aumbry.checkpoints.HoldWish;
import org.aumbry.checkpoints.Retention;
import org.aumbry.documents.Copies;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is on hold is not destroyed, by nobody, until the hold is lifted; and whoever tries reads which hold it is. */
@AumbryTest
class LegalHoldsTests {

    private static final String PAGE = "/admin/keys/destroyed";

    @Autowired World world;
    @Autowired Retention retention;
    @Autowired DestructionOrders orders;
    @Autowired Destructions destructions;
    @Autowired Seals seals;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Uploads uploads;
    @Autowired Copies copies;
    @Autowired Users users;
    @Autowired Journal journal;
    @Autowired TransactionTemplate transaction;

    private Person kim;
    private Person max;
    private Person lee;
    private SpaceId space;

    @BeforeEach
    void aNetworkWithTwoAdministrators() {
        var tag = UUID.randomUUID().toString();
        kim = world.network("Held " + tag, "Kim Holds", "kim-" + tag + "@held.example");
        max = world.add(kim, "Max Holds", "max-" + tag + "@held.example", Role.ADMIN);
        lee = world.add(kim, "Lee Leaves", "lee-" + tag + "@held.example", Role.MEMBER);
        space = world.as(kim, who -> spaces.add(
                who, new SpaceSettings("Cases", "", JoinMode.OPEN, true)).id());
    }

    @Test
    void aDocumentOnHoldIsNotDestroyedNorWhatSharesItsFilesOrIsAroundIt() {
        var folder = world.as(kim, who -> folders.add(who, Place.in(space), "Letters"));
        var held = upload(kim, folder.inside(), "held.txt");
        var copy = new DocumentId(world.as(kim, who -> copies.copy(
                who, List.of(held.ref()), Place.in(space))).getFirst().ref().id());
        var other = upload(kim, Place.in(space), "other.txt");

        var browser = world.signIn(kim);
        var hold = hold(HoldWish.Scope.OBJECT, held.value());
        var refused = browser.post(PAGE + "/orders",
                Map.of("kind", "document", "number", held.toString(), "reason", "It has to go"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("A hold keeps this from being destroyed", "the hold on a thing of ", hold.toString());
        assertThat(world.signIn(kim).get("/admin/journal/holds").body()).contains("Number " + hold);
        assertThat(browser.json("POST", "/api/v1/keys/destruction-orders", """
                {"kind": "document", "number": "%s", "reason": "It has to go"}""".formatted(held)).status())
                .isEqualTo(409);
        assertThat(order("document", copy.value())).as("a copy has the same file").contains(hold.toString());
        assertThat(order("document", other.value())).isEmpty();
        lift(hold);
        for (var around : List.of(folder.id().value(), space.value(), kim.id().value())) {
            var wider = hold(HoldWish.Scope.OBJECT, around);
            assertThat(order("document", held.value())).as("the folder, the space, who made it")
                    .contains(wider.toString());
            lift(wider);
        }
        assertThat(order("document", held.value())).isEmpty();
    }

    @Test
    void aHoldThatCameAfterTheOrderStopsItToo() {
        var document = upload(kim, Place.in(space), "later.txt");
        assertThat(order("document", document.value())).isEmpty();
        var id = world.as(kim, orders::standing).getFirst().id();
        var hold = world.as(kim, who -> retention.hold(who, new HoldWish(
                HoldWish.Scope.PERIOD, null, Instant.now().minus(Duration.ofDays(1)), null, "Case 7")));
        assertThat(refusal(() -> world.as(max, who -> orders.destroy(who, id, document.toString()))))
                .contains("everything").contains(hold.toString());
        lift(hold);
        assertThat(world.as(max, who -> orders.destroy(who, id, document.toString())).of())
                .isEqualTo(document.value());
    }

    @Test
    void aPersonOnHoldIsNotDestroyedNorOneWhoseKeySealsWhatAHoldKeeps() {
        var document = upload(kim, Place.in(space), "opened.txt");
        var drive = world.as(lee, who -> spaces.privateDrive(who).id());
        var diary = upload(lee, Place.in(drive), "diary.txt");
        world.as(lee, who -> transaction.execute(open -> {
            journal.record(who, "document.open", document.ref(), Map.of("address", "203.0.113.9"));
            return true;
        }));
        world.as(kim, who -> {
            users.deactivate(who, lee.id());
            return true;
        });
        var person = hold(HoldWish.Scope.PERSON, lee.id().value());
        assertThat(order("person", lee.id().value())).contains(person.toString()).contains("person");
        lift(person);
        var inDrive = hold(HoldWish.Scope.OBJECT, diary.value());
        assertThat(order("person", lee.id().value())).contains(inDrive.toString());
        lift(inDrive);
        var opened = hold(HoldWish.Scope.OBJECT, document.value());
        assertThat(order("person", lee.id().value())).as("that lee opened it is sealed under lee's key")
                .contains(opened.toString());
        lift(opened);
        var nobody = hold(HoldWish.Scope.OBJECT, UUID.randomUUID());
        assertThat(order("person", lee.id().value())).isEmpty();
        lift(nobody);
    }

    @Test
    void aSealedSpaceAndTheNetworkWaitForTheHold() {
        var held = upload(kim, Place.in(space), "kept.txt");
        var hold = hold(HoldWish.Scope.OBJECT, held.value());
        var seal = world.as(kim, who -> seals.freeze(who, space, "It has to go")).id();
        assertThat(refusal(() -> world.as(max, who -> destructions.destroy(who, seal, "Cases"))))
                .contains(hold.toString());
        lift(hold);
        assertThat(world.as(max, who -> destructions.destroy(who, seal, "Cases")).of()).isEqualTo(space.value());

        var last = hold(HoldWish.Scope.OBJECT, UUID.randomUUID());
        var browser = world.signIn(max);
        var whole = world.as(kim, who -> seals.freeze(who, Seals.NETWORK, "The contract ended")).id();
        var asked = browser.post(
                PAGE + "/network", Map.of("seal", whole.toString(), "confirm", kim.tenant().toString()));
        assertThat(asked.status()).as("any hold at all keeps the network").isEqualTo(422);
        assertThat(asked.body()).contains(last.toString());
    }

    private UUID hold(HoldWish.Scope scope, UUID subject) {
        return world.as(kim, who -> retention.hold(who, new HoldWish(scope, subject, null, null, "Case 7")));
    }

    private void lift(UUID hold) {
        world.as(kim, who -> {
            retention.lift(who, hold);
            return true;
        });
    }

    /** @return what it was refused with; empty when it was not */
    private String order(String kind, UUID of) {
        return refusal(() -> world.as(kim, who -> orders.order(who, kind, of.toString(), "It has to go")));
    }

    private static String refusal(Runnable act) {
        @Nullable Refusal refused = null;
        try {
            act.run();
        } catch (Refusal no) {
            refused = no;
        }
        if (refused == null) {
            return "";
        }
        assertThat(refused.code()).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(refused.messageKey()).isEqualTo("custody.refusal.held");
        return Objects.toString(refused.arguments());
    }

    private DocumentId upload(Person person, Place place, String name) {
        return world.as(person, (Principal who) -> uploads.put(
                        who, place, name, "", new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8)))
                .document());
    }
}
