package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the decision table about administration, and looks whether every act of an administrator lies somewhere. */
class AdminRoleRulesTests {

    private static final Path TABLE = Path.of("src/test/resources/access/administration.areas");
    private static final Path MAIN = Path.of("src/main/java/org/aumbry");
    private static final Pattern ASKED =
            Pattern.compile("(?:dministrators?\\.require|requireAdministrator|requireFresh|desk\\.require)"
                    + "\\(who, \"([a-z.-]+)\"");

    /** Acts that only full administrators do, each because it would open more than one area. */
    private static final Set<String> FULL = Set.of(
            "mail.open", "user.change", "factor.list", "factor.ask", "drive.break-glass",
            "drive.end-glass", "drive.list-glass", "sign-in-provider.list", "sign-in-provider.open",
            "sign-in-provider.test", "provisioning.list", "provisioning.add-token", "provisioning.revoke-token",
            "key.seal", "key.thaw", "key.destroy", "log.rotate", "backup.key", "backup.restore", "backup.take",
            "storage.read", "key.order-destruction", "key.withdraw-destruction",
            "collector.add", "collector.list", "collector.remove", "collector.replay");

    static Stream<String> parts() throws IOException {
        return Arrays.stream(Files.readString(TABLE).split("(?m)^---$"));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyLineHolds(String part) {
        var world = new Table();
        part.lines().forEach(world::read);
        assertThat(world.answers).isPositive();
    }

    @Test
    void aWrongLineIsNoticed() {
        var world = new Table();
        Stream.of("person bo member", "role desk people", "give desk bo").forEach(world::read);
        assertThatThrownBy(() -> world.read("expect bo people mail")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> world.read("hands bo desk no")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> world.read("over bo bo no")).isInstanceOf(AssertionError.class);
    }

    @Test
    void everyActOfAnAdministratorLiesInAnAreaOrIsForFullOnes() throws IOException {
        var asked = new HashSet<String>();
        try (var files = Files.walk(MAIN)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                var matcher = ASKED.matcher(text(file));
                while (matcher.find()) {
                    asked.add(matcher.group(1));
                }
            });
        }
        assertThat(asked).hasSizeGreaterThan(80);
        assertThat(asked.stream().filter(verb -> Area.of(verb).isEmpty())).isSubsetOf(FULL);
        assertThat(FULL.stream().filter(verb -> Area.of(verb).isPresent())).isEmpty();
    }

    @Test
    void anAreaSurvivesBeingStored() {
        for (int mask = 0; mask < 1 << Area.values().length; mask++) {
            assertThat(Area.mask(Area.of(mask))).isEqualTo(mask);
        }
        assertThat(Area.named("people")).contains(Area.PEOPLE);
        assertThat(Area.named("everything")).isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Table {

        private static final TenantId TENANT = new TenantId(new UUID(0, 1));

        private final Map<String, Role> people = new HashMap<>();
        private final Map<String, Set<Area>> roles = new HashMap<>();
        private final Map<String, Set<String>> members = new HashMap<>();
        private final Map<String, Set<String>> holders = new HashMap<>();
        private int answers;

        private void read(String line) {
            var words = line.replaceFirst("#.*", "").strip().split("\\s+");
            switch (words[0]) {
                case "" -> { }
                case "person" -> people.put(words[1], Role.of(words[2]).orElseThrow());
                case "role" -> roles.put(words[1], areas(words));
                case "group" -> members.put(words[1], new HashSet<>(List.of(words).subList(2, words.length)));
                case "give" -> holders.computeIfAbsent(words[1], role -> new HashSet<>()).add(words[2]);
                case "take" -> holders.get(words[1]).remove(words[2]);
                case "leave" -> members.get(words[1]).remove(words[2]);
                default -> check(line, words);
            }
        }

        private void check(String line, String[] words) {
            answers++;
            switch (words[0]) {
                case "expect" -> assertThat(effective(words[1])).as(line).isEqualTo(areas(words));
                case "hands" -> assertThat(AdminRoleRules.mayHand(asker(words[1]), roles.get(words[2])))
                        .as(line).isEqualTo(words[3].equals("yes"));
                case "over" -> assertThat(
                                AdminRoleRules.mayActOn(asker(words[1]), people.get(words[2]), held(words[2])))
                        .as(line).isEqualTo(words[3].equals("yes"));
                default -> throw new AssertionError("no such line: " + line);
            }
        }

        private Principal asker(String name) {
            boolean admin = people.get(name) == Role.ADMIN;
            return new Principal(
                    TENANT, new UserId(new UUID(0, 2)), false, admin, null, null, Set.of(), "", Principal.Proof.NONE,
                    admin ? Set.of() : effective(name));
        }

        private Set<Area> effective(String name) {
            return AdminRoleRules.effective(people.get(name), held(name));
        }

        private Set<Area> held(String name) {
            var names = new HashSet<>(Set.of(name));
            while (members.entrySet().stream()
                    .filter(group -> group.getValue().stream().anyMatch(names::contains))
                    .map(Map.Entry::getKey)
                    .toList()
                    .stream()
                    .anyMatch(names::add)) {
                continue;
            }
            return holders.entrySet().stream()
                    .filter(role -> role.getValue().stream().anyMatch(names::contains))
                    .flatMap(role -> roles.get(role.getKey()).stream())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Area.class)));
        }

        private static Set<Area> areas(String[] words) {
            return switch (words[2]) {
                case "nothing" -> Set.of();
                case "everything" -> EnumSet.allOf(Area.class);
                default -> Stream.of(words).skip(2)
                        .map(word -> Area.named(word).orElseThrow())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Area.class)));
            };
        }
    }
}
