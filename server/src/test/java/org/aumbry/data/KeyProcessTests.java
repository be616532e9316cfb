package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TestKms;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.OwnProcess;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The root key in a process of its own, started as people start it, and killed: databases and keys of a network are
 * real, only the time that passes is the test's.
 */
class KeyProcessTests {

    private static final Cell CELL = new Cell("note", new UUID(7, 7), "words_sealed");

    private final Path keysFolder = TestDataFolder.fresh();
    private final Path socket = keysFolder.resolve("key.socket");
    private OwnProcess process;
    private DataHarness data;

    @BeforeEach
    void start() {
        process = serve();
        data = DataHarness.with(TestKms.process(socket));
    }

    @AfterEach
    void stop() {
        process.close();
        data.close();
        TestDataFolder.delete(keysFolder);
    }

    @Test
    void whenItDiesReadingGoesOnForTheTimeThatIsSetThenNothingOpensAndThenItComesBack() {
        var acme = data.newTenant();
        var keys = data.newKeys();
        var sealed = data.inside(acme, () -> new Sealer(keys, new Randomness()).seal(
                KeyScope.CONTENT, CELL, "minutes"));
        assertThat(open(keys, acme, sealed)).isEqualTo("minutes");
        assertThat(data.path.resolve("keys")).as("no root key beside the databases").doesNotExist();

        process.kill();
        data.clock.advance(Duration.ofMinutes(14));
        assertThat(open(keys, acme, sealed)).isEqualTo("minutes");
        data.clock.advance(Duration.ofMinutes(2));
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> open(keys, acme, sealed))
                .withMessageContaining("The key process gives no answer");
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> open(data.newKeys(), acme, sealed));

        process = serve();
        assertThat(open(keys, acme, sealed)).isEqualTo("minutes");
        assertThat(open(data.newKeys(), acme, sealed)).isEqualTo("minutes");
    }

    @Test
    void itsRootKeyIsChangedInItsOwnFolderWhileItRuns() throws Exception {
        var kms = TestKms.process(socket);
        var before = kms.rootKeyId();
        OwnProcess.start("The root key is now ", "keys", "process", "change", "--aumbry.data=" + keysFolder).close();
        assertThat(TestKms.process(socket).rootKeyId()).isNotEqualTo(before);
        OwnProcess.start("1 root keys of before are erased", "keys", "process", "drop", "--aumbry.data=" + keysFolder)
                .close();
        var file = new String(Files.readAllBytes(keysFolder.resolve("keys/root.key")), StandardCharsets.ISO_8859_1);
        assertThat(file).startsWith("AUMBRYRK");
    }

    private OwnProcess serve() {
        return OwnProcess.start("answers at " + socket, "keys", "serve", "--aumbry.data=" + keysFolder);
    }

    private String open(TenantKeys keys, TenantId tenant, byte[] sealed) {
        return data.scope.call(tenant, () -> new Sealer(keys, new Randomness()).open(
                CELL, sealed));
    }
}
