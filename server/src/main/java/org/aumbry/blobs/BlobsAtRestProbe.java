package org.aumbry.blobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Stores marked words and looks for them in the bytes that really lie in each directory. */
@Component
class BlobsAtRestProbe implements Probe {

    private final ProbeBlobs blobs;
    private final Randomness randomness;
    private final FileBytes files;

    /** Reads the bytes of one copy as anyone with access to the directory would. */
    interface FileBytes {
        byte[] of(BlobRow row, int copy) throws IOException;
    }

    @Autowired
    BlobsAtRestProbe(ProbeBlobs blobs, Randomness randomness) {
        this(blobs, randomness, blobs::sealed);
    }

    BlobsAtRestProbe(ProbeBlobs blobs, Randomness randomness, FileBytes files) {
        this.blobs = blobs;
        this.randomness = randomness;
        this.files = files;
    }

    @Override
    public String id() {
        return "blobs.at-rest";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-17", "DEX-53");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var mark = "canary-" + HexFormat.of().formatHex(randomness.bytes(8));
        var content = (mark + " ").repeat(200).getBytes(StandardCharsets.UTF_8);
        if (!holds(content, mark)) {
            return Result.fails("The search for the mark does not even find it in the open.");
        }
        return blobs.with(content, row -> {
            int found = 0;
            for (int copy = 0; copy < blobs.copies(); copy++) {
                found += holds(files.of(row, copy), mark) ? 1 : 0;
            }
            var observed = "A mark stored 200 times stands open in " + found + " of " + blobs.copies()
                    + " copies on disk.";
            return new Result(found == 0, observed);
        });
    }

    private static boolean holds(byte[] bytes, String mark) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(mark);
    }
}
