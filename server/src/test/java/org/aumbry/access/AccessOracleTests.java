package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.junit.jupiter.api.Test;

/**
 * Asks the authorizer and the slow second answer more than a million questions about made-up networks: person or
 * link, thing, verb, and in which of its forms the authorizer answers (the map of a page, the classes of a query, the
 * audience, the explanation).
 */
class AccessOracleTests {

    private static final int WORLDS = 420;
    private static final int AT = 10;
    private static final Instant NOW = Instant.EPOCH.plusSeconds(AT);

    @Test
    void bothAnswersAreTheSameOverAMillionQuestions() {
        long asked = 0;
        var differences = new ArrayList<String>();
        for (int seed = 1; seed <= WORLDS; seed++) {
            var world = RandomRights.of(seed);
            asked += compare(seed, world, world, differences);
        }
        assertThat(differences).isEmpty();
        assertThat(asked).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void oneForgottenDenialWouldBeNoticed() {
        int noticed = 0;
        for (int seed = 1; seed <= 20; seed++) {
            var whole = RandomRights.of(seed);
            var forgetful = RandomRights.of(seed);
            forgetful.facts.removeIf(fact -> !fact.given());
            var differences = new ArrayList<String>();
            compare(seed, whole, forgetful, differences);
            noticed += differences.isEmpty() ? 0 : 1;
        }
        assertThat(noticed).isGreaterThan(10);
    }

    /** What the slow answer says of one world against what the authorizer says of the other. */
    private static long compare(int seed, OracleWorld truth, OracleWorld told, List<String> differences) {
        var program = new Program(told);
        long asked = 0;
        for (var asker : truth.askers.values()) {
            for (var thing : truth.things.keySet()) {
                var expected = truth.verbs(asker.name(), thing, AT);
                for (var answer : program.answers(asker, thing).entrySet()) {
                    asked += Permission.values().length;
                    if (!answer.getValue().equals(expected)) {
                        differences.add("world %d, %s on %s by %s: %s instead of %s".formatted(
                                seed, asker.name(), thing, answer.getKey(), answer.getValue(), expected));
                    }
                }
            }
        }
        return asked;
    }

    /** The same world as the program keeps it. */
    private static final class Program {

        private final OracleWorld world;
        private final Map<String, UUID> ids = new HashMap<>();
        private final Map<String, Long> classes = new HashMap<>();
        private final List<Grant> grants = new ArrayList<>();
        private final Tree tree;
        private final People people;
        private final Map<String, AccessMap> maps = new HashMap<>();
        private final Map<String, Audience> audiences = new HashMap<>();

        Program(OracleWorld world) {
            this.world = world;
            world.askers.keySet().forEach(name -> ids.put(name, UUID.randomUUID()));
            world.members.keySet().forEach(name -> ids.put(name, UUID.randomUUID()));
            world.things.keySet().stream().sorted().forEach(name -> classes.put(name, classes.size() + 1L));
            this.tree = Tree.of(world.things.values().stream().map(this::container).toList());
            world.facts.forEach(fact -> grants.add(grant(fact)));
            this.people = people();
        }

        Map<String, Set<Permission>> answers(OracleWorld.Asker asker, String thing) {
            var id = new AccessClass(classes.get(thing));
            var map = maps.computeIfAbsent(asker.name(), name -> map(asker));
            var answers = new HashMap<String, Set<Permission>>();
            answers.put("map", Permission.of(map.mask(id)));
            answers.put("query", Arrays.stream(Permission.values())
                    .filter(verb -> Arrays.binarySearch(map.classes(verb), id.value()) >= 0)
                    .collect(Collectors.toSet()));
            if (!asker.link()) {
                var user = new UserId(ids.get(asker.name()));
                var audience = audiences.computeIfAbsent(thing, name -> audience(id));
                answers.put("audience", audience.members().stream()
                        .filter(member -> member.user().equals(user))
                        .findAny()
                        .map(Audience.Member::permissions)
                        .orElse(Set.of()));
                answers.put("why", why(user, id));
            }
            return answers;
        }

        private Set<Permission> why(UserId user, AccessClass id) {
            var chain = tree.chain(id);
            return Arrays.stream(Permission.values())
                    .filter(verb -> AudienceRules.decide(user, verb, chain, on(chain), people).allowed())
                    .collect(Collectors.toSet());
        }

        private Audience audience(AccessClass id) {
            var chain = tree.chain(id);
            return AudienceRules.audience(chain, on(chain), people);
        }

        private AccessMap map(OracleWorld.Asker asker) {
            var id = ids.get(asker.name());
            if (asker.link()) {
                var link = new Subject.OfLink(id);
                var makers = AccessRules.makers(grants, link, people);
                var counting = grants.stream()
                        .filter(grant -> AccessRules.countsForLink(grant, link, makers))
                        .toList();
                return new AccessMap(1, AccessCache.masks(tree, counting, NOW, AccessRules.ALL));
            }
            var user = new UserId(id);
            var guest = people.guests().get(user);
            if (guest == null) {
                return new AccessMap(1, Map.of());
            }
            var subjects = People.ids(user, people.groupsOf(user));
            var mine = grants.stream()
                    .filter(grant -> grant.subject().id() == null ? !guest : subjects.contains(grant.subject().id()))
                    .toList();
            return new AccessMap(1, AccessCache.masks(tree, mine, NOW, people.ceiling(user)));
        }

        private List<Grant> on(List<Container> chain) {
            var here = chain.stream().map(Container::id).collect(Collectors.toSet());
            return grants.stream()
                    .filter(grant -> here.contains(grant.accessClass()) && !grant.expired(NOW))
                    .toList();
        }

        private Container container(OracleWorld.Thing thing) {
            var around = thing.around() == null ? null : new AccessClass(classes.get(thing.around()));
            return new Container(
                    new AccessClass(classes.get(thing.name())), new ObjectRef("folder", UUID.randomUUID()), around,
                    !thing.broken());
        }

        private Grant grant(OracleWorld.Fact fact) {
            var to = fact.to();
            var subject = to.equals("*")
                    ? Subject.everyone()
                    : to.startsWith("group")
                    ? Subject.group(new GroupId(ids.get(to)))
                    : to.startsWith("link") ? Subject.link(ids.get(to)) : Subject.user(new UserId(ids.get(to)));
            var effect = fact.given() ? Effect.ALLOW : Effect.DENY;
            int mask = AccessRules.normalised(effect, Permission.mask(fact.verbs()));
            var ends = fact.endsAt() == RandomRights.NEVER ? null : Instant.EPOCH.plusSeconds(fact.endsAt());
            return new Grant(
                    new GrantId(UUID.randomUUID()), new AccessClass(classes.get(fact.thing())), subject, effect,
                    Permission.of(mask), null, ends, maker(to), Instant.EPOCH);
        }

        private UserId maker(String to) {
            var maker = world.makers.get(to);
            return new UserId(maker == null ? new UUID(0, 0) : ids.get(maker));
        }

        private People people() {
            var guests = new HashMap<UserId, Boolean>();
            var ceilings = new HashMap<UserId, Integer>();
            world.askers.values().stream()
                    .filter(asker -> !asker.link() && asker.leavesAt() > AT)
                    .forEach(asker -> guests.put(new UserId(ids.get(asker.name())), asker.guest()));
            world.profiles.forEach(
                    (name, verbs) -> ceilings.put(new UserId(ids.get(name)), Permission.mask(verbs)));
            var users = new HashMap<GroupId, List<UserId>>();
            var groups = new HashMap<GroupId, List<GroupId>>();
            world.members.forEach((group, members) -> {
                var id = new GroupId(ids.get(group));
                users.put(id, members.stream()
                        .filter(name -> name.startsWith("person"))
                        .map(name -> new UserId(ids.get(name)))
                        .toList());
                groups.put(id, members.stream()
                        .filter(name -> name.startsWith("group"))
                        .map(name -> new GroupId(ids.get(name)))
                        .toList());
            });
            return new People(guests, users, groups, ceilings, Instant.MAX);
        }
    }
}
