package org.aumbry.blobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Puts a small blob into every place, folder or bucket, and looks whether each does what all have to do alike. */
@Component
class BlobDriversProbe implements Probe {

    private static final byte[] CONTENT = "a few words that belong to nobody".getBytes(StandardCharsets.US_ASCII);

    private final ProbeBlobs probe;
    private final BlobStore store;
    private final TenantScope scope;

    BlobDriversProbe(ProbeBlobs probe, BlobStore store, TenantScope scope) {
        this.probe = probe;
        this.store = store;
        this.scope = scope;
    }

    @Override
    public String id() {
        return "blobs.places-alike";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-30");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Result look() {
        var name = new BlobName[1];
        int alike = probe.with(CONTENT, row -> {
            name[0] = row.name(scope.current());
            var wanted = probe.sealed(row, 0);
            int same = 0;
            for (int copy = 0; copy < store.copies(); copy++) {
                same += Arrays.equals(wanted, probe.sealed(row, copy)) && lists(copy, name[0]) ? 1 : 0;
            }
            return same;
        });
        int gone = 0;
        for (int copy = 0; copy < store.copies(); copy++) {
            gone += isGone(copy, name[0]) ? 1 : 0;
        }
        var observed = "Of " + store.copies() + " places, " + alike + " gave back and listed what was put, and " + gone
                + " let it go.";
        return new Result(alike == store.copies() && gone == store.copies(), observed);
    }

    private boolean lists(int copy, BlobName name) throws IOException {
        return store.list(name.tenant(), copy).stream().anyMatch(found -> found.name().equals(name));
    }

    private boolean isGone(int copy, BlobName name) {
        try (var left = store.open(name, copy)) {
            return left.size() < 0;
        } catch (NoSuchFileException gone) {
            return true;
        } catch (IOException away) {
            return false;
        }
    }
}
