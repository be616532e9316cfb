package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;

/**
 * What one decision table describes, line by line.
 *
 * <p>{@code person NAME}, {@code guest NAME [until SECOND]}, {@code group NAME: members}, {@code profile NAME verbs},
 * {@code link NAME [by PERSON]}; {@code space NAME}, {@code folder|document NAME in AROUND [broken]}; {@code
 * allow|deny WHERE user|group|link NAME|everyone [until SECOND] verbs}; {@code at SECOND} moves the time; {@code
 * expect NAME WHERE verbs|nothing} asks.
 */
final class TableWorld {

    private final Map<String, UserId> users = new LinkedHashMap<>();
    private final Map<String, UUID> links = new HashMap<>();
    private final Map<UUID, UserId> makers = new HashMap<>();
    private final Map<UserId, Boolean> guests = new LinkedHashMap<>();
    private final Map<UserId, Instant> ends = new HashMap<>();
    private final Map<UserId, Integer> ceilings = new HashMap<>();
    private final Map<String, GroupId> groups = new HashMap<>();
    private final Map<GroupId, List<UserId>> directUsers = new HashMap<>();
    private final Map<GroupId, List<GroupId>> directGroups = new HashMap<>();
    private final Map<String, Container> containers = new LinkedHashMap<>();
    private final List<Grant> grants = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    static String[] words(String line) {
        return line.replaceAll("#.*", "").trim().split("\\s+");
    }

    void read(String[] words) {
        switch (words[0]) {
            case "person", "guest" -> person(words);
            case "link" -> link(words);
            case "group" -> group(words);
            case "profile" -> ceilings.put(
                    users.get(words[1]), AccessRules.normalised(Effect.ALLOW, Permission.mask(permissions(words, 2))));
            case "space", "folder", "document" -> container(words);
            case "allow", "deny" -> grants.add(grant(words));
            case "at" -> now = second(words[1]);
            default -> throw new IllegalArgumentException("no such line: " + words[0]);
        }
    }

    void expect(String line, String[] words) {
        var container = containers.get(words[2]);
        var expected = words[3].equals("nothing") ? Set.<Permission>of() : permissions(words, 3);
        if (links.containsKey(words[1])) {
            assertThat(byLink(links.get(words[1]), container)).as(line).isEqualTo(expected);
            assertThat(counted(container)).as(line + " (reach)").isEqualTo(links.values().stream()
                    .filter(link -> !byLink(link, container).isEmpty())
                    .count());
            return;
        }
        var user = users.get(words[1]);
        assertThat(byMap(user, container)).as(line).isEqualTo(expected);
        assertThat(byAudience(user, container)).as(line + " (audience)").isEqualTo(expected);
        for (var permission : Permission.values()) {
            assertThat(decided(user, permission, container)).as(line + " (why " + permission + ")")
                    .isEqualTo(expected.contains(permission));
        }
    }

    private void link(String[] words) {
        var link = UUID.randomUUID();
        links.put(words[1], link);
        if (words.length > 3) {
            makers.put(link, users.get(words[3]));
        }
    }

    private void person(String[] words) {
        var user = new UserId(UUID.randomUUID());
        users.put(words[1], user);
        guests.put(user, words[0].equals("guest"));
        if (words.length > 3) {
            ends.put(user, second(words[3]));
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
        containers.put(words[1], new Container(id, new ObjectRef(words[0], UUID.randomUUID()), parent, inherits));
    }

    private Grant grant(String[] words) {
        boolean everyone = words[2].equals("everyone");
        var subject = switch (words[2]) {
            case "user" -> Subject.user(users.get(words[3]));
            case "group" -> Subject.group(groups.get(words[3]));
            case "link" -> Subject.link(links.get(words[3]));
            default -> Subject.everyone();
        };
        var effect = Effect.of(words[0]);
        int first = everyone ? 3 : 4;
        var until = words[first].equals("until") ? second(words[first + 1]) : null;
        int mask = AccessRules.normalised(
                effect, Permission.mask(permissions(words, until == null ? first : first + 2)));
        return new Grant(
                new GrantId(UUID.randomUUID()), containers.get(words[1]).id(), subject, effect, Permission.of(mask),
                null, until, makers.getOrDefault(subject.id(), new UserId(new UUID(0, 0))), Instant.EPOCH);
    }

    private Set<Permission> byMap(UserId user, Container container) {
        var people = people();
        var guest = people.guests().get(user);
        if (guest == null) {
            return Set.of();
        }
        var ids = People.ids(user, people.groupsOf(user));
        var mine = grants.stream()
                .filter(grant -> grant.subject().id() == null ? !guest : ids.contains(grant.subject().id()))
                .toList();
        var masks = AccessCache.masks(Tree.of(containers.values()), mine, now, people.ceiling(user));
        return Permission.of(new AccessMap(1, masks).mask(container.id()));
    }

    private Set<Permission> byLink(UUID link, Container container) {
        var holder = new Subject.OfLink(link);
        var makers = AccessRules.makers(grants, holder, people());
        var counting = grants.stream()
                .filter(grant -> AccessRules.countsForLink(grant, holder, makers))
                .toList();
        var masks = AccessCache.masks(Tree.of(containers.values()), counting, now, AccessRules.ALL);
        return Permission.of(masks.getOrDefault(container.id().value(), 0));
    }

    private long counted(Container container) {
        var chain = Tree.of(containers.values()).chain(container.id());
        return AudienceRules.audience(chain, grantsIn(chain), people()).links();
    }

    private Set<Permission> byAudience(UserId user, Container container) {
        var chain = Tree.of(containers.values()).chain(container.id());
        return AudienceRules.audience(chain, grantsIn(chain), people()).members().stream()
                .filter(member -> member.user().equals(user))
                .findAny()
                .map(Audience.Member::permissions)
                .orElse(Set.of());
    }

    private boolean decided(UserId user, Permission permission, Container container) {
        var chain = Tree.of(containers.values()).chain(container.id());
        return AudienceRules.decide(user, permission, chain, grantsIn(chain), people()).allowed();
    }

    private List<Grant> grantsIn(List<Container> chain) {
        var classes = chain.stream().map(Container::id).collect(Collectors.toSet());
        return grants.stream()
                .filter(grant -> classes.contains(grant.accessClass()) && !grant.expired(now))
                .toList();
    }

    private People people() {
        var here = new LinkedHashMap<>(guests);
        ends.forEach((user, end) -> {
            if (!end.isAfter(now)) {
                here.remove(user);
            }
        });
        return new People(here, directUsers, directGroups, ceilings, Instant.MAX);
    }

    private static Instant second(String word) {
        return Instant.EPOCH.plusSeconds(Long.parseLong(word));
    }

    private static Set<Permission> permissions(String[] words, int first) {
        return Arrays.stream(words, first, words.length)
                .map(word -> Permission.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
