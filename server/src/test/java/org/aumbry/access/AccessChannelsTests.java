package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Permission;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The slow second answer against the running product, through its doors: API, page, search, its page and its counts,
 * suggestions, listing, download, cover.
 */
@Tag("slow")
@AumbryTest
class AccessChannelsTests {

    private static final int FOLDERS = 5;
    private static final int DOCUMENTS = 24;
    private static final int FACTS = 22;

    @Autowired
    private World world;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Folders folders;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Groups groups;

    @Autowired
    private Grants grants;

    @Autowired
    private List<Shareable> shareables;

    private final Random random = new Random(20261129);
    private final OracleWorld truth = new OracleWorld();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, GroupId> groupIds = new LinkedHashMap<>();
    private final Map<String, Made> made = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private Person ana;

    /** A thing in the product. */
    private record Made(String kind, UUID id, Place place, String around) {}

    @Test
    void everyDoorAnswersAsTheSecondAnswerDoes() {
        build();
        int asked = 0;
        var differences = new ArrayList<String>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < FACTS; i++) {
                share();
            }
            asked += ask(differences);
        }
        assertThat(differences).isEmpty();
        assertThat(asked).isGreaterThan(1_500);
    }

    private int ask(List<String> differences) {
        int asked = 0;
        for (var asker : people.entrySet()) {
            var browser = world.browserOf(asker.getValue());
            for (var document : words.keySet()) {
                var verbs = truth.verbs(asker.getKey(), document, 0);
                for (var door : doors(document).entrySet()) {
                    asked++;
                    boolean expected = door.getKey().equals("listing")
                            ? verbs.contains(Permission.VIEW)
                                    && truth.may(asker.getKey(), made.get(document).around(), Permission.VIEW, 0)
                            : verbs.contains(door.getKey().equals("download") ? Permission.DOWNLOAD : Permission.VIEW);
                    if (door.getValue().apply(browser) != expected) {
                        differences.add("%s on %s through %s: not %s".formatted(
                                asker.getKey(), document, door.getKey(), expected));
                    }
                }
            }
        }
        return asked;
    }

    private Map<String, Function<Browser, Boolean>> doors(String document) {
        var thing = made.get(document);
        var id = thing.id().toString();
        var word = words.get(document);
        var doors = new LinkedHashMap<String, Function<Browser, Boolean>>();
        doors.put("api", browser -> browser.get("/api/v1/documents/" + id).status() == 200);
        doors.put("page", browser -> browser.get("/documents/" + id).status() == 200);
        doors.put("search", browser -> browser.get("/api/v1/search?q=" + word).body().contains(id));
        doors.put("count", browser -> !browser.get("/api/v1/search?q=" + word)
                .find("\"total\":([0-9]+)").equals("0"));
        doors.put("search page", browser -> browser.get("/search?q=" + word).body().contains("/documents/" + id));
        doors.put("suggestions", browser -> browser.get("/api/v1/search/suggest?q=" + word).body().contains(id));
        doors.put("listing", browser -> browser.get("/api/v1/" + listing(thing)).body().contains(id));
        doors.put("download", browser -> browser.get("/api/v1/documents/" + id + "/content").status() == 200);
        doors.put("cover", browser -> browser.get("/documents/" + id + "/versions/1/cover-64.jpg").status() == 200);
        return doors;
    }

    private static String listing(Made thing) {
        var folder = thing.place().folder();
        return folder == null
                ? "spaces/" + thing.place().space() + "/items?limit=200"
                : "folders/" + folder + "/items?limit=200";
    }

    private void build() {
        var tag = UUID.randomUUID().toString();
        ana = world.network("Doors " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        person("ana", ana, false);
        person("bo", world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER), false);
        person("bob", world.add(ana, "Bob Berg", "bob-" + tag + "@acme.example", Role.MEMBER), false);
        person("cy", world.add(ana, "Cy Casal", "cy-" + tag + "@acme.example", Role.GUEST), true);
        person("cyd", world.add(ana, "Cyd Casal", "cyd-" + tag + "@acme.example", Role.GUEST), true);
        group("outer", List.of("inner", "bob"));
        group("inner", List.of("bo", "cy"));
        group("guests", List.of("cy", "cyd"));
        truth.members.forEach((name, members) -> members.forEach(member -> world.as(ana, who -> {
            if (groupIds.containsKey(member)) {
                groups.add(who, groupIds.get(name), groupIds.get(member));
            } else {
                groups.add(who, groupIds.get(name), people.get(member).id());
            }
            return true;
        })));
        var settings = new SpaceSettings("Doors", "", JoinMode.INVITATION, false);
        var space = world.as(ana, who -> spaces.add(who, settings)).id();
        thing("space", new Made("space", space.value(), Place.in(space), ""), null);
        truth.facts.add(new OracleWorld.Fact(
                "space", "ana", true, EnumSet.allOf(Permission.class), RandomRights.NEVER));
        for (int i = 0; i < FOLDERS; i++) {
            var around = pick(List.copyOf(made.keySet()));
            var name = "folder" + i;
            var place = inside(around);
            var id = world.as(ana, who -> folders.add(who, place, name)).id();
            thing(name, new Made("folder", id.value(), place, around), around);
        }
        var places = List.copyOf(made.keySet());
        for (int i = 0; i < DOCUMENTS; i++) {
            var name = "document" + i;
            var around = pick(places);
            var place = inside(around);
            var word = "quillon" + (char) ('a' + i) + "zy";
            var text = new ByteArrayInputStream(("About " + word + ".").getBytes(StandardCharsets.UTF_8));
            var id = world.as(ana, who -> uploads.put(who, place, word + ".txt", "", text)).document();
            thing(name, new Made("document", id.value(), place, around), around);
            words.put(name, word);
        }
        awaitReading();
    }

    private void awaitReading() {
        var browser = world.browserOf(ana);
        for (var document : words.keySet()) {
            var doors = doors(document);
            for (int i = 0; i < 600; i++) {
                if (doors.get("cover").apply(browser) && doors.get("search").apply(browser)) {
                    break;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    /** Gives or takes something at random, in the product and in the second answer alike; never what is ana's. */
    private void share() {
        var thing = pick(List.copyOf(made.keySet()));
        boolean breaks = !thing.equals("space") && random.nextInt(6) == 0 && !truth.things.get(thing).broken();
        if (breaks) {
            world.as(ana, who -> {
                grants.breakInheritance(who, own(thing), false);
                return true;
            });
            truth.things.put(thing, new OracleWorld.Thing(thing, truth.things.get(thing).around(), true));
            truth.facts.add(new OracleWorld.Fact(
                    thing, "ana", true, EnumSet.allOf(Permission.class), RandomRights.NEVER));
            return;
        }
        boolean given = random.nextInt(10) < 7;
        var to = pick(List.of("bo", "bob", "cy", "cyd", "outer", "inner", "guests", given ? "*" : "bo"));
        var verbs = EnumSet.of(pick(List.of(
                Permission.VIEW, Permission.COMMENT, Permission.DOWNLOAD, Permission.DOWNLOAD, Permission.EDIT)));
        world.as(ana, who -> grants.grant(
                who, own(thing), new GrantSpec(subject(to), given ? Effect.ALLOW : Effect.DENY, verbs, null)));
        truth.facts.removeIf(fact ->
                fact.thing().equals(thing) && fact.to().equals(to) && fact.given() == given);
        truth.facts.add(new OracleWorld.Fact(thing, to, given, verbs, RandomRights.NEVER));
    }

    private AccessClass own(String thing) {
        var what = made.get(thing);
        var shareable = shareables.stream().filter(each -> each.kind().equals(what.kind())).findAny().orElseThrow();
        return world.as(ana, who -> what.kind().equals("space")
                ? shareable.find(who, what.id()).accessClass()
                : shareable.ownClass(who, what.id()));
    }

    private Subject subject(String to) {
        if (to.equals("*")) {
            return Subject.everyone();
        }
        return groupIds.containsKey(to) ? Subject.group(groupIds.get(to)) : Subject.user(people.get(to).id());
    }

    private void person(String name, Person person, boolean guest) {
        people.put(name, person);
        truth.askers.put(name, new OracleWorld.Asker(name, guest, false, RandomRights.NEVER));
    }

    private void group(String name, List<String> members) {
        groupIds.put(name, world.as(ana, who -> groups.create(who, GroupKind.PEOPLE, name)).id());
        truth.members.put(name, Set.copyOf(members));
    }

    private void thing(String name, Made what, String around) {
        made.put(name, what);
        truth.things.put(name, new OracleWorld.Thing(name, around, around == null));
    }

    private Place inside(String around) {
        var thing = made.get(around);
        return thing.kind().equals("space") ? thing.place() : folders(thing);
    }

    private Place folders(Made thing) {
        return world.as(ana, who -> folders.get(who, new FolderId(thing.id()))).inside();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
