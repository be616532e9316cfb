package org.aumbry.continuity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.blobs.SealedFiles;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Secret;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.ClusterAccess;
import org.aumbry.data.RecoveredCluster;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes one network back to a moment while the others go on: restores the archive in a sandbox, takes the network's
 * rows
 * from there and loads them in place of the present ones.
 */
@Component
public class NetworkRestore {

    private final ClusterAccess access;
    private final ArchiveSettings settings;
    private final BackupCustody custody;
    private final SealedFiles blobs;
    private final Ids ids;

    NetworkRestore(ClusterAccess access, ArchiveSettings settings, BackupCustody custody, SealedFiles blobs,
            Ids ids) {
        this.access = access;
        this.settings = settings;
        this.custody = custody;
        this.blobs = blobs;
        this.ids = ids;
    }

    /**
     * What is wanted.
     *
     * @param kit the text of the backup key's sheet
     * @param at null for the newest there is
     * @param dryRun only restores beside and counts
     */
    public record Request(TenantId tenant, List<Media> from, String kit, @Nullable Instant at, boolean dryRun) {

        @Override
        public String toString() {
            return "restore of network " + tenant;
        }
    }

    /** Restores, saying each step; what keeps it from doing so is a {@link CannotStartException}. */
    public void run(Request request, PrintStream out) {
        var sandbox = settings.sandbox() == null ? access.dataFolder().resolve("sandbox") : settings.sandbox();
        var folder = sandbox.resolve(ids.next().toString());
        var live = new ImageStore(access::superuser, request.tenant());
        try (var secret = sheet(request.kit()); var alone = live.alone()) {
            alone.isValid(0);
            Files.createDirectories(sandbox);
            Files.setPosixFilePermissions(sandbox, PosixFilePermissions.fromString("rwx--x--x"));
            run(request, live, secret, folder, out);
        } catch (TamperedException damaged) {
            throw new CannotStartException("The archive is damaged where it is needed, or the sheet is of another one: "
                    + damaged.getMessage(), damaged);
        } catch (IOException failed) {
            throw new CannotStartException(
                    "The network was not restored: " + CannotStartException.why(failed) + ".", failed);
        } catch (SQLException failed) {
            throw new CannotStartException("The network was not restored: " + failed.getMessage(), failed);
        } finally {
            clean(folder);
        }
    }

    private static Secret sheet(String kit) {
        try {
            return BackupCustody.readKit(kit);
        } catch (Refusal slip) {
            throw Succession.slip(slip);
        }
    }

    private void run(Request request, ImageStore live, Secret secret, Path folder, PrintStream out)
            throws IOException, SQLException {
        var signer = Succession.signer(request.kit());
        var reader = new ArchiveReader(
                Media.locations(request.from()), signer == null ? custody.signer() : signer);
        var image = folder.resolve("image");
        var restoration = new Restoration(reader, generation -> ColdStart.open(secret, generation), out::println);
        var target = request.at() == null ? Restoration.Target.NEWEST : Restoration.Target.time(request.at());
        var generation = restoration.choose(target);
        try (var beside = restoration.start(generation, target, folder.resolve("server"), access.programs())) {
            out.println(write(request.tenant(), beside, image) + " rows of the network as they were");
        }
        if (request.dryRun()) {
            out.println("Nothing was changed.");
            return;
        }
        live.load(image);
        out.println("The network's rows are those of then; its journal and its keys are those of now.");
        out.println(fetchBlobs(request.tenant(), live.blobs(), reader, folder) + " blobs were brought back");
    }

    private static long write(TenantId tenant, RecoveredCluster beside, Path image) throws IOException, SQLException {
        var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectory(image, ours);
        return new ImageStore(beside::superuser, tenant).write(image);
    }

    /** Blobs that rows name and the store has not. */
    private int fetchBlobs(TenantId tenant, List<String> wanted, ArchiveReader reader, Path folder)
            throws IOException {
        int fetched = 0;
        for (var each : wanted) {
            var id = UUID.fromString(each);
            if (!blobs.exists(tenant, id)) {
                var file = folder.resolve(each);
                reader.fetchBlob(
                        new BlobCopies.Listed(BlobCopies.FOLDER + StoreBlobs.name(tenant, id), 0, ""), file);
                blobs.put(tenant, id, file);
                fetched++;
            }
        }
        return fetched;
    }

    private static void clean(Path folder) {
        try {
            Restoration.deleteFolder(folder);
        } catch (IOException left) {
            throw new java.io.UncheckedIOException("the sandbox could not be removed", left);
        }
    }
}
