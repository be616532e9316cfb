package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the decision tables; each answer is worked out twice, for the person's map and for the audience. */
class AccessRulesTests {

    static Stream<String> tables() throws IOException {
        try (var in = AccessRulesTests.class.getResourceAsStream("/access/spaces.access")) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^---$"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyLineOfTheTableHolds(String table) {
        var world = new TableWorld();
        int expectations = 0;
        for (var line : table.lines().toList()) {
            var words = line.replaceAll("#.*", "").trim().split("\\s+");
            if (words[0].equals("expect")) {
                world.expect(line, words);
                expectations++;
            } else if (!words[0].isEmpty()) {
                world.read(words);
            }
        }
        assertThat(expectations).isPositive();
    }

    private static final class TableWorld {

        private final Map<String, UserId> users = new LinkedHashMap<>();
        private final Map<UserId, Boolean> guests = new LinkedHashMap<>();
        private final Map<String, GroupId> groups = new HashMap<>();
        private final Map<GroupId, List<UserId>> directUsers = new HashMap<>();
        private final Map<GroupId, List<GroupId>> directGroups = new HashMap<>();
        private final Map<String, Container> containers = new LinkedHashMap<>();
        private final List<Grant> grants = new ArrayList<>();

        void read(String[] words) {
            switch (words[0]) {
                case "person", "guest" -> {
                    var user = new UserId(UUID.randomUUID());
                    users.put(words[1], user);
                    guests.put(user, words[0].equals("guest"));
                }
                case "group" -> group(words);
                case "space", "folder", "document" -> container(words);
                case "allow", "deny" -> grants.add(grant(words));
                default -> throw new IllegalArgumentException("no such line: " + words[0]);
            }
        }

        private void group(String[] words) {
            var group = groupNamed(words[1].replace(":", ""));
            for (var member : Arrays.copyOfRange(words, 2, words.length)) {
                if (users.containsKey(member)) {
                    directUsers.computeIfAbsent(group, key -> new ArrayList<>()).add(users.get(member));
                } else {
                    directGroups.computeIfAbsent(group, key -> new ArrayList<>()).add(groupNamed(member));
                }
            }
        }

        private GroupId groupNamed(String name) {
            return groups.computeIfAbsent(name, key -> new GroupId(UUID.randomUUID()));
        }

        private void container(String[] words) {
            var id = new AccessClass(containers.size() + 1L);
            var parent = words.length > 3 ? containers.get(words[3]).id() : null;
            boolean inherits = parent != null && !words[words.length - 1].equals("broken");
            containers.put(
                    words[1], new Container(id, new ObjectRef(words[0], UUID.randomUUID()), parent, inherits));
        }

        private Grant grant(String[] words) {
            var subject = switch (words[2]) {
                case "user" -> Subject.user(users.get(words[3]));
                case "group" -> Subject.group(groups.get(words[3]));
                default -> Subject.everyone();
            };
            var effect = Effect.of(words[0]);
            int first = words[2].equals("everyone") ? 3 : 4;
            int mask = AccessRules.normalised(effect, Permission.mask(permissions(words, first)));
            return new Grant(
                    new GrantId(UUID.randomUUID()), containers.get(words[1]).id(), subject, effect,
                    Permission.of(mask), null, null, users.values().iterator().next(), java.time.Instant.EPOCH);
        }

        void expect(String line, String[] words) {
            var user = users.get(words[1]);
            var expected = words[3].equals("nothing") ? Set.<Permission>of() : permissions(words, 3);
            assertThat(byMap(user, containers.get(words[2]))).as("map: " + line).isEqualTo(expected);
            assertThat(byAudience(user, containers.get(words[2]))).as("audience: " + line).isEqualTo(expected);
            for (var permission : Permission.values()) {
                var decision = AudienceRules.decide(
                        user, permission, chain(containers.get(words[2])), grantsIn(words[2]), people());
                assertThat(decision.allowed()).as("why: " + line).isEqualTo(expected.contains(permission));
                assertThat(decision.allowed() && decision.reasons().isEmpty()).as("reason: " + line).isFalse();
            }
        }

        private Set<Permission> byMap(UserId user, Container container) {
            var people = people();
            var mine = new TreeSet<>(People.ids(user, people.groupsOf(user)));
            var own = new HashMap<Long, AccessRules.Sum>();
            for (var grant : grants) {
                var id = grant.subject().id();
                boolean counts = id == null ? !guests.get(user) : mine.contains(id);
                if (counts) {
                    own.merge(
                            grant.accessClass().value(), AccessRules.sum(List.of(grant)), AccessRules.Sum::plus);
                }
            }
            return Permission.of(AccessRules.effective(containers.values(), own)
                    .getOrDefault(container.id().value(), 0));
        }

        private Set<Permission> byAudience(UserId user, Container container) {
            var chain = chain(container);
            return AudienceRules.audience(chain, grantsIn(chain), people()).members().stream()
                    .filter(member -> member.user().equals(user))
                    .findAny()
                    .map(Audience.Member::permissions)
                    .orElse(Set.of());
        }

        private List<Grant> grantsIn(String container) {
            return grantsIn(chain(containers.get(container)));
        }

        private List<Grant> grantsIn(List<Container> chain) {
            var classes = chain.stream().map(Container::id).collect(Collectors.toSet());
            return grants.stream().filter(grant -> classes.contains(grant.accessClass())).toList();
        }

        private List<Container> chain(Container innermost) {
            var byId = containers.values().stream().collect(Collectors.toMap(Container::id, each -> each));
            var chain = new ArrayList<Container>();
            for (var at = innermost; at != null; at = at.inherits() ? byId.get(at.parent()) : null) {
                chain.add(at);
            }
            return chain;
        }

        private People people() {
            return new People(guests, directUsers, directGroups);
        }

        private static Set<Permission> permissions(String[] words, int first) {
            return Arrays.stream(words, first, words.length)
                    .map(word -> Permission.valueOf(word.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
        }
    }
}
