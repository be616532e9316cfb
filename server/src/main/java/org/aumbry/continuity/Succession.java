package org.aumbry.continuity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.KeyCustody;
import org.aumbry.crypto.KeySettings;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What a data folder with its databases lacks to be served: files beside them and the root key, from the paper. */
public final class Succession {

    private static final Pattern SIGNER = Pattern.compile("(?m)^Archive signed by ([0-9a-f]{64})$");

    private final ArchiveReader reader;
    private final String kit;
    private final @Nullable String passphrase;
    private final PrintStream out;

    private Succession(ArchiveReader reader, String kit, @Nullable String passphrase, PrintStream out) {
        this.reader = reader;
        this.kit = kit;
        this.passphrase = passphrase;
        this.out = out;
    }

    /**
     * Looks at the sheets, so that a slip is told before anything is done.
     *
     * @param kit the text of both sheets
     * @param passphrase what shall protect the root key; null: a file beside it
     */
    public static Succession of(List<Media> from, String kit, @Nullable String passphrase, PrintStream out) {
        requireSheets(kit);
        return new Succession(new ArchiveReader(Media.locations(from), signer(kit)), kit, passphrase, out);
    }

    /** Who must have signed the archive, as the sheet says; null when it does not say. */
    static @Nullable String signer(String kit) {
        var found = SIGNER.matcher(kit);
        return found.find() ? found.group(1) : null;
    }

    /** @throws CannotStartException when a line of either sheet is missing or mistyped */
    static void requireSheets(String kit) {
        try {
            BackupCustody.readKit(kit).close();
            KeyCustody.requireKit(kit);
        } catch (Refusal slip) {
            throw slip(slip);
        }
    }

    static CannotStartException slip(Refusal slip) {
        return new CannotStartException("Line " + (slip.arguments().isEmpty() ? "?" : slip.arguments().getFirst())
                + " of the sheets is missing or mistyped: lines 1 to 4 are on the recovery kit, 5 to 8 on the backup"
                + " key's sheet.", slip);
    }

    /** Brings the files that came last, files beside the databases, and the root key. */
    public void bring(Path folder) {
        try (var secret = BackupCustody.readKit(kit)) {
            out.println(FollowedFiles.of(reader, folder).fetch() + " more blobs are here");
            var restoration = new Restoration(reader, generation -> ColdStart.open(secret, generation), out::println);
            bring(restoration, restoration.choose(Restoration.Target.NEWEST), folder);
        } catch (TamperedException damaged) {
            throw new CannotStartException("The archive is damaged where it is needed, or the sheet is of another one: "
                    + damaged.getMessage(), damaged);
        } catch (IOException failed) {
            throw new CannotStartException("The databases are there, but not what belongs to them: "
                    + CannotStartException.why(failed) + ".", failed);
        }
    }

    private void bring(Restoration restoration, Generation generation, Path folder) throws IOException {
        write(restoration, generation, folder, kit, passphrase).forEach(out::println);
    }

    /** Writes files beside and the root key. @return what was done, a sentence each */
    static List<String> write(
            Restoration restoration, Generation generation, Path folder, String kit, @Nullable String passphrase)
            throws IOException {
        var files = restoration.files(generation);
        FilesInDataFolder.write(files, folder);
        try {
            var name = KeyCustody.restore(new KeySettings(null, null, null, passphrase).within(folder), kit);
            return List.of("Files beside the databases: " + files.size(),
                    "Root key " + name + " is restored from the sheet.");
        } catch (Refusal otherKey) {
            throw new CannotStartException("The folder " + folder + " has another root key than the sheet: the"
                    + " sheet is of another installation, or of before the root key was changed.", otherKey);
        }
    }
}
