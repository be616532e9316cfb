package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.ClusterHarness;
import org.aumbry.data.RecoveredCluster;
import org.aumbry.data.RemoteCluster;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stand-by that reaches the first server at an address that is not this machine's own, as far as both know. */
@Tag("slow")
class StandByElsewhereTests {

    private static final String ADDRESS = "127.0.0.2";

    @TempDir
    private Path papers;

    @Test
    void itFollowsOverTlsKnowsWhomAndTakesThePlaceAlsoAfterItsOwnStop() throws Exception {
        var own = FollowerPapers.of(papers, ADDRESS);
        var other = FollowerPapers.of(Files.createDirectory(papers.resolve("other")), ADDRESS);
        var into = TestDataFolder.fresh();
        var said = new ArrayList<String>();
        try (var first = ClusterHarness.followed(ADDRESS, own.certificate(), own.key())) {
            var secrets = Files.readAllBytes(first.folder().resolve("postgres-secrets"));
            othersAreNotBelieved(first.port(), secrets, own, other);
            aCopyThatFailsLeavesNothing(first.port(), secrets, other, into);
            var remote = RemoteCluster.at(ADDRESS, first.port(), secrets, own.certificate());
            try (var follower = StandBy.follow(remote, "second", into, TestDataFolder.programs(), said::add)) {
                ArchiveScene.await(() -> behind(follower) == 0);
                assertThat(said).anyMatch(line -> line.startsWith("Copying the server 127.0.0.2:"));
                assertThat(spoken(first)).isEqualTo("TLSv1.3");
                assertThat(follower.leads()).isFalse();
                write(first, "create table note (text text)");
                write(first, "insert into note values ('followed')");
                ArchiveScene.await(() -> behind(follower) == 0);
            }
            try (var again = StandBy.follow(remote, "second", into, TestDataFolder.programs())) {
                write(first, "insert into note values ('and again')");
                ArchiveScene.await(() -> behind(again) == 0);
            }
        }
        StandBy.promote(into);
        assertThat(notes(into)).as("nobody ran it and the first one is gone").isEqualTo(2);
        assertThatThrownBy(() -> StandBy.promote(into)).isInstanceOf(CannotStartException.class)
                .hasMessageContaining("has taken the first one's place");
        TestDataFolder.delete(into);
    }

    private static void othersAreNotBelieved(
            int port, byte[] secrets, FollowerPapers own, FollowerPapers other) {
        assertThatExceptionOfType(SQLException.class).as("another certificate").isThrownBy(
                () -> RemoteCluster.at(ADDRESS, port, secrets, other.certificate()).superuser("postgres"));
        assertThatExceptionOfType(SQLException.class).as("made out for another name").isThrownBy(
                () -> RemoteCluster.at("localhost", port, secrets, own.certificate()).superuser("postgres"));
        assertThatThrownBy(() -> RemoteCluster.at(ADDRESS, port, secrets)).hasMessageContaining("over TLS only");
    }

    private static void aCopyThatFailsLeavesNothing(int port, byte[] secrets, FollowerPapers other, Path into) {
        var remote = RemoteCluster.at(ADDRESS, port, secrets, other.certificate());
        assertThatThrownBy(() -> StandBy.follow(remote, "second", into, TestDataFolder.programs()))
                .isInstanceOf(CannotStartException.class).hasMessageContaining("can't be followed");
        assertThat(into).isEmptyDirectory();
    }

    @Test
    void whatHoldsAHalfCopyOrSomethingElseIsNotTakenForAStandBy() throws IOException {
        var remote = RemoteCluster.at("127.0.0.1", 1, "superuser=x".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.createDirectories(RecoveredCluster.clusterOf(papers));
        Files.writeString(RecoveredCluster.clusterOf(papers).resolve("PG_VERSION"), "18");
        assertThatThrownBy(() -> StandBy.follow(remote, "second", papers, papers))
                .isInstanceOf(CannotStartException.class).hasMessageContaining("a copy that was broken off");
        assertThat(RecoveredCluster.clusterOf(papers).resolve("PG_VERSION")).exists();
        assertThatThrownBy(() -> StandBy.promote(papers)).hasMessageContaining("There is no stand-by");
    }

    private static String spoken(ClusterHarness first) throws SQLException {
        try (var connection = first.access().superuser("postgres");
                var query = connection.createStatement();
                var row = query.executeQuery("""
                        select version
                          from pg_stat_ssl
                          join pg_stat_replication using (pid)
                        """)) {
            return row.next() ? row.getString(1) : "nobody follows";
        }
    }

    private static void write(ClusterHarness first, String sql) throws SQLException {
        try (var connection = first.access().superuser("postgres"); var statement = connection.createStatement()) {
            // The quick servers of tests write later, and what is not written is not sent.
            statement.execute("set synchronous_commit = on");
            statement.execute(sql);
        }
    }

    private static long notes(Path folder) throws SQLException {
        try (var cluster = RecoveredCluster.start(folder, TestDataFolder.programs(), Map.of());
                var connection = cluster.superuser("postgres");
                var query = connection.createStatement();
                var row = query.executeQuery("select count(*) from note")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long behind(StandBy follower) {
        try {
            return follower.bytesBehind().orElse(-1L);
        } catch (SQLException notYet) {
            return -1;
        }
    }
}
