package org.aumbry.blobs;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.aumbry.data.HeldKeys;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.TenantId;

/** Uploads without end and says what is durable, until it is killed. A program of its own for {@link BlobKillTests}. */
final class KilledUploads {

    private static final int LONGEST = 400_000;

    private KilledUploads() {}

    public static void main(String... args) {
        var blobs = fixture(Path.of(args[0]), args[1], args[2]);
        while (true) {
            var name = blobs.newName();
            blobs.uploads.begin(name, KeyScope.CONTENT);
            say("durable " + name.id() + " 0");
            var content = content(name.id());
            var sizes = new Random(name.id().hashCode());
            int offset = 0;
            while (offset < content.length) {
                int end = Math.min(content.length, offset + 1 + sizes.nextInt(150_000));
                var piece = new ByteArrayInputStream(Arrays.copyOfRange(content, offset, end));
                offset = (int) blobs.uploads.append(name, offset, piece, end);
                say("durable " + name.id() + " " + offset);
            }
            blobs.uploads.finish(name);
            say("finished " + name.id() + " " + offset);
        }
    }

    static BlobFixture fixture(Path folder, String tenant, String key) {
        var keys = new HeldKeys(new TenantId(UUID.fromString(tenant)), HexFormat.of().parseHex(key));
        return new BlobFixture(new RealDisk(), List.of(folder.resolve("one"), folder.resolve("two")), keys);
    }

    /** What the upload with this id consists of, known to everyone. */
    static byte[] content(UUID id) {
        var random = new Random(id.getLeastSignificantBits());
        var content = new byte[1 + random.nextInt(LONGEST)];
        random.nextBytes(content);
        return content;
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
