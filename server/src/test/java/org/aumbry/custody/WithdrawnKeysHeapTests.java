package org.aumbry.custody;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantKeys;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.kernel.TenantId;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is left in memory of a network whose keys were withdrawn: everything that can still be reached is written to a
 * file and read as somebody with that file would.
 */
@AumbryTest
@Tag("slow")
class WithdrawnKeysHeapTests {

    private static final byte MASK = 0x5A;

    @TempDir
    private Path folder;

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;
    @Autowired TenantKeys keys;
    @Autowired Seals seals;

    /** What is searched for, kept so that this very list is not what is found. */
    private final List<byte[]> masked = new ArrayList<>();

    /** Words that were read are still found, where was not found out; how often is printed, not promised. */
    @Test
    void keysThatWereWithdrawnCanNotBeReached() throws IOException {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Heap " + tag, "Kim Heap", "kim-" + tag + "@heap.example");
        world.add(kim, "Max Heap", "max-" + tag + "@heap.example", Role.ADMIN);
        readAndSearch(kim);
        keyBytes(kim.tenant());
        assertThat(found("before.hprof")).as("keys in use are found, and so are the words").doesNotContain(0L);

        world.as(kim, who -> seals.freeze(who, Seals.NETWORK, "An intruder"));
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(
                () -> world.signIn(kim).get("/").status() == 423);

        assertThat(Arrays.copyOfRange(found("after.hprof"), 1, masked.size())).containsOnly(0L);
    }

    /** In a method of its own, so that nothing of it stays on the stack. */
    private void readAndSearch(Person kim) {
        var mark = "q" + UUID.randomUUID().toString().replace("-", "");
        mask(mark.getBytes(StandardCharsets.US_ASCII));
        var document = world.as(kim, who -> {
            var space = spaces.add(who, new SpaceSettings("Room " + mark, "", JoinMode.INVITATION, false));
            return uploads.put(who, Place.in(space.id()), mark + ".txt", "", new ByteArrayInputStream(
                    ("The words " + mark + " were read.").getBytes(StandardCharsets.UTF_8))).document();
        });
        var browser = world.signIn(kim);
        assertThat(browser.get("/documents/" + document).body()).contains(mark);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(
                () -> browser.get("/search?q=" + mark).body().contains("/documents/" + document));
    }

    private void keyBytes(TenantId tenant) {
        for (var scope : List.of(KeyScope.CONTENT, KeyScope.INDEX)) {
            world.in(tenant, () -> keys.withCurrent(scope, (number, key) -> {
                var raw = key.bytes(RawKeyAccess.because("test"));
                mask(raw);
                Arrays.fill(raw, (byte) 0);
                return number;
            }));
        }
    }

    private void mask(byte[] bytes) {
        var copy = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            copy[i] = (byte) (bytes[i] ^ MASK);
        }
        masked.add(copy);
    }

    /** How often each of those searched for, the words first, stands in a dump of everything that can be reached. */
    private long[] found(String name) throws IOException {
        var dump = folder.resolve(name);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
        try (var channel = FileChannel.open(dump, StandardOpenOption.READ)) {
            long size = channel.size();
            var hits = new long[masked.size()];
            for (long at = 0; at < size; at += 1 << 28) {
                var part = channel.map(FileChannel.MapMode.READ_ONLY, at, Math.min((1 << 28) + 64, size - at));
                for (int i = 0; i < part.limit() - 40; i++) {
                    for (int each = 0; each < hits.length; each++) {
                        if ((part.get(i) ^ MASK) == masked.get(each)[0] && same(part, i, masked.get(each))) {
                            hits[each]++;
                        }
                    }
                }
            }
            System.out.println("figure: " + name + ", " + (size >> 20)
                    + " MiB that can be reached: words and keys found " + Arrays.toString(hits));
            return hits;
        }
    }

    private static boolean same(MappedByteBuffer part, int from, byte[] sought) {
        for (int i = 1; i < sought.length; i++) {
            if ((part.get(from + i) ^ MASK) != sought[i]) {
                return false;
            }
        }
        return true;
    }
}
