package org.aumbry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.aumbry.crypto.TamperedException;
import org.aumbry.crypto.TestPaper;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong in a command ends in one sentence and a code. */
class CommandEndTests {

    @TempDir
    private Path folder;

    private int code;

    @Test
    void whatACommandThrowsIsSaidInASentence() {
        assertThat(said(() -> {
            throw new IllegalStateException(new CannotStartException("Start it first."));
        })).isEqualTo("Start it first.\n");
        assertThat(code).isEqualTo(2);
        assertThat(said(() -> {
            throw Refusal.invalid("email", "crypto.kit-line-wrong", 3);
        })).isEqualTo("Line 3 of the recovery kit is missing or mistyped. (email)\n");
        assertThat(said(() -> {
            throw new TamperedException("a list of the archive");
        })).startsWith("Something that is kept does not open: a list of the archive was changed");
        assertThat(said(() -> {
            throw new IllegalStateException(new SQLException("x", "08006"));
        })).startsWith("The database gives no answer");
        assertThat(said(() -> {
            throw new IllegalStateException(new NoSuchFileException("/nowhere"));
        })).isEqualTo("A file can't be used: there is no /nowhere.\n");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void aFaultOfOurOwnIsNamedWithoutATraceOrItsMessage() {
        var said = said(() -> {
            throw new IllegalStateException("password=plum");
        });
        assertThat(said).startsWith("Aumbry failed in a way that nobody foresaw (IllegalStateException at ")
                .doesNotContain("plum", "\tat ").hasLineCount(1);
        assertThat(code).isEqualTo(1);
    }

    @Test
    void anOptionThatIsMistypedIsRefusedBecauseItMightChangeEverything() {
        assertThat(said(restore("--from", "a", "--kit", "b", "--into", "c", "--dry-rum")))
                .startsWith("This command does not know \"--dry-rum\". Say restore --from");
        assertThat(code).isEqualTo(64);
        assertThat(said(restore("--from", "a", "--kit", "--into", "c"))).startsWith("--kit lacks its value.");
        assertThat(said(restore("here"))).startsWith("This command does not know \"here\"");
        assertThat(said(restore("--from", "a", "--kit", "b", "--into", "c", "--at", "noon")))
                .as("the sheet is looked at first").contains("there is no b");
        assertThat(Options.of(List.of("--x=1", "--aumbry.data=d", "--x", "2", "--y"), Set.of("--x"), Set.of("--y"), "")
                .all("--x")).containsExactly("1", "2");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        assertThat(said(restore("--from", "s3://bucket/x/", "--kit", "b", "--into", "c")))
                .isEqualTo("Set AUMBRY_S3_ENDPOINT in the environment to read from a bucket.\n");
        assertThat(code).isEqualTo(2);
        var kit = folder.resolve("kit");
        Files.writeString(kit, "nothing of the kind");
        assertThat(said(restore("--from", folder.resolve("no").toString(), "--kit", kit.toString(), "--into", into())))
                .isEqualTo("Line 5 of the sheets is missing or mistyped: lines 1 to 4 are on the recovery kit, 5 to 8"
                        + " on the backup key's sheet.\n");
        var half = new TestPaper(folder.resolve("keys")).sheet();
        Files.writeString(kit, half.substring(half.indexOf("AUMBRY BACKUP KEY")));
        assertThat(said(restore("--from", folder.resolve("no").toString(), "--kit", kit.toString(), "--into", into())))
                .as("the root key's sheet is missed before hours of work, not after them")
                .startsWith("Line 1 of the sheets is missing");
        Files.writeString(kit, half);
        assertThat(said(restore("--from", folder.resolve("no").toString(), "--kit", kit.toString(), "--into", into())))
                .contains("the folder of this location is not there");
        assertThat(Path.of(into())).doesNotExist();
        Files.write(kit, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(said(restore("--from", folder.toString(), "--kit", kit.toString(), "--into", into())))
                .isEqualTo("The sheet can't be read: it is no text.\n");
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
        var kit = Files.writeString(folder.resolve("kit"), new TestPaper(folder.resolve("keys")).sheet());
        assertThat(said(restore("--from", folder.toString(), "--kit", kit.toString(), "--into",
                folder.resolve("keys").toString(), "--dry-run"))).endsWith("is not empty: name a new one.\n");
        assertThat(said(promote(folder.toString()))).startsWith("There is no stand-by in " + folder);
        assertThat(said(promote())).startsWith("Say promote FOLDER");
        assertThat(said(promote(folder.toString(), "--kit", kit.toString()))).startsWith("Say promote FOLDER");
        assertThat(code).isEqualTo(64);
    }

    @Test
    void aServerElsewhereIsFollowedWithItsCertificateOnly() throws IOException {
        var passwords = Files.writeString(folder.resolve("postgres-secrets"), "superuser=x\n").toString();
        assertThat(said(follow("--of", "10.0.0.1:5440", "--passwords", passwords, "--into", into())))
                .startsWith("A server on another machine is followed over TLS only: name the file");
        assertThat(said(follow("--of", "10.0.0.1:many", "--passwords", passwords, "--into", into())))
                .startsWith("The port is a number.");
        assertThat(said(follow("--of", "127.0.0.1:1", "--passwords", folder.resolve("no").toString(), "--into",
                into()))).contains("there is no ").contains("It is postgres-secrets of the first one's data folder.");
        var other = Files.writeString(folder.resolve("other"), "words").toString();
        assertThat(said(follow("--of", "127.0.0.1:1", "--passwords", other, "--into", into())))
                .startsWith("The file with the passwords holds none");
        assertThat(said(follow("--of", "127.0.0.1:1", "--passwords", passwords, "--into", into())))
                .startsWith("The server 127.0.0.1:1 can't be followed: ").hasLineCount(1);
        try (var left = Files.list(Path.of(into()))) {
            assertThat(left).as("nothing that looks like a copy").isEmpty();
        } catch (NoSuchFileException never) {
            assertThat(code).isEqualTo(2);
        }
    }

    @Test
    void readingFilesSaysWhatIsWrongWithThem() {
        assertThat(CannotStartException.why(new java.nio.file.AccessDeniedException("/secret")))
                .isEqualTo("the user " + System.getProperty("user.name") + " may not use /secret");
        assertThatThrownBy(() -> RestoreCommand.sheet(folder.toString())).isInstanceOf(CannotStartException.class);
    }

    private String into() {
        return folder.resolve("into").toString();
    }

    private static IntSupplier restore(String... typed) {
        return () -> RestoreCommand.run(List.of(typed), System.out);
    }

    private static IntSupplier promote(String... typed) {
        return () -> StandByCommand.promote(List.of(typed), System.out);
    }

    private static IntSupplier follow(String... typed) {
        return () -> StandByCommand.follow(List.of(typed), System.out);
    }

    private String said(IntSupplier command) {
        var bytes = new ByteArrayOutputStream();
        code = CommandEnd.told(command, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
