package org.aumbry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.aumbry.crypto.Kms;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The commands about the root key, in a program that serves people meanwhile. */
@AumbryTest
class KeysCommandTests {

    @TempDir
    private Path folder;

    @Autowired World world;
    @Autowired ApplicationContext context;
    @Autowired Kms kms;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void theRootKeyIsChangedWhileEverybodyGoesOn() {
        var ana = world.browserOf(world.ana());
        assertThat(ana.get("/admin/keys").status()).isEqualTo(200);
        var before = kms.rootKeyId();

        assertThat(KeysCommand.run(context, List.of("rotate", "root"), out)).isZero();

        assertThat(kms.rootKeyId()).isNotEqualTo(before);
        assertThat(said()).contains("keys of networks: ", "keys of the installation: ", "Everything is wrapped by "
                + kms.rootKeyId(), "the root key of before is erased");
        assertThat(ana.get("/admin/keys").body()).contains(kms.rootKeyId());
        assertThat(world.signIn(world.dee()).get("/").status()).isEqualTo(200);
        assertThat(KeysCommand.run(context, List.of("status"), out)).isZero();
        assertThat(said()).contains("to move    0 keys of networks", "to move    0 keys of the installation");
        assertThat(KeysCommand.run(context, List.of("move"), out)).isZero();
    }

    @Test
    void aSecondChangeAtTheSameTimeIsRefusedBecauseEachWouldEraseTheOthersKey() {
        var before = kms.rootKeyId();
        try (var first = context.getBean(DataFolder.class).alone("keys-change")) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> KeysCommand.run(context, List.of("rotate", "root"), out))
                    .isInstanceOf(CannotStartException.class).hasMessageContaining("Another command is at this work");
            assertThatThrownBy(() -> KeysCommand.run(context, List.of("move"), out))
                    .isInstanceOf(CannotStartException.class);
        }
        assertThat(kms.rootKeyId()).isEqualTo(before);
        assertThat(KeysCommand.run(context, List.of("move"), out)).isZero();
    }

    @Test
    void theRootKeyIsPutTogetherFromSharesInAnEmptyFolder() {
        assertThat(KeysCommand.run(context, List.of("split", "2", "3"), out)).isZero();
        var shares = said();
        assertThat(shares).contains("Share 3 of 3, any 2 restore the key");
        var two = shares.substring(shares.indexOf("AUMBRY KEY SHARE 1", 5));

        var joined = KeysCommand.join(new ByteArrayInputStream(two.getBytes(StandardCharsets.UTF_8)), out,
                "--aumbry.data=" + folder);
        assertThat(joined).as(said()).isZero();
        assertThat(said()).contains("The root key is restored: " + kms.rootKeyId());
        assertThat(folder.resolve("keys/root.key")).exists();
        assertThat(KeysCommand.join(new ByteArrayInputStream(new byte[0]), out, "--aumbry.data=" + folder))
                .isEqualTo(2);
        assertThat(KeysCommand.run(context, List.of("split", "1", "3"), out)).isEqualTo(2);
        assertThat(KeysCommand.run(context, List.of("split", "many", "3"), out)).isEqualTo(64);
        assertThat(KeysCommand.run(context, List.of("melt"), out)).isEqualTo(64);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
