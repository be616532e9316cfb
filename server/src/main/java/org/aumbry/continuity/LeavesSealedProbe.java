package org.aumbry.continuity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.aumbry.blobs.SealedFiles;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.DataFolder;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks at what leaves as a file without anybody asking for it: the newest parts and blobs in each location of the
 * archive, and the newest backups of networks. A marked text goes through the same sealing and must not be found
 * behind it.
 */
@Component
class LeavesSealedProbe implements Probe {

    private static final String MARK = "a marked text that nobody may read ";
    private static final int MARKS = 400;
    private static final int MOST_EACH = 6;
    private static final int MOST_NETWORKS = 3;
    private static final int SHELVES = 256;
    private static final int MOST_SHELVES = 24;
    private static final String NAME = "probe/marked";

    private final Supplier<List<ArchiveLocation>> locations;
    private final Supplier<List<TenantId>> networks;
    private final IntSupplier chance;
    private final Path backups;
    private final UnaryOperator<byte[]> sealing;

    @Autowired
    LeavesSealedProbe(ArchiveSettings settings, Egress egress, DataFolder data, SealedFiles blobs,
            Generations.Keys keys, Clock clock) {
        this(() -> settings.wanted().stream().map(wanted -> Media.of(wanted, egress)).toList(),
                blobs::networks,
                () -> keys.randomness().bytes(1)[0] & 0xFF,
                data.path().resolve("network-backups"),
                plain -> seal(keys.custody(), keys.randomness(), keys.ids(), clock, plain));
    }

    LeavesSealedProbe(Supplier<List<ArchiveLocation>> locations, Supplier<List<TenantId>> networks,
            IntSupplier chance, Path backups, UnaryOperator<byte[]> sealing) {
        this.locations = locations;
        this.networks = networks;
        this.chance = chance;
        this.backups = backups;
        this.sealing = sealing;
    }

    private static byte[] seal(BackupCustody custody, Randomness randomness, Ids ids, Clock clock, byte[] plain) {
        UUID generation = ids.next();
        try (var key = SealingKey.generate(randomness)) {
            return new Parts(custody, randomness).seal(generation, key, NAME, clock.instant(), plain);
        }
    }

    @Override
    public String id() {
        return "continuity.leaves-sealed";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-35");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Result look() {
        if (marksAreReadable()) {
            return Result.fails("A marked text could be read in what the archive's sealing made of it.");
        }
        int seen = 0;
        try {
            for (var location : locations.get()) {
                var parts = newest(location.list("generations"));
                var blobs = someBlobs(location);
                if (!parts.stream().allMatch(part -> SealedForm.ofPart(bytes(location, part)))
                        || !blobs.stream().allMatch(blob -> SealedForm.ofBlob(bytes(location, blob)))) {
                    return Result.fails("In location " + location.name() + " of the archive lies a file that is not"
                            + " sealed.");
                }
                seen += parts.size() + blobs.size();
            }
            int files = lookAtBackups();
            return Result.holds(("A marked text could not be read behind the sealing; %d parts and files of the archive"
                    + " and %d backups of networks that were looked at are sealed.").formatted(seen, files));
        } catch (IOException | UncheckedIOException unreachable) {
            return Result.fails("A location of the archive can't be read.");
        } catch (TamperedException open) {
            return Result.fails("A backup of a network is damaged or not sealed.");
        }
    }

    private static byte[] bytes(ArchiveLocation location, ArchiveLocation.Stored stored) {
        try {
            return location.get(stored.name());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Blobs of a few networks, from shelves by chance: an archive may have millions. */
    private List<ArchiveLocation.Stored> someBlobs(ArchiveLocation location) throws IOException {
        var found = new ArrayList<ArchiveLocation.Stored>();
        var all = networks.get();
        for (int network = 0; network < Math.min(all.size(), MOST_NETWORKS); network++) {
            var each = all.get((chance.getAsInt() + network) % all.size());
            int first = chance.getAsInt();
            for (int shelf = first; shelf < first + MOST_SHELVES && found.size() < MOST_EACH; shelf++) {
                found.addAll(location.list(
                        "blobs/" + each + "/" + String.format(Locale.ROOT, "%02x", shelf % SHELVES)));
            }
        }
        if (found.size() > MOST_EACH) {
            return found.subList(0, MOST_EACH);
        }
        return found;
    }

    private boolean marksAreReadable() {
        var plain = MARK.repeat(MARKS).getBytes(StandardCharsets.US_ASCII);
        var sealed = sealing.apply(plain);
        return new String(sealed, StandardCharsets.ISO_8859_1).contains(MARK) || !SealedForm.ofPart(sealed);
    }

    private static List<ArchiveLocation.Stored> newest(List<ArchiveLocation.Stored> all) {
        return all.stream()
                .sorted(Comparator.comparing(ArchiveLocation.Stored::storedAt).reversed())
                .limit(MOST_EACH)
                .toList();
    }

    /** Rows are parts like the archive's, files blobs as they lie; nothing else may be in a backup. */
    private int lookAtBackups() throws IOException {
        if (!Files.isDirectory(backups)) {
            return 0;
        }
        List<Path> newest;
        try (var all = Files.walk(backups)) {
            newest = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".half"))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()).reversed())
                    .limit(MOST_EACH)
                    .toList();
        }
        for (var file : newest) {
            var wrong = new ArrayList<String>();
            BackupFile.read(file, (name, length, in) -> {
                var head = in.readNBytes(1 << 16);
                boolean sealed = name.startsWith("rows/") ? SealedForm.ofPart(head)
                        : name.startsWith("blobs/") ? SealedForm.ofBlob(head)
                        : name.equals(BackupFile.HEADER) && SignedText.whole(Arrays.copyOf(head, head.length));
                if (!sealed) {
                    wrong.add(name);
                }
            });
            if (!wrong.isEmpty()) {
                throw new TamperedException("a network's backup");
            }
        }
        return newest.size();
    }
}
