package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowersDoorTests {

    @TempDir
    private Path folder;

    @Test
    void onlyTheMachinesNamedComeInAndOnlyOverTls() throws IOException {
        var file = Files.writeString(folder.resolve("pem"), "PEM");
        var door = FollowersDoor.of(settings(5440, "10.0.0.1", List.of("10.0.0.2", "fd00::2", "10.1.0.0/16"), file))
                .orElseThrow();
        assertThat(door.rules().lines()).hasSize(6).allMatch(line -> line.startsWith("hostssl ")
                && line.endsWith(" scram-sha-256"));
        assertThat(door.rules()).contains("hostssl replication postgres 10.0.0.2/32 ",
                "hostssl postgres postgres fd00::2/128 ", "10.1.0.0/16 ").doesNotContain(" all ");
        assertThat(door.options(folder)).containsEntry("listen_addresses", "127.0.0.1,10.0.0.1")
                .containsEntry("ssl", "on").containsEntry("ssl_min_protocol_version", "TLSv1.3");
        door.open(folder, new ServerUser.Ourselves());
        assertThat(Files.getPosixFilePermissions(folder.resolve("followers.key"))).hasSize(2);
        assertThat(FollowersDoor.of(settings(0, "", List.of(), file))).as("unless it is wanted").isEmpty();
    }

    @Test
    void whatWouldLetAnybodyInOrNobodyIsRefusedAtTheStart() throws IOException {
        var file = Files.writeString(folder.resolve("pem"), "PEM");
        for (var from : List.of(List.<String>of(), List.of("0.0.0.0/0"), List.of("somewhere.example"),
                List.of("10.0.0.2 trust"), List.of("10.0.0.2/32\nhost all all all trust"))) {
            assertThatThrownBy(() -> FollowersDoor.of(settings(5440, "10.0.0.1", from, file)))
                    .as(from.toString()).isInstanceOf(CannotStartException.class).hasMessageContaining("10.0.0.0/24");
        }
        assertThatThrownBy(() -> FollowersDoor.of(settings(5440, "everywhere", List.of("10.0.0.2"), file)))
                .isInstanceOf(CannotStartException.class);
        assertThatThrownBy(() -> FollowersDoor.of(settings(0, "10.0.0.1", List.of("10.0.0.2"), file)))
                .hasMessageContaining("set aumbry.database.port too");
        assertThatThrownBy(() -> FollowersDoor.of(
                        settings(5440, "10.0.0.1", List.of("10.0.0.2"), folder.resolve("none"))))
                .hasMessageContaining("followers.certificate names a PEM file").hasMessageContaining("none");
    }

    private static DatabaseSettings settings(int port, String address, List<String> from, Path file) {
        return new DatabaseSettings(null, "o", null, "u", null, Map.of(), 1, port, "aumbry", null, Map.of(),
                new DatabaseSettings.Followers(address, from, file, file));
    }
}
